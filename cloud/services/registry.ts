import { jsonProtocol } from '../wire/json-protocol.ts';
import { queryProtocol } from '../wire/query-protocol.ts';
import { restJsonProtocol } from '../wire/rest-json-protocol.ts';
import { restXmlProtocol } from '../wire/rest-xml-protocol.ts';
import { hasUnfinishedWork } from './cloudformation/unfinished.ts';
import { publicOperations } from './cognito-idp/public-operations.ts';
import { errorBody as lambdaErrorBody } from './lambda/error-body.ts';
import type { ServiceEntry } from './service.ts';

const GLOBAL_REGION = 'us-east-1';

/** Every service of the cloud. Only this table is read at the start; a service's code waits for its first call, or for what it left unfinished. */
export const services: readonly ServiceEntry[] = [
  {
    name: 's3',
    signingName: 's3',
    protocol: restXmlProtocol({ xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/', bareErrors: true }),
    dialect: 's3',
    requestIdHeader: 'x-amz-request-id',
    load: async () => (await import('./s3/service.ts')).service,
  },
  {
    name: 'cloudfront',
    signingName: 'cloudfront',
    protocol: restXmlProtocol({
      xmlNamespace: 'http://cloudfront.amazonaws.com/doc/2020-05-31/',
      bareErrors: false,
    }),
    dialect: 'rest',
    requestIdHeader: 'x-amzn-requestid',
    globalRegion: GLOBAL_REGION,
    load: async () => (await import('./cloudfront/service.ts')).service,
  },
  {
    name: 'dynamodb',
    signingName: 'dynamodb',
    protocol: jsonProtocol({ version: '1.0', errorPrefix: 'com.amazonaws.dynamodb.v20120810#' }),
    dialect: 'json',
    requestIdHeader: 'x-amzn-requestid',
    targetPrefix: 'DynamoDB_20120810',
    load: async () => (await import('./dynamodb/service.ts')).service,
  },
  {
    name: 'iam',
    signingName: 'iam',
    protocol: queryProtocol({ xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/' }),
    dialect: 'query',
    requestIdHeader: 'x-amzn-requestid',
    globalRegion: GLOBAL_REGION,
    load: async () => (await import('./iam/service.ts')).service,
  },
  {
    name: 'sts',
    signingName: 'sts',
    protocol: queryProtocol({ xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/' }),
    dialect: 'query',
    requestIdHeader: 'x-amzn-requestid',
    load: async () => (await import('./sts/service.ts')).service,
  },
  {
    name: 'lambda',
    signingName: 'lambda',
    protocol: restJsonProtocol({ errorBody: lambdaErrorBody }),
    dialect: 'restJson',
    requestIdHeader: 'x-amzn-requestid',
    load: async () => (await import('./lambda/service.ts')).service,
  },
  {
    name: 'logs',
    signingName: 'logs',
    protocol: jsonProtocol({ version: '1.1' }),
    dialect: 'json',
    requestIdHeader: 'x-amzn-requestid',
    targetPrefix: 'Logs_20140328',
    load: async () => (await import('./logs/service.ts')).service,
  },
  {
    name: 'apigateway',
    signingName: 'apigateway',
    protocol: restJsonProtocol(),
    dialect: 'restJson',
    requestIdHeader: 'x-amzn-requestid',
    load: async () => (await import('./apigateway/service.ts')).service,
  },
  {
    name: 'cognito-idp',
    signingName: 'cognito-idp',
    protocol: jsonProtocol({ version: '1.1' }),
    dialect: 'json',
    requestIdHeader: 'x-amzn-requestid',
    targetPrefix: 'AWSCognitoIdentityProviderService',
    publicOperations,
    load: async () => (await import('./cognito-idp/service.ts')).service,
  },
  {
    name: 'cloudformation',
    signingName: 'cloudformation',
    protocol: queryProtocol({ xmlNamespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/' }),
    dialect: 'query',
    requestIdHeader: 'x-amzn-requestid',
    load: async () => (await import('./cloudformation/service.ts')).service,
    isUnfinished: hasUnfinishedWork,
  },
];
