import { GetStagesCommand, paginateGetRestApis } from '@aws-sdk/client-api-gateway';
import { ListChangeSetsCommand, paginateListStacks } from '@aws-sdk/client-cloudformation';
import {
  paginateListUserPoolClients,
  paginateListUserPools,
  paginateListUsers,
} from '@aws-sdk/client-cognito-identity-provider';
import { paginateListTables } from '@aws-sdk/client-dynamodb';
import { ListBucketsCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Course } from '../shared/step.ts';

/** How the grader names what it puts into an account: ids, titles, and its stage. */
const MARK = /ca9a51e5-|Canary [0-9a-f]{8}|^verify$/;

/** Every canary in an account of its own, by what it is called, wherever the grader may put one. */
export async function canariesIn(course: Course): Promise<string[]> {
  const lists = [objects, films, poolsAndPeople, stages, stacks];
  const all = (await Promise.all(lists.map((list) => list(course)))).flat();
  return all.filter((name) => MARK.test(name));
}

async function objects({ clients: { s3 } }: Course): Promise<string[]> {
  const names: string[] = [];
  for (const { Name: Bucket } of (await s3.send(new ListBucketsCommand({}))).Buckets ?? []) {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    names.push(...[...Versions, ...DeleteMarkers].map(({ Key = '' }) => Key));
  }
  return names;
}

async function films({ clients: { dynamodb, documents } }: Course): Promise<string[]> {
  const found: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client: dynamodb }, {})) {
    for (const TableName of TableNames) {
      for await (const { Items = [] } of paginateScan({ client: documents }, { TableName }))
        found.push(...Items.map((item) => JSON.stringify(item)));
    }
  }
  return found;
}

async function poolsAndPeople({ clients: { cognito } }: Course): Promise<string[]> {
  const found: string[] = [];
  for await (const { UserPools = [] } of paginateListUserPools({ client: cognito }, { MaxResults: 60 })) {
    for (const { Id: UserPoolId, Name = '' } of UserPools) {
      found.push(Name);
      for await (const { Users = [] } of paginateListUsers({ client: cognito }, { UserPoolId }))
        found.push(...Users.map((user) => JSON.stringify(user)));
      const place = { UserPoolId, MaxResults: 60 };
      for await (const { UserPoolClients = [] } of paginateListUserPoolClients({ client: cognito }, place))
        found.push(...UserPoolClients.map(({ ClientName = '' }) => ClientName));
    }
  }
  return found;
}

async function stages({ clients: { apigateway } }: Course): Promise<string[]> {
  const found: string[] = [];
  for await (const { items = [] } of paginateGetRestApis({ client: apigateway }, {})) {
    for (const { id: restApiId } of items) {
      const { item = [] } = await apigateway.send(new GetStagesCommand({ restApiId }));
      found.push(...item.map(({ stageName = '' }) => stageName));
    }
  }
  return found;
}

async function stacks({ clients: { cloudformation } }: Course): Promise<string[]> {
  const found: string[] = [];
  for await (const { StackSummaries = [] } of paginateListStacks({ client: cloudformation }, {})) {
    for (const { StackName = '', StackStatus } of StackSummaries) {
      if (StackStatus === 'DELETE_COMPLETE') continue;
      const { Summaries = [] } = await cloudformation.send(new ListChangeSetsCommand({ StackName }));
      found.push(
        `stack ${StackName}`,
        ...Summaries.map(({ ChangeSetName }) => `change set ${ChangeSetName}`),
      );
    }
  }
  return found;
}
