import type * as Sdk from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import { malformedXml } from '../../wire/xml.ts';
import type { Input } from '../service.ts';

type Website = Input<typeof Sdk, 'PutBucketWebsite'>['WebsiteConfiguration'];
type RoutingRule = NonNullable<Website['RoutingRules']>[number];

const MOST_RULES = 50;

/**
 * The rules for a website's configuration.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketWebsite.html
 *
 * @throws AwsError InvalidArgument, InvalidRequest or MalformedXML
 */
export function checkWebsite(website: Website): void {
  const { RedirectAllRequestsTo: redirectAll, IndexDocument, ErrorDocument, RoutingRules } = website;
  if (redirectAll) {
    if (IndexDocument || ErrorDocument || RoutingRules) {
      throw invalidArgument(
        'RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.',
        'RedirectAllRequestsTo',
        'not null',
      );
    }
    if (redirectAll.HostName === '') throw malformedXml();
    checkProtocol(redirectAll.Protocol);
    return;
  }
  if (!IndexDocument) {
    throw invalidArgument(
      'A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty',
      'IndexDocument',
      'null',
    );
  }
  if (IndexDocument.Suffix === '' || IndexDocument.Suffix.includes('/')) {
    throw invalidArgument(
      'The IndexDocument Suffix is not well formed',
      'IndexDocument',
      IndexDocument.Suffix,
    );
  }
  if (ErrorDocument?.Key === '') throw malformedXml();
  checkRoutingRules(RoutingRules);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-to-page-redirect.html#advanced-conditional-redirects */
function checkRoutingRules(rules: RoutingRule[] | undefined): void {
  if (!rules) return;
  if (rules.length === 0) throw malformedXml();
  if (rules.length > MOST_RULES) {
    throw invalidRequest(
      `${rules.length} routing rules provided, the number of routing rules in a website configuration is limited to ${MOST_RULES}.`,
    );
  }
  rules.forEach(checkRoutingRule);
}

function checkRoutingRule({ Condition, Redirect }: RoutingRule): void {
  if (Object.values(Redirect).every((value) => value === undefined)) throw malformedXml();
  if (Redirect.ReplaceKeyPrefixWith !== undefined && Redirect.ReplaceKeyWith !== undefined) {
    throw invalidRequest('You can only define ReplaceKeyPrefix or ReplaceKey but not both.');
  }
  if (Condition && Object.values(Condition).every((value) => value === undefined)) {
    throw invalidRequest(
      "Condition cannot be empty. To redirect all requests without a condition, the condition element shouldn't be present.",
    );
  }
  checkProtocol(Redirect.Protocol);
  const { HttpRedirectCode: redirectCode } = Redirect;
  if (redirectCode !== undefined && !/^3(?!00)\d\d$/.test(redirectCode)) {
    throw invalidRequest(
      `The provided HTTP redirect code (${redirectCode}) is not valid. Valid codes are 3XX except 300.`,
    );
  }
  const errorCode = Condition?.HttpErrorCodeReturnedEquals;
  if (errorCode !== undefined && !/^[45]\d\d$/.test(errorCode)) {
    throw invalidRequest(
      `The provided HTTP error code (${errorCode}) is not valid. Valid codes are 4XX or 5XX.`,
    );
  }
}

function checkProtocol(protocol: string | undefined): void {
  if (protocol === undefined || protocol === 'http' || protocol === 'https') return;
  throw invalidRequest(
    'Invalid protocol, protocol can be http or https. If not defined the protocol will be selected automatically.',
  );
}

function invalidRequest(message: string): AwsError {
  return new AwsError('InvalidRequest', message);
}

function invalidArgument(message: string, name: string, value: string): AwsError {
  return new AwsError('InvalidArgument', message, 400, { ArgumentName: name, ArgumentValue: value });
}
