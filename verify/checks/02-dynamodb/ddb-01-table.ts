import { isDeepStrictEqual } from 'node:util';
import { ListTagsOfResourceCommand, type TableDescription } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { awsAnswer } from '../../../shared/aws-errors.ts';
import type { Movie } from '../../../shared/movie.ts';
import { type Check, fail, type Grader, likely, type Outcome, pass, pending, proven } from '../../check.ts';
import { missingTags, saysMissing, shownTags } from '../tags.ts';
import { describeTable, keepItem } from './movies-table.ts';

const step = 'starter/ddb-01-table.ts';

/** The units of each kind that AWS gives to every account for nothing: https://aws.amazon.com/dynamodb/pricing/provisioned/ */
const FREE_UNITS = 25;

/** The tag by which a table says why it is not provisioned. */
const REASON_TAG = 'capacity-reason';

const isThere: Check = async (grader) => {
  const TableName = await grader.locate.moviesTable();
  const table = await describeTable(grader);
  grader.log(`described the table ${TableName}`);
  if (!table) {
    return fail({
      expected: `a table ${TableName} in ${grader.region}`,
      got: 'ResourceNotFoundException',
      why: proven(`${grader.region} has no table of this name in account ${grader.account}`),
      fix: `make it with CreateTableCommand, TableName: names.moviesTable, in ${step}`,
    });
  }
  const status = String(table.TableStatus);
  if (status === 'CREATING' || status === 'UPDATING') {
    return pending(`DynamoDB is still ${status} ${TableName}`);
  }
  if (status === 'ACTIVE') return pass();
  return fail({
    expected: `a table ${TableName} that is ACTIVE`,
    got: `status ${status}`,
    why: proven(`the table is ${status}`),
    fix: `make it with CreateTableCommand, and wait until DescribeTable says ACTIVE, in ${step}`,
  });
};

const hasTags: Check = async (grader) => {
  const table = await describeTable(grader);
  const tags = table ? await tagsOf(grader, table) : [];
  grader.log(`read the tags of ${await grader.locate.moviesTable()}`);
  const missing = missingTags(tags, grader.names);
  if (missing.length === 0) return pass();
  return fail({
    expected: missingTags([], grader.names).join(', '),
    got: shownTags(tags),
    why: proven(saysMissing(missing)),
    fix: `pass Tags to CreateTableCommand, or use TagResourceCommand, in ${step}`,
  });
};

const keyIsId: Check = async (grader) => {
  const TableName = await grader.locate.moviesTable();
  const Item = { id: grader.canary.id() };
  keepItem(grader, TableName, Item.id);
  grader.log(`put an item with the id ${Item.id} and nothing else into ${TableName}`);
  try {
    await grader.clients.documents.send(new PutCommand({ TableName, Item }));
    return pass();
  } catch (error) {
    const answer = awsAnswer(error);
    if (answer?.code !== 'ValidationException') throw error;
    return fail({
      expected: 'the item is taken: its key is the string id alone',
      got: `${answer.code}: ${answer.message}`,
      why: proven(`the table's key is ${shownKey(await describeTable(grader))}`),
      fix: `KeySchema is one element, id as HASH, and id is of type S, in ${step}; a key cannot be changed, so remove the table first`,
      learn: '#the-ideas',
    });
  }
};

const capacityIsProvisioned: Check = async (grader) => {
  const table = await describeTable(grader);
  grader.log(`described the capacity of ${await grader.locate.moviesTable()}`);
  const expected = `PROVISIONED, at most ${FREE_UNITS} units of each kind`;
  if (table?.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST') {
    const reason = (await tagsOf(grader, table)).find(({ Key }) => Key === REASON_TAG)?.Value?.trim();
    if (reason) return pass();
    return fail({
      expected,
      got: 'PAY_PER_REQUEST, which is on demand',
      why: proven('the table is billed by the request, and DDB-01 asks for provisioned capacity'),
      fix: `BillingMode: 'PROVISIONED' with ProvisionedThroughput in ${step}; or keep it, and say why in a tag ${REASON_TAG} of the table`,
      learn: '#the-ideas',
    });
  }
  const { read, write } = unitsOf(table);
  if (Math.max(read, write) <= FREE_UNITS) return pass();
  return fail({
    expected,
    got: `PROVISIONED, ${read} read units and ${write} write units`,
    why: proven(`every unit over ${FREE_UNITS} is billed by the hour, used or not`),
    fix: `ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } in ${step}`,
    learn: '#the-ideas',
  });
};

const keepsAFilm: Check = async (grader) => {
  const { clients, canary, random, locate, log } = grader;
  const TableName = await locate.moviesTable();
  const Item: Movie = {
    id: canary.id(),
    title: canary.title(),
    rating: random.integer(0, 100) / 10,
    synopsis: `Le chien d’Ångström, 映画 ${random.hex(16)}`,
    posterUrl: `s3://${await locate.postersBucket()}/posters/${canary.id()}.png`,
  };
  const Key = { id: Item.id };
  keepItem(grader, TableName, Item.id);
  log(`put "${Item.title}" into ${TableName}`);
  const refused = await unlessTaken(grader, new PutCommand({ TableName, Item }));
  if (refused) return refused;
  const answer = await clients.documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  log('read it again');
  if (isDeepStrictEqual(answer.Item, Item)) return pass();
  return fail({
    expected: JSON.stringify(Item),
    got: JSON.stringify(answer.Item ?? 'no item'),
    why: likely('something else changes or removes items of this table'),
    fix: `look at what else writes to ${TableName}: streams, time to live, other programs`,
  });
};

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.DataSync */
async function unlessTaken({ clients }: Grader, put: PutCommand): Promise<Outcome | undefined> {
  try {
    await clients.documents.send(put);
    return undefined;
  } catch (error) {
    const { code, message = '' } = awsAnswer(error) ?? {};
    if (code !== 'ValidationException') throw error;
    const [, field, wanted, given, index] =
      /Index Key (\S+) Expected: (\w+) Actual: (\w+) IndexName: (\S+)/.exec(message) ?? [];
    return fail({
      expected: 'the film is taken',
      got: `${code}: ${message}`,
      why: index
        ? proven(
            `the index ${index} takes ${field} of the type ${wanted} alone, and a film has it as ${given}`,
          )
        : likely('the table wants something of an item that a film has not'),
      fix: `give rating the type N and every other field S in AttributeDefinitions, or make no index, in ${step}; the type of a key cannot be changed, so remove the index first`,
    });
  }
}

async function tagsOf({ clients }: Grader, { TableArn }: TableDescription) {
  const { Tags = [] } = await clients.dynamodb.send(new ListTagsOfResourceCommand({ ResourceArn: TableArn }));
  return Tags;
}

/** The units of the table and of its indexes, which are paid for alike. */
function unitsOf(table: TableDescription | undefined): { read: number; write: number } {
  const all = [table, ...(table?.GlobalSecondaryIndexes ?? [])].map((it) => it?.ProvisionedThroughput);
  return {
    read: all.reduce((sum, units) => sum + (units?.ReadCapacityUnits ?? 0), 0),
    write: all.reduce((sum, units) => sum + (units?.WriteCapacityUnits ?? 0), 0),
  };
}

/** A key as `movieId (HASH, S)` or `id (HASH, S) and title (RANGE, S)`. */
function shownKey({ KeySchema = [], AttributeDefinitions = [] }: TableDescription = {}): string {
  const typeOf = (name?: string) =>
    AttributeDefinitions.find((it) => it.AttributeName === name)?.AttributeType;
  const parts = KeySchema.map((it) => `${it.AttributeName} (${it.KeyType}, ${typeOf(it.AttributeName)})`);
  return parts.join(' and ');
}

export const tableChecks: Record<string, Check> = {
  'DDB-01.1': isThere,
  'DDB-01.2': keyIsId,
  'DDB-01.3': capacityIsProvisioned,
  'DDB-01.4': keepsAFilm,
  'DDB-01.5': hasTags,
};
