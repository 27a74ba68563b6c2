import { GetRestApiCommand, paginateGetResources } from '@aws-sdk/client-api-gateway';
import { type DistributionSummary, paginateListDistributions } from '@aws-sdk/client-cloudfront';
import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { ifExists } from '../shared/aws-errors.ts';
import { CourseError } from '../shared/errors.ts';
import type { FunctionNames } from '../shared/names.ts';
import type { Course } from '../shared/step.ts';
import { functionIn } from './checks/04-apigateway/methods.ts';
import { type GradedStack, readGradedStack } from './graded-stack.ts';
import type { Locator } from './locate.ts';
import { perGrading } from './per-grading.ts';
import { courseName, type FunctionSigns, tellFunctions } from './stack-functions.ts';
import { findThing, type Thing, things } from './stack-things.ts';

type Account = Pick<Course, 'clients' | 'names'>;

/**
 * Finds things in the stack of the environment dev, by its outputs and by what it has made: what module 6 makes. What
 * has the names of modules 1 to 5 beside it is never meant.
 *
 * The methods for one thing throw CourseError `source` when the stack does not have it.
 */
export function locateStack(course: Account): Locator {
  const { clients } = course;
  const one = async (thing: Thing) => {
    const graded = await readGradedStack(course);
    return findThing(graded, thing) ?? missing(graded, things[thing].what);
  };
  const distributions = async () =>
    findDistribution(course, findThing(await readGradedStack(course), 'distribution'));
  return {
    siteBucket: () => one('siteBucket'),
    postersBucket: () => one('postersBucket'),
    moviesTable: () => one('moviesTable'),
    function: async (key) =>
      (await stackFunctions(course))[key] ??
      missing(await readGradedStack(course), `a function that is ${courseName(key)}`),
    distribution: async () => (await distributions())[0],
    distributions,
    restApi: async () => {
      const restApiId = findThing(await readGradedStack(course), 'restApi');
      if (restApiId === undefined) return undefined;
      return ifExists(clients.apigateway.send(new GetRestApiCommand({ restApiId })), 'NotFoundException');
    },
    userPools: async () => [findThing(await readGradedStack(course), 'userPool') ?? []].flat(),
    userPoolClients: async (UserPoolId) => {
      const ClientId = findThing(await readGradedStack(course), 'userPoolClient');
      if (ClientId === undefined) return [];
      const call = clients.cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
      return [(await ifExists(call, 'ResourceNotFoundException'))?.UserPoolClient ?? []].flat();
    },
  };
}

function missing({ name }: GradedStack, what: string): never {
  throw new CourseError(
    'source',
    `The stack ${name} has not made ${what}.`,
    'Run  npm run verify -- --module 6',
  );
}

/** A list, so that one that is gone is none. */
async function findDistribution(
  { clients }: Account,
  id: string | undefined,
): Promise<DistributionSummary[]> {
  if (id === undefined) return [];
  for await (const page of paginateListDistributions({ client: clients.cloudfront }, {})) {
    const found = page.DistributionList?.Items?.find(({ Id }) => Id === id);
    if (found) return [found];
  }
  return [];
}

/** The names of the six functions in the stack; one that nobody can tell is left out. */
export const stackFunctions = perGrading(async (course: Account): Promise<Partial<FunctionNames>> => {
  const graded = await readGradedStack(course);
  const reading = methodsByFunction(course, findThing(graded, 'restApi'));
  const methods = (await ifExists(reading, 'NotFoundException')) ?? new Map<string, string[]>();
  const functions = graded.resources.filter(({ type }) => type === 'AWS::Lambda::Function');
  const signs = functions.map(async ({ logicalId, physicalId: name }): Promise<FunctionSigns> => {
    const call = course.clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
    const handler = (await ifExists(call, 'ResourceNotFoundException'))?.Handler ?? '';
    return { name, logicalId, handler, methods: methods.get(name) ?? [] };
  });
  return tellFunctions(await Promise.all(signs));
});

async function methodsByFunction({ clients }: Account, restApiId: string | undefined) {
  const found = new Map<string, string[]>();
  if (restApiId === undefined) return found;
  const pages = paginateGetResources({ client: clients.apigateway }, { restApiId, embed: ['methods'] });
  for await (const { items = [] } of pages) {
    for (const { path = '', resourceMethods = {} } of items) {
      for (const [verb, { methodIntegration }] of Object.entries(resourceMethods)) {
        const name = functionIn(methodIntegration?.uri);
        if (name !== undefined) found.set(name, [...(found.get(name) ?? []), `${verb} ${path}`]);
      }
    }
  }
  return found;
}
