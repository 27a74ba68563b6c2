import type * as Sdk from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import { malformedXml } from '../../wire/xml.ts';
import type { Handlers, Input, Modelled } from '../service.ts';
import { requireBucket, updateBucket } from './bucket-record.ts';
import { SETTING_READ, SETTING_WRITE } from './setting-members.ts';

const METHODS = ['GET', 'PUT', 'HEAD', 'POST', 'DELETE'];
const MOST_RULES = 100;
const LONGEST_ID = 255;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html */
export const handlers = {
  PutBucketCors(input, call) {
    const rules = input.CORSConfiguration.CORSRules;
    if (rules.length === 0 || rules.length > MOST_RULES) throw malformedXml();
    rules.forEach(checkRule);
    updateBucket(call, requireBucket(call, input), { cors: rules });
    return {};
  },

  GetBucketCors(input, call) {
    const { cors, name } = requireBucket(call, input);
    if (cors) return { CORSRules: cors };
    throw new AwsError('NoSuchCORSConfiguration', 'The CORS configuration does not exist', 404, {
      BucketName: name,
    });
  },

  DeleteBucketCors(input, call) {
    updateBucket(call, requireBucket(call, input), { cors: undefined });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  PutBucketCors: [...SETTING_WRITE, 'CORSConfiguration'],
  GetBucketCors: SETTING_READ,
  DeleteBucketCors: SETTING_READ,
};

type Rule = Input<typeof Sdk, 'PutBucketCors'>['CORSConfiguration']['CORSRules'][number];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html */
function checkRule(rule: Rule): void {
  if (rule.AllowedMethods.length === 0 || rule.AllowedOrigins.length === 0) throw malformedXml();
  if ((rule.ID ?? '').length > LONGEST_ID) throw malformedXml();
  const unknown = rule.AllowedMethods.find((method) => !METHODS.includes(method));
  if (unknown !== undefined) {
    throw invalidRequest(`Found unsupported HTTP method in CORS config. Unsupported method is ${unknown}`);
  }
  const origin = rule.AllowedOrigins.find(hasSeveralWildcards);
  if (origin !== undefined)
    throw invalidRequest(`AllowedOrigin "${origin}" can not have more than one wildcard.`);
  const header = rule.AllowedHeaders?.find(hasSeveralWildcards);
  if (header !== undefined)
    throw invalidRequest(`AllowedHeader "${header}" can not have more than one wildcard.`);
  const exposed = rule.ExposeHeaders?.find((name) => name.includes('*'));
  if (exposed !== undefined) {
    throw invalidRequest(
      `ExposeHeader "${exposed}" contains wildcard. We currently do not support wildcard for ExposeHeader.`,
    );
  }
}

function hasSeveralWildcards(pattern: string): boolean {
  return pattern.split('*').length > 2;
}

function invalidRequest(message: string): AwsError {
  return new AwsError('InvalidRequest', message);
}
