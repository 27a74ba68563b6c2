import { declare, kept } from './attributes.ts';
import { invalidResource } from './faults.ts';
import { type Declaration, readProperties } from './properties.ts';
import type { Run } from './run.ts';
import { type Fields, isFields, isFilled } from './shape.ts';
import { tagList } from './tags.ts';

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-simpletable.html */
const declaration: Declaration = {
  type: 'AWS::Serverless::SimpleTable',
  required: [],
  properties: {
    PrimaryKey: 'object',
    ProvisionedThroughput: 'object',
    TableName: 'text or object',
    Tags: 'map',
    SSESpecification: 'map',
    PointInTimeRecoverySpecification: 'any',
  },
};

const TYPES: Record<string, string> = { String: 'S', Number: 'N', Binary: 'B' };

/** AWS::Serverless::SimpleTable: a table with a partition key alone, paid by request unless told otherwise. */
export function makeSimpleTable(run: Run, id: string): void {
  const resource = run.resources[id];
  if (resource === undefined) return;
  const properties = readProperties(id, resource.Properties, declaration);
  const { name, type } = primaryKey(id, properties.PrimaryKey);
  const { ProvisionedThroughput, Tags } = properties;
  run.made[id] = declare(
    'AWS::DynamoDB::Table',
    {
      AttributeDefinitions: [{ AttributeName: name, AttributeType: type }],
      KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
      BillingMode: isFilled(ProvisionedThroughput) ? undefined : 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: properties.PointInTimeRecoverySpecification,
      ProvisionedThroughput: isFilled(ProvisionedThroughput) ? ProvisionedThroughput : undefined,
      SSESpecification: properties.SSESpecification,
      TableName: properties.TableName,
      Tags: isFields(Tags) && isFilled(Tags) ? tagList(Tags) : undefined,
    },
    kept(resource),
  );
}

function primaryKey(id: string, given: unknown): { name: unknown; type: string } {
  if (!isFields(given)) return { name: 'id', type: 'S' };
  const type = TYPES[textOf(id, given, 'Type')];
  if (type === undefined) throw invalidResource(id, `Invalid 'Type' "${String(given.Type)}".`);
  return { name: textOf(id, given, 'Name'), type };
}

function textOf(id: string, key: Fields, name: string): string {
  const value = key[name];
  if (value === undefined || value === null) {
    throw invalidResource(id, `Property 'PrimaryKey.${name}' is required.`);
  }
  if (typeof value !== 'string') throw invalidResource(id, "Type of property 'PrimaryKey' is invalid.");
  return value;
}
