import { GetPolicyCommand } from '@aws-sdk/client-lambda';
import { ifExists } from '../../../shared/aws-errors.ts';
import type { Grader } from '../../check.ts';
import { matches } from '../01-s3/bucket-policy.ts';
import { type Route, shownRoute } from './routes.ts';

/** A statement of a function's own policy. */
export interface Grant {
  Effect: string;
  Principal: string | Record<string, string | string[]>;
  Action: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** The statements of a function's policy that are for API Gateway, or for everybody. */
export async function grantsFor({ clients }: Grader, FunctionName: string): Promise<Grant[]> {
  const call = clients.lambda.send(new GetPolicyCommand({ FunctionName }));
  const answer = await ifExists(call, 'ResourceNotFoundException');
  const { Statement = [] } = JSON.parse(answer?.Policy ?? '{}') as { Statement?: Grant[] };
  return Statement.filter((grant) => grant.Effect === 'Allow' && isForApiGateway(grant));
}

function isForApiGateway({ Principal }: Grant): boolean {
  const names = typeof Principal === 'string' ? [Principal] : Object.values(Principal).flat();
  return names.includes('apigateway.amazonaws.com') || names.includes('*');
}

/** The ARNs that a grant is limited to; none when it holds for every API. */
export function sourcesOf({ Condition = {} }: Grant): string[] {
  return Object.values(Condition).flatMap((keys) =>
    Object.entries(keys).flatMap(([key, value]) => (/^aws:sourcearn$/i.test(key) ? [value].flat() : [])),
  );
}

/** The ARN with which a method calls its function: what is in braces in the path stands as `*`. */
export function callerArn(
  { region, account }: Pick<Grader, 'region' | 'account'>,
  { apiId, stageName }: { apiId: string; stageName: string },
  { method, path }: Pick<Route, 'method' | 'path'>,
): string {
  const place = path.replace(/\{[^}]+\}/g, '*');
  return `arn:aws:execute-api:${region}:${account}:${apiId}/${stageName}/${method}${place}`;
}

/**
 * Why the policy of a function does not let a method in; undefined when it does.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function whyNotLetIn(
  grants: readonly Grant[],
  caller: string,
  name: string,
  route: Pick<Route, 'method' | 'path'>,
): string | undefined {
  if (grants.length === 0) return `the policy of ${name} has no statement for apigateway.amazonaws.com`;
  const invoking = grants.filter(({ Action }) =>
    [Action].flat().some((action) => matches(action.toLowerCase(), 'lambda:invokefunction')),
  );
  if (invoking.length === 0) return `the policy of ${name} does not allow lambda:InvokeFunction`;
  const sources = invoking.map(sourcesOf);
  if (sources.some((arns) => arns.length === 0 || arns.some((arn) => matches(arn, caller)))) return undefined;
  return `the policy of ${name} lets in ${sources.flat().join(', ')}, and ${shownRoute(route)} comes as ${caller}`;
}
