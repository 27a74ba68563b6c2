import type * as Sdk from '@aws-sdk/client-dynamodb';
import type { Access } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import type { AccessRules } from '../service.ts';
import { tableName } from './json.ts';
import type { handlers } from './service.ts';

type Named = { TableName: string };
type Tagged = { ResourceArn: string };

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html */
export const access: AccessRules<typeof Sdk, typeof handlers> = {
  CreateTable: (input, call) => [
    ...onTable('CreateTable')(input, call),
    ...(input.Tags?.length ? onTable('TagResource')(input, call) : []),
  ],
  DescribeTable: onTable('DescribeTable'),
  UpdateTable: onTable('UpdateTable'),
  DeleteTable: onTable('DeleteTable'),
  ListTables: () => [{ action: 'dynamodb:ListTables', resource: '*' }],
  PutItem: onTable('PutItem'),
  GetItem: onTable('GetItem'),
  UpdateItem: onTable('UpdateItem'),
  DeleteItem: onTable('DeleteItem'),
  Query: onTableOrIndex('Query'),
  Scan: onTableOrIndex('Scan'),
  BatchGetItem: onEachTable('BatchGetItem'),
  BatchWriteItem: onEachTable('BatchWriteItem'),
  TagResource: onArn('TagResource'),
  UntagResource: onArn('UntagResource'),
  ListTagsOfResource: onArn('ListTagsOfResource'),
  DescribeTimeToLive: onTable('DescribeTimeToLive'),
  UpdateTimeToLive: onTable('UpdateTimeToLive'),
  DescribeContinuousBackups: onTable('DescribeContinuousBackups'),
  UpdateContinuousBackups: onTable('UpdateContinuousBackups'),
};

function onTable(action: string) {
  return ({ TableName }: Named, call: Call): Access[] => [
    { action: `dynamodb:${action}`, resource: arnOf(call, TableName) },
  ];
}

/** A query of an index needs the index, not the table. */
function onTableOrIndex(action: string) {
  return ({ TableName, IndexName }: Named & { IndexName?: string }, call: Call): Access[] => {
    const table = arnOf(call, TableName);
    return [{ action: `dynamodb:${action}`, resource: IndexName ? `${table}/index/${IndexName}` : table }];
  };
}

function onEachTable(action: string) {
  return ({ RequestItems }: { RequestItems: object }, call: Call): Access[] =>
    Object.keys(RequestItems).map((name) => ({ action: `dynamodb:${action}`, resource: arnOf(call, name) }));
}

function onArn(action: string) {
  return ({ ResourceArn }: Tagged): Access[] => [{ action: `dynamodb:${action}`, resource: ResourceArn }];
}

function arnOf({ region, account }: Call, nameOrArn: string): string {
  return `arn:aws:dynamodb:${region}:${account}:table/${tableName(nameOrArn)}`;
}
