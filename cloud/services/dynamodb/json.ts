import * as sdk from '@aws-sdk/client-dynamodb';
import type { Call } from '../../call.ts';
import { jsonCodec } from '../../wire/json.ts';
import { operationsOf } from '../../wire/operations.ts';
import { runDynalite } from './engine.ts';

const codec = jsonCodec(false);
const operations = operationsOf(sdk);

/**
 * Runs an operation with typed input and output: dynalite speaks DynamoDB's own JSON.
 *
 * @throws AwsError as DynamoDB does
 */
export async function runTyped<Out>(call: Call, name: string, input: object): Promise<Out> {
  const operation = operations.get(name);
  if (!operation) throw new Error(`DynamoDB has no operation ${name}`);
  const data = JSON.parse(codec.write(operation.input, input)) as Record<string, unknown>;
  const output = await runDynalite(call, name, byName(data));
  return codec.readObject(operation.output, output) as Out;
}

/** A table may be named by its ARN, which dynalite does not know. */
function byName(data: Record<string, unknown>): Record<string, unknown> {
  return typeof data.TableName === 'string' ? { ...data, TableName: tableName(data.TableName) } : data;
}

/** The name of a table that is given by name or by ARN. */
export function tableName(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? (nameOrArn.split('/')[1] ?? nameOrArn) : nameOrArn;
}
