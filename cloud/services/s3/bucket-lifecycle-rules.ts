import type * as Sdk from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import { malformedXml } from '../../wire/xml.ts';
import type { Input } from '../service.ts';

type Configuration = NonNullable<
  Input<typeof Sdk, 'PutBucketLifecycleConfiguration'>['LifecycleConfiguration']
>;
type Rule = Configuration['Rules'][number];

const MOST_RULES = 1000;
const LONGEST_ID = 255;
const LARGEST_OBJECT = 1_099_511_627_776_000;

/**
 * The rules for a lifecycle configuration.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 *
 * @throws AwsError MalformedXML, InvalidArgument or InvalidRequest
 */
export function checkLifecycleRules(rules: Rule[]): void {
  if (rules.length === 0 || rules.length > MOST_RULES) throw malformedXml();
  const isV2 = rules[0]?.Filter !== undefined;
  const ids = new Set<string>();
  for (const rule of rules) {
    checkForm(rule, isV2);
    checkId(rule.ID, ids);
    checkFilter(rule);
    checkActions(rule);
  }
}

/** Either all rules have a Filter or all have the older Prefix. */
function checkForm({ Filter, Prefix }: Rule, isV2: boolean): void {
  if ((Filter === undefined) === (Prefix === undefined)) throw malformedXml();
  if (Filter && !isV2) throw invalidRequest('Filter element can only be used in Lifecycle V2.');
  if (!Filter && isV2) {
    throw invalidRequest(
      'Base level prefix cannot be used in Lifecycle V2, prefixes are only supported in the Filter.',
    );
  }
}

function checkId(id: string | undefined, known: Set<string>): void {
  if (!id) return;
  if (id.length > LONGEST_ID) {
    throw invalidArgument(`ID length should not exceed allowed limit of ${LONGEST_ID}`);
  }
  if (known.has(id)) throw invalidArgument('Rule ID must be unique. Found same ID for more than one rule');
  known.add(id);
}

function checkFilter({ Filter, ...rule }: Rule): void {
  if (!Filter) return;
  if (count(Filter) > 1) throw malformedXml();
  const { And } = Filter;
  if (And && count(And) < 2 && (And.Tags?.length ?? 0) < 2) throw malformedXml();
  const tags = And?.Tags ?? (Filter.Tag ? [Filter.Tag] : []);
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length) {
    throw invalidRequest('Duplicate Tag Keys are not allowed.');
  }
  const sizes = And ?? Filter;
  checkSizes(sizes.ObjectSizeGreaterThan, sizes.ObjectSizeLessThan);
  const hasSizes = sizes.ObjectSizeGreaterThan !== undefined || sizes.ObjectSizeLessThan !== undefined;
  const actions = {
    AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
    ExpiredObjectDeleteMarker: rule.Expiration?.ExpiredObjectDeleteMarker,
  };
  for (const [name, action] of Object.entries(actions)) {
    if (action === undefined) continue;
    if (tags.length > 0) throw invalidRequest(`${name} cannot be specified with Tags.`);
    if (hasSizes) throw invalidRequest(`${name} cannot be specified with Object Size.`);
  }
}

function checkSizes(above: number | undefined, below: number | undefined): void {
  if (above !== undefined && (above < 0 || above > LARGEST_OBJECT)) {
    throw invalidRequest(`'ObjectSizeGreaterThan' should be between 0 and ${LARGEST_OBJECT}.`);
  }
  if (below !== undefined && (below < 1 || below > LARGEST_OBJECT)) {
    throw invalidRequest(`'ObjectSizeLessThan' should be between 1 and ${LARGEST_OBJECT}.`);
  }
  if (above !== undefined && below !== undefined && below <= above) {
    throw invalidRequest("'ObjectSizeLessThan' has to be a value greater than 'ObjectSizeGreaterThan'.");
  }
}

function checkActions(rule: Rule): void {
  const { Expiration, NoncurrentVersionExpiration, AbortIncompleteMultipartUpload: abort } = rule;
  if (!Expiration && !NoncurrentVersionExpiration && !abort) {
    throw invalidRequest('At least one action needs to be specified in a rule');
  }
  if (Expiration) checkExpiration(Expiration);
  if (NoncurrentVersionExpiration) {
    const { NoncurrentDays: days, NewerNoncurrentVersions: newer } = NoncurrentVersionExpiration;
    if (days === undefined) throw malformedXml();
    checkPositive('NoncurrentDays', 'NoncurrentVersionExpiration', days);
    if (newer !== undefined && !rule.Filter) {
      throw invalidRequest('NewerNoncurrentVersions element can only be used in Lifecycle V2.');
    }
    if (newer !== undefined) checkPositive('NewerNoncurrentVersions', 'NoncurrentVersionExpiration', newer);
  }
  if (abort) {
    if (abort.DaysAfterInitiation === undefined) throw malformedXml();
    checkPositive('DaysAfterInitiation', 'AbortIncompleteMultipartUpload', abort.DaysAfterInitiation);
  }
}

function checkExpiration(expiration: NonNullable<Rule['Expiration']>): void {
  if (count(expiration) !== 1) throw malformedXml();
  const { Days, Date: date } = expiration;
  if (Days !== undefined) checkPositive('Days', 'Expiration', Days);
  if (date && date.getTime() % 86_400_000 !== 0) {
    throw new AwsError('InvalidArgument', "'Date' must be at midnight GMT", 400, {
      ArgumentName: 'Date',
      ArgumentValue: date.toISOString(),
    });
  }
}

function checkPositive(name: string, action: string, value: number): void {
  if (value < 1) throw invalidArgument(`'${name}' for ${action} action must be a positive integer`);
}

/** How many of its members a structure has. */
function count(structure: object): number {
  return Object.values(structure).filter((value) => value !== undefined).length;
}

function invalidRequest(message: string): AwsError {
  return new AwsError('InvalidRequest', message);
}

function invalidArgument(message: string): AwsError {
  return new AwsError('InvalidArgument', message);
}
