import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Config, Environment } from './config.ts';

/** Credentials to call AWS with. They are held in memory, and never written, logged or shown. */
export interface AccessKeys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** The SDK clients of one course, each made when it is first used. */
export interface Clients {
  readonly s3: S3Client;
  readonly cloudfront: CloudFrontClient;
  readonly dynamodb: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
  readonly sts: STSClient;
  readonly iam: IAMClient;
  readonly lambda: LambdaClient;
  readonly logs: CloudWatchLogsClient;
  readonly apigateway: APIGatewayClient;
  readonly cognito: CognitoIdentityProviderClient;
  readonly cloudformation: CloudFormationClient;
}

/**
 * CloudFront and IAM have no regions; their calls are signed for this one. The SDK knows that only for AWS's own
 * endpoints: https://docs.aws.amazon.com/general/latest/gr/cf_region.html
 */
const GLOBAL_REGION = 'us-east-1';

/**
 * Makes the clients for a target. This is the one place that knows where calls go.
 *
 * @param env where access keys are looked up for the local target; AWS's own chain serves the target aws
 * @param keys used in place of both, on either target
 */
export function createClients(
  config: Config,
  env: Environment = process.env,
  keys: AccessKeys | undefined = undefined,
): Clients {
  const settings = clientSettings(config, env, keys);
  const s3 = once(
    () =>
      new S3Client({
        ...settings,
        forcePathStyle: config.endpoint !== undefined,
        // Otherwise a presigned PUT signs the checksum of an empty body, and every upload with it is refused.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      }),
  );
  const cloudfront = once(() => new CloudFrontClient({ ...settings, region: GLOBAL_REGION }));
  const dynamodb = once(() => new DynamoDBClient(settings));
  const documents = once(() =>
    DynamoDBDocumentClient.from(dynamodb(), { marshallOptions: { removeUndefinedValues: true } }),
  );
  const sts = once(() => new STSClient(settings));
  const iam = once(() => new IAMClient({ ...settings, region: GLOBAL_REGION }));
  const lambda = once(() => new LambdaClient(settings));
  const logs = once(() => new CloudWatchLogsClient(settings));
  // An account has ten calls a second here, fewer than a step makes: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
  const apigateway = once(() => new APIGatewayClient({ ...settings, maxAttempts: 8 }));
  const cognito = once(() => new CognitoIdentityProviderClient(settings));
  // Whoever follows a stack asks often, and CloudFormation answers "Rate exceeded" sooner than others.
  const cloudformation = once(() => new CloudFormationClient({ ...settings, maxAttempts: 8 }));
  return {
    get s3() {
      return s3();
    },
    get cloudfront() {
      return cloudfront();
    },
    get dynamodb() {
      return dynamodb();
    },
    get documents() {
      return documents();
    },
    get sts() {
      return sts();
    },
    get iam() {
      return iam();
    },
    get lambda() {
      return lambda();
    },
    get logs() {
      return logs();
    },
    get apigateway() {
      return apigateway();
    },
    get cognito() {
      return cognito();
    },
    get cloudformation() {
      return cloudformation();
    },
  };
}

function clientSettings(config: Config, env: Environment, keys: AccessKeys | undefined) {
  const requestHandler = { connectionTimeout: 5_000, requestTimeout: 60_000 };
  if (config.endpoint === undefined) {
    return { region: config.region, requestHandler, ...(keys && { credentials: keys }) };
  }
  return {
    region: config.region,
    requestHandler,
    endpoint: config.endpoint,
    credentials: keys ?? {
      accessKeyId: env.AWS_ACCESS_KEY_ID || 'test',
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY || 'test',
      ...(env.AWS_SESSION_TOKEN ? { sessionToken: env.AWS_SESSION_TOKEN } : {}),
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
