import type { GradedStack, StackResource } from './graded-stack.ts';

/** What the course looks for in a stack, functions aside. */
export type Thing = keyof typeof things;

export interface Description {
  /** In words: `the site's bucket`. */
  what: string;
  type: string;
  /** The resource of SAM that makes one, where the lesson takes that. */
  samType?: string;
  /** The output that names it. */
  output: string;
  /** What the logical id of it has and of others has not, for the case that there are several of its type. */
  sign: RegExp;
}

export const things = {
  siteBucket: {
    what: 'the bucket of the site',
    type: 'AWS::S3::Bucket',
    output: 'SiteBucketName',
    sign: /site|web|page/i,
  },
  postersBucket: {
    what: 'the bucket of the posters',
    type: 'AWS::S3::Bucket',
    output: 'PostersBucketName',
    sign: /poster/i,
  },
  distribution: {
    what: 'the distribution before the site',
    type: 'AWS::CloudFront::Distribution',
    output: 'SiteDistributionId',
    sign: /site|web|page/i,
  },
  moviesTable: {
    what: 'the table of the films',
    type: 'AWS::DynamoDB::Table',
    output: 'MoviesTableName',
    sign: /movie|film/i,
  },
  restApi: {
    what: 'the API',
    type: 'AWS::ApiGateway::RestApi',
    samType: 'AWS::Serverless::Api',
    output: 'ApiId',
    sign: /api/i,
  },
  userPool: {
    what: 'the user pool',
    type: 'AWS::Cognito::UserPool',
    output: 'AdminPoolId',
    sign: /admin|pool/i,
  },
  userPoolClient: {
    what: 'the app client of the site',
    type: 'AWS::Cognito::UserPoolClient',
    output: 'SiteClientId',
    sign: /site|web|client/i,
  },
  signInDomain: {
    what: 'the address of the sign-in page',
    type: 'AWS::Cognito::UserPoolDomain',
    output: 'SignInDomainPrefix',
    sign: /domain/i,
  },
} satisfies Record<string, Description>;

/**
 * What the stack calls a thing: what its output names, where that is of the stack and of the right type; otherwise the
 * only one of this type, or the only one whose logical id says that it is this. Undefined when nobody can tell.
 */
export function findThing(graded: GradedStack, thing: Thing): string | undefined {
  const { output, sign } = things[thing];
  const candidates = ofType(graded, thing);
  const said = candidates.find(({ physicalId }) => physicalId === graded.outputs[output]);
  if (said) return said.physicalId;
  if (candidates.length === 1) return candidates[0]?.physicalId;
  const telling = candidates.filter(({ logicalId }) => sign.test(logicalId));
  return telling.length === 1 ? telling[0]?.physicalId : undefined;
}

/** Everything of the stack that has the type of a thing. */
export function ofType({ resources }: GradedStack, thing: Thing): StackResource[] {
  return resources.filter(({ type }) => type === things[thing].type);
}
