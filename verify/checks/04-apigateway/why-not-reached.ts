import type { Integration } from '@aws-sdk/client-api-gateway';
import { type FailureText, type Grader, proven } from '../../check.ts';
import { describeFunction } from '../03-lambda/functions.ts';
import { functionIn, methodFor, readMethods } from './methods.ts';
import { callerArn, grantsFor, whyNotLetIn } from './permissions.ts';
import { type Route, shownRoute, steps } from './routes.ts';
import { servedStage } from './served-stage.ts';

export type Reason = Pick<FailureText, 'why' | 'fix' | 'learn' | 'evidence'>;

const learn = '#common-mistakes';

/**
 * What is configured so that a method cannot reach its function; undefined when nothing is. It is asked only after a
 * request to the method came back without a sign of the function.
 */
export async function whyNotReached(grader: Grader, route: Route): Promise<Reason | undefined> {
  const methods = await readMethods(grader);
  const method = methodFor(methods, route.path, route.method);
  const name = await grader.locate.function(route.key);
  if (!method) return whyMissing(methods, route);
  const integration = method.methodIntegration ?? {};
  return whyWrongIntegration(route, integration, name) ?? (await whyRefused(grader, route, name));
}

function whyMissing(methods: Awaited<ReturnType<typeof readMethods>>, { method, path }: Route): Reason {
  const verbs = Object.keys(methods.get(path) ?? {})
    .filter((verb) => verb !== 'OPTIONS')
    .sort();
  const text = methods.has(path)
    ? `${path} has ${verbs.join(', ') || 'no methods'}, and no ${method}; API Gateway takes such a request for one that forgot to sign`
    : `the API has no resource ${path}; API Gateway takes such a request for one that forgot to sign`;
  return { why: proven(text), fix: `make the resource and its method ${method}, in ${steps.routes}`, learn };
}

function whyWrongIntegration(route: Route, { type, uri, httpMethod }: Integration, name: string) {
  const shown = shownRoute(route);
  const called = type === 'AWS' || type === 'AWS_PROXY' ? functionIn(uri) : undefined;
  if (called === undefined) {
    const why = proven(`${shown} has an integration of type ${type ?? 'none'}, which calls no function`);
    return { why, fix: `type: 'AWS' with the uri of ${name}, in ${steps.routes}`, learn };
  }
  // A name made of stage variables says nothing here.
  if (called !== name && !called.includes('$')) {
    const why = proven(`${shown} calls ${called}`);
    return { why, fix: `the uri of ${name} in its integration, in ${steps.routes}` };
  }
  if (httpMethod === 'POST') return undefined;
  const why = proven(`its integrationHttpMethod is ${httpMethod}, and a function is invoked by POST alone`);
  return {
    why,
    fix: `integrationHttpMethod: 'POST', whatever verb the method has, in ${steps.routes}`,
    learn,
  };
}

async function whyRefused(grader: Grader, route: Route, name: string): Promise<Reason | undefined> {
  if (!(await describeFunction(grader, route.key))) {
    const why = proven(`there is no function ${name}`);
    return { why, fix: 'do module 3 first:  npm run verify -- --module 3' };
  }
  const caller = callerArn(grader, await servedStage(grader), route);
  const text = whyNotLetIn(await grantsFor(grader, name), caller, name, route);
  if (!text) return undefined;
  const fix = `AddPermissionCommand for apigateway.amazonaws.com with the method's ARN as SourceArn, in ${steps.routes}`;
  return { why: proven(text), fix, learn };
}
