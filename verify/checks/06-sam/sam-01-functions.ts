import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import type { FunctionNames } from '../../../shared/names.ts';
import { type Check, fail, type Grader, type Outcome, proven } from '../../check.ts';
import { readGradedStack } from '../../graded-stack.ts';
import { locateStack, stackFunctions } from '../../locate-stack.ts';
import { courseName } from '../../stack-functions.ts';
import type { FunctionKey } from '../03-lambda/functions.ts';
import { borrowed, unlessMade } from './borrowed.ts';
import { inTemplate } from './where.ts';

const areActive = borrowed(
  [],
  ['LAMBDA-01.1'],
  ['LAMBDA-02.1'],
  ['LAMBDA-03.1'],
  ['LAMBDA-04.1'],
  ['LAMBDA-05.1'],
  ['LAMBDA-06.1'],
);

/** The environment variables that name what a function works with. */
const variables = [
  { name: 'TABLE_NAME', thing: 'moviesTable' },
  { name: 'POSTERS_BUCKET', thing: 'postersBucket' },
] as const;

const areThere: Check = async (grader) =>
  (await unlessMade(grader, ['moviesTable', 'postersBucket'])) ??
  (await unlessTold(grader)) ??
  (await unlessOwnEnvironment(grader)) ??
  areActive(grader);

async function unlessTold(grader: Grader): Promise<Outcome | undefined> {
  const keys = Object.keys(grader.names.functions) as FunctionKey[];
  const { name, resources } = await readGradedStack(grader);
  const told: Partial<FunctionNames> = await stackFunctions(grader);
  grader.log(`looked for the six functions among what the stack ${name} has made`);
  const missing = keys.filter((key) => told[key] === undefined);
  const [first] = missing;
  if (first === undefined) return undefined;
  const functions = resources.filter(({ type }) => type === 'AWS::Lambda::Function');
  const wanted = missing.map(courseName).join(', ');
  return fail({
    expected: `a function in the stack for each of ${keys.map(courseName).join(', ')}`,
    got: `${functions.map(({ logicalId }) => logicalId).join(', ') || 'no functions'}`,
    why: proven(`neither a name nor a logical id, a handler or a method of the API says which is ${wanted}`),
    fix: inTemplate(
      `a function for ${wanted} with FunctionName: !Sub '\${AWS::StackName}-${courseName(first)}'`,
    ),
  });
}

async function unlessOwnEnvironment(grader: Grader): Promise<Outcome | undefined> {
  const locate = locateStack(grader);
  for (const [key, FunctionName] of Object.entries(await stackFunctions(grader))) {
    const command = new GetFunctionConfigurationCommand({ FunctionName });
    const { Environment } = await grader.clients.lambda.send(command);
    for (const { name, thing } of variables) {
      const value = Environment?.Variables?.[name];
      const right = await locate[thing]();
      if (value === undefined || value === right) continue;
      return fail({
        did: `read the environment of ${FunctionName}`,
        expected: `${name}: ${right}`,
        got: `${name}: ${value}`,
        why: proven(`${value} is not of the stack`),
        fix: inTemplate(`a !Ref to the stack's own in ${name} of ${courseName(key as FunctionKey)}`),
      });
    }
  }
  return undefined;
}

const works = ['moviesTable', 'postersBucket'] as const;

export const functionChecks: Record<string, Check> = {
  'SAM-01.2': areThere,
  'SAM-01.3': borrowed(
    works,
    ['LAMBDA-01.2', 'LAMBDA-01.3', 'LAMBDA-01.4', 'LAMBDA-01.5'],
    ['LAMBDA-02.2', 'LAMBDA-02.3', 'LAMBDA-02.4'],
    ['LAMBDA-06.2', 'LAMBDA-06.3', 'LAMBDA-06.4'],
  ),
  'SAM-01.4': borrowed(
    works,
    ['LAMBDA-03.2', 'LAMBDA-03.3', 'LAMBDA-03.4', 'LAMBDA-03.5'],
    ['LAMBDA-04.2', 'LAMBDA-04.3', 'LAMBDA-04.4', 'LAMBDA-04.5'],
    ['LAMBDA-05.2', 'LAMBDA-05.3'],
  ),
};
