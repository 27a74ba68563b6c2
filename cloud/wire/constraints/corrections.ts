import type { ConstrainedService, Constraints, Shape } from './model.ts';

const TABLE_NAME = { type: 'string', max: 255, pattern: '[a-zA-Z0-9_.-]+' };

/** The orders in which DynamoDB was seen to tell its values; the model has another. */
const DYNAMODB_ENUMS: Record<string, string[]> = {
  ReturnValue: ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'],
  ReturnItemCollectionMetrics: ['SIZE', 'NONE'],
};

const NEW_STACK = { type: 'string', max: 128, pattern: '[a-zA-Z][-a-zA-Z0-9]*' };
const STACK = { type: 'string', pattern: '[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*' };

const corrections: Partial<Record<ConstrainedService, (constraints: Constraints) => void>> = {
  cloudformation: correctCloudFormation,
  'cognito-idp': correctCognito,
  dynamodb: correctDynamoDb,
  lambda: correctLambda,
  s3: correctS3,
};

/**
 * Brings a published model to what the service enforces, where the two were seen to differ.
 *
 * @param constraints freshly read; changed in place
 */
export function correct(constraints: Constraints): Constraints {
  corrections[constraints.service]?.(constraints);
  return constraints;
}

/**
 * The model takes any string of 1 to 1024 characters where a table is named, because an ARN is taken there too; a name
 * is still held to the naming rules, and a new table's name has at least three characters:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
function correctDynamoDb({ shapes }: Constraints): void {
  shapes.NewTableName = { ...shapes.TableArn, unlessArn: { ...TABLE_NAME, min: 3 } };
  shapes.TableArn = { ...shapes.TableArn, unlessArn: TABLE_NAME };
  setMember(shapes, 'CreateTableInput', 'TableName', 'NewTableName');
  shapes.KeySchema = { ...shapes.KeySchema, max: 2 };
  for (const [name, order] of Object.entries(DYNAMODB_ENUMS)) {
    const values = shapes[name]?.enum ?? [];
    // A value that AWS adds later must not be refused here, so it is kept behind the known ones.
    shapes[name] = { ...shapes[name], enum: [...order, ...values.filter((value) => !order.includes(value))] };
  }
}

/**
 * The model leaves a stack's name free where it stands alone:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
function correctCloudFormation({ operations, shapes }: Constraints): void {
  shapes.StackName = STACK;
  shapes.NewStackName = NEW_STACK;
  setMember(shapes, 'CreateStackInput', 'StackName', 'NewStackName');
  setMember(shapes, 'GetTemplateInput', 'StackName', 'StackName');
  setMember(shapes, 'DescribeStacksInput', 'StackName', 'StackName');
  operations.DescribeStacks = 'DescribeStacksInput';
}

/**
 * The model's pattern is that of a prefix; a domain of one's own has dots, and the service tells the two apart:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
 */
function correctCognito({ shapes }: Constraints): void {
  const { pattern: _, ...length } = shapes.DomainType ?? {};
  shapes.DomainType = { ...length, type: 'string' };
}

/**
 * The model's limits are those of Lambda Managed Instances; a usual function has 900 seconds and 10,240 MB:
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
function correctLambda({ shapes }: Constraints): void {
  shapes.Timeout = { ...shapes.Timeout, max: 900 };
  shapes.MemorySize = { ...shapes.MemorySize, max: 10240 };
}

/**
 * The model wants a plain slash in the copy source, which S3 reads only after it has decoded the header:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 *
 * A bucket takes the canned ACLs of objects too, and that of log delivery, where the model lists four:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
 */
function correctS3({ shapes }: Constraints): void {
  shapes.CopySource = { type: 'string' };
  const acls = [shapes.BucketCannedACL?.enum ?? [], shapes.ObjectCannedACL?.enum ?? [], 'log-delivery-write'];
  shapes.BucketCannedACL = { ...shapes.BucketCannedACL, enum: [...new Set(acls.flat())] };
}

function setMember(
  shapes: Record<string, Shape>,
  structure: string,
  member: string,
  shapeName: string,
): void {
  const shape = shapes[structure];
  shapes[structure] = { ...shape, members: { ...shape?.members, [member]: shapeName } };
}
