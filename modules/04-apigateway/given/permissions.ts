import { AddPermissionCommand, GetPolicyCommand, RemovePermissionCommand } from '@aws-sdk/client-lambda';
import { ifExists } from '../../../shared/aws-errors.ts';
import type { Course } from '../../../shared/step.ts';
import type { Route } from './routes.ts';

/** How the ids of the statements begin that let the API in. */
const STATEMENT = 'cinedb-api-';

/** A statement of a function's policy, as Lambda shows it. */
interface Statement {
  Sid: string;
  Condition?: { ArnLike?: Record<string, string> };
}

/**
 * The ARN of one method in every stage. What is in braces in the path stands as `*`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function methodArn(
  { region, account }: Pick<Course, 'region' | 'account'>,
  restApiId: string,
  { verb, path }: Pick<Route, 'verb' | 'path'>,
): string {
  return `arn:aws:execute-api:${region}:${account}:${restApiId}/*/${verb}${path.replace(/\{[^}]+\}/g, '*')}`;
}

/**
 * Lets one method of the API invoke its function. Without it the caller gets 500, and the function never runs.
 * https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
export async function ensurePermission(course: Course, restApiId: string, route: Route): Promise<void> {
  const { clients, names, report } = course;
  const FunctionName = names.functions[route.function];
  const StatementId = statementId(route);
  const SourceArn = methodArn(course, restApiId, route);
  const found = (await statements(course, FunctionName)).find(({ Sid }) => Sid === StatementId);
  if (found?.Condition?.ArnLike?.['AWS:SourceArn'] === SourceArn) {
    return report.same(`${route.verb} ${route.path} may invoke ${FunctionName}`);
  }
  // A statement cannot be changed. This one is for an API that is gone, or for another path.
  if (found) await clients.lambda.send(new RemovePermissionCommand({ FunctionName, StatementId }));
  await clients.lambda.send(
    new AddPermissionCommand({
      FunctionName,
      StatementId,
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceArn,
    }),
  );
  report.did(`let ${route.verb} ${route.path} invoke ${FunctionName}`);
}

/** Takes from a function what let the API in. */
export async function removePermissions(course: Course, FunctionName: string): Promise<void> {
  const ours = (await statements(course, FunctionName)).filter(({ Sid }) => Sid.startsWith(STATEMENT));
  for (const { Sid: StatementId } of ours) {
    await ifExists(
      course.clients.lambda.send(new RemovePermissionCommand({ FunctionName, StatementId })),
      'ResourceNotFoundException',
    );
    course.report.did(`took permission ${StatementId} from function ${FunctionName}`);
  }
}

/** `cinedb-api-get-movies-id` */
function statementId({ verb, path }: Route): string {
  return (
    STATEMENT +
    `${verb}${path}`
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/-$/, '')
  );
}

/** A function without a policy, and one that is not there, answer alike. */
async function statements({ clients }: Course, FunctionName: string): Promise<Statement[]> {
  const answer = await ifExists(
    clients.lambda.send(new GetPolicyCommand({ FunctionName })),
    'ResourceNotFoundException',
  );
  return answer?.Policy ? (JSON.parse(answer.Policy) as { Statement: Statement[] }).Statement : [];
}
