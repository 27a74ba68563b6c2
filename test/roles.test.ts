import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeStatements, forbid } from './mistakes/lambda-breakages.ts';
import { attemptsAtHome, attemptsElsewhere, POSTER } from './roles/attempts.ts';
import { type DeployedFunctions, deployFunctions, type FunctionKey } from './roles/deployed-functions.ts';
import { clientsOfRole } from './roles/role-clients.ts';
import { symptoms } from './roles/symptoms.ts';

/** What each role allows, and what is seen when that one action is taken out of it. */
const needs: Record<FunctionKey, Record<string, string>> = {
  listMovies: { 'dynamodb:Scan': 'status 500', 's3:GetObject': 'its poster answers 403' },
  getMovie: { 'dynamodb:GetItem': 'status 500', 's3:GetObject': 'its poster answers 403' },
  addMovie: {
    'dynamodb:PutItem': 'status 500',
    's3:PutObject': 'status 500',
    's3:GetObject': 'its poster answers 403',
  },
  updateMovie: {
    'dynamodb:GetItem': 'status 500',
    'dynamodb:UpdateItem': 'status 500',
    's3:PutObject': 'status 500',
    's3:GetObject': 'its poster answers 403',
    's3:DeleteObject': 'the old poster is left',
  },
  deleteMovie: { 'dynamodb:DeleteItem': 'status 500', 's3:DeleteObject': 'the old poster is left' },
  posterUrl: { 's3:GetObject': 'its poster answers 403' },
};

/** Both are needed before the first line of a new environment can be kept. */
const logNeeds = { 'logs:CreateLogStream': 'no log', 'logs:PutLogEvents': 'no log' };

const keys = Object.keys(needs) as FunctionKey[];
const cases = keys.flatMap((key) =>
  Object.entries({ ...needs[key], ...logNeeds }).map(([action, symptom]) => ({ key, action, symptom })),
);

// https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
describe('the role of each function', () => {
  let deployed: DeployedFunctions;
  beforeAll(async () => {
    deployed = await deployFunctions();
  });
  afterAll(() => deployed?.close());

  it.each(keys)('of %s allows the actions that are tried here, and no other', async (key) => {
    const statements = await statementsOf(key);
    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.sort()).toEqual(Object.keys({ ...needs[key], ...logNeeds }).sort());
  });

  it.each(keys)('is enough for %s', async (key) => {
    expect(await symptoms(deployed, key)).toEqual([]);
  });

  it.each(cases)('$key without $action: $symptom', async ({ key, action, symptom }) => {
    const before = await statementsOf(key);
    await forbid(deployed.course, key, action);
    try {
      expect(await symptoms(deployed, key)).toEqual([symptom]);
    } finally {
      await changeStatements(deployed.course, key, () => before);
    }
  });

  it.each(keys)('of %s opens nothing else', async (key) => {
    const { course } = deployed;
    const clients = await clientsOfRole(deployed, key);
    const Bucket = course.names.postersBucket;
    await course.clients.s3.send(new PutObjectCommand({ Bucket, Key: POSTER, Body: 'attempt' }));
    const atHome = attemptsAtHome(clients, course.names);
    const isNeeded = (action: string) => (action in needs[key] ? 'done' : 'denied');
    expect(await outcomes(atHome)).toEqual(expected(atHome, isNeeded));
    const elsewhere = attemptsElsewhere(clients, course.names, course.names.functions[key]);
    expect(await outcomes(elsewhere)).toEqual(expected(elsewhere, () => 'denied'));
  });

  async function statementsOf(key: FunctionKey) {
    let found: { Action: string[] }[] = [];
    await changeStatements(deployed.course, key, (statements) => {
      found = statements;
      return statements;
    });
    return found;
  }
});

type Attempts = Record<string, () => Promise<unknown>>;

async function outcomes(attempts: Attempts): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [action, attempt] of Object.entries(attempts)) found[action] = await outcome(attempt());
  return found;
}

/** S3 and the services of IAM say AccessDenied, the others AccessDeniedException. */
async function outcome(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'done';
  } catch (error) {
    const { name, message } = error as Error;
    return /^AccessDenied(Exception)?$/.test(name) ? 'denied' : `${name}: ${message}`;
  }
}

function expected(attempts: Attempts, verdict: (action: string) => string): Record<string, string> {
  return Object.fromEntries(Object.keys(attempts).map((action) => [action, verdict(action)]));
}
