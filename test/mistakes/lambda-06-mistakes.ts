import { UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import type { Course } from '../../shared/step.ts';
import { allowMore, answerWith, changeCode, type Edit, forbid } from './lambda-breakages.ts';
import type { Mistake } from './mistake.ts';

const key = 'posterUrl';

const edit = (course: Course, ...edits: Edit[]) => changeCode(course, key, 'poster-url', ...edits);
const keys = 'lib/poster-key.ts';

export const posterUrlMistakes: Mistake[] = [
  {
    name: 'the role is for API Gateway, which calls the function',
    break: ({ clients, names }) => {
      const Principal = { Service: 'apigateway.amazonaws.com' };
      const Statement = [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }];
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
      return clients.iam.send(
        new UpdateAssumeRolePolicyCommand({ RoleName: names.roles[key], PolicyDocument }),
      );
    },
    fails: 'LAMBDA-06.1',
    because: 'the trust of cinedb-ana-poster-url-role names apigateway.amazonaws.com, and not Lambda',
  },
  {
    name: 'the reference is handed back',
    break: (course) =>
      answerWith(
        course,
        key,
        `{ statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ url: event.queryStringParameters.poster }) }`,
      ),
    fails: 'LAMBDA-06.2',
    because: 'the address is not signed: it has no X-Amz-Signature',
  },
  {
    name: 'only keys are taken',
    break: (course) =>
      edit(course, {
        file: keys,
        from: "if (reference.startsWith('s3://'))",
        to: "if (reference.startsWith('never'))",
      }),
    fails: 'LAMBDA-06.2',
    because: 'it refuses an s3:// address',
  },
  {
    name: 'what is asked for is signed as it is',
    break: (course) =>
      edit(course, {
        file: keys,
        from: 'key !== undefined && POSTER_KEY.test(key) ? key : undefined',
        to: 'key',
      }),
    fails: 'LAMBDA-06.3',
    because: 'it signed an address for index.html',
  },
  {
    name: 'the bucket is not looked at',
    break: (course) =>
      edit(course, {
        file: keys,
        from: "if (reference.startsWith('s3://')) return",
        to: "if (reference.startsWith('s3://')) return reference.split('/').slice(3).join('/');\nif (false) return",
      }),
    fails: 'LAMBDA-06.3',
    because: 'it signed an address for s3://176471877468-bucket/posters/CANARY.png',
  },
  {
    name: 'the expiry is not passed on',
    break: (course) =>
      edit(course, {
        file: 'poster-url.ts',
        from: 'signedAddress(key, expiresIn)',
        to: 'signedAddress(key, 900)',
      }),
    fails: 'LAMBDA-06.4',
    because: 'expiresIn of the query does not reach getSignedUrl',
  },
  {
    name: 'every expiry is taken',
    break: (course) =>
      edit(
        course,
        {
          file: 'poster-url.ts',
          from: 'if (expiresIn < 1 || expiresIn > longestExpirySeconds)',
          to: 'if (expiresIn > 1e9)',
        },
        {
          file: 'poster-url.ts',
          from: 'signedAddress(key, expiresIn)',
          to: 'signedAddress(key, expiresIn || 60)',
        },
      ),
    fails: 'LAMBDA-06.4',
    because: 'an expiry of "0" is accepted',
  },
  {
    name: 'the role may not read posters',
    break: (course) => forbid(course, key, 's3:GetObject'),
    fails: 'LAMBDA-06.2',
    because:
      'the role cinedb-ana-poster-url-role may not s3:GetObject on arn:aws:s3:::cinedb-ana-posters-000000000000/posters/CANARY.png: a signature lets in as far as the one who signed',
  },
  {
    name: 'the role may read the table',
    break: (course) =>
      allowMore(
        course,
        key,
        'dynamodb:GetItem',
        'arn:aws:dynamodb:us-east-1:000000000000:table/cinedb-ana-movies',
      ),
    fails: 'LAMBDA-06.5',
    because: 'whoever gets into the function may do all that its role may',
  },
];
