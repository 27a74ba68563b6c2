import { DeleteStageCommand } from '@aws-sdk/client-api-gateway';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import allowTheSite from '../../modules/04-apigateway/solution/apigw-03-cors.ts';
import { apiAddress } from '../../shared/api-address.ts';
import type { Course } from '../../shared/step.ts';
import { apiId, dropGatewayHeader, setHeader } from './apigw-breakages.ts';
import { patchStage } from './apigw-patches.ts';
import type { Mistake } from './mistake.ts';
import { untilEdgeKeeps } from './stale-edge.ts';

const ORIGIN = 'Access-Control-Allow-Origin';

function putConfig({ clients, names }: Course, apiUrl: string | null, CacheControl = 'no-cache') {
  return clients.s3.send(
    new PutObjectCommand({
      Bucket: names.siteBucket,
      Key: 'config.json',
      Body: JSON.stringify({ apiUrl }),
      ContentType: 'application/json',
      CacheControl,
    }),
  );
}

async function addressOf(course: Course): Promise<string> {
  return apiAddress(course.config, await apiId(course), course.names.stageName);
}

export const stageMistakes: Mistake[] = [
  {
    name: 'the API is not deployed',
    break: async (course) => {
      const { stageName } = course.names;
      const restApiId = await apiId(course);
      return course.clients.apigateway.send(new DeleteStageCommand({ restApiId, stageName }));
    },
    fails: 'APIGW-04.1',
    because: 'the API was never deployed under this name, and without a stage nobody can call it',
  },
  {
    name: 'the stage lets no request through',
    break: (course) =>
      patchStage(
        course,
        { op: 'replace', path: '/~1movies~1{id}/GET/throttling/rateLimit', value: '0' },
        { op: 'replace', path: '/~1movies~1{id}/GET/throttling/burstLimit', value: '0' },
      ),
    fails: 'APIGW-02.1',
    because: 'the limits of the stage let no more requests through, not even after some seconds',
    mend: (course) => patchStage(course, { op: 'remove', path: '/~1movies~1{id}/GET' }),
  },
  {
    name: 'CORS was added, and the API not deployed again (3)',
    break: async (course) => {
      await setHeader(course, 'GET /movies', ORIGIN, undefined);
      await dropGatewayHeader(course, 'DEFAULT_4XX', ORIGIN);
      await allowTheSite(course);
    },
    fails: 'APIGW-04.2',
    because: 'the stage still serves an older deployment: GET /movies, gateway responses changed after it',
  },
  {
    name: 'the stage has no limits',
    break: (course) => patchStage(course, { op: 'remove', path: '/*/*' }),
    fails: 'APIGW-04.3',
    because: 'one caller can use up what the account has for all its APIs, and you pay for every request',
  },
  {
    name: 'config.json names no API',
    break: (course) => putConfig(course, null),
    fails: 'APIGW-04.4',
    because: 'apiUrl of config.json is empty, so the site has no API',
  },
  {
    name: 'config.json names no stage (4)',
    break: async (course) => putConfig(course, (await addressOf(course)).replace(/\/prod$/, '')),
    fails: 'APIGW-04.4',
    because: 'apiUrl names the path "/" and not the stage "/prod"; API Gateway answers 403 there',
  },
  {
    name: 'config.json names an API that is gone',
    break: (course) => putConfig(course, 'https://abcdef1234.execute-api.us-east-1.amazonaws.com/prod'),
    fails: 'APIGW-04.4',
    because: 'it is the address of an API that is gone, or of another region',
  },
  {
    name: 'CloudFront has an older config.json',
    break: async (course) => {
      await putConfig(course, null, 'max-age=86400');
      await untilEdgeKeeps(course, (text) => !JSON.parse(text).apiUrl);
      await putConfig(course, await addressOf(course));
    },
    fails: 'APIGW-04.4',
    because: 'the bucket has the address, and CloudFront hands out an older config.json',
  },
];
