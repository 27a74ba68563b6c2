import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { ifExists } from '../../../shared/aws-errors.ts';
import { comesAbout } from '../../../shared/wait.ts';
import { type Check, fail, type Grader, likely, type Outcome, pass, proven } from '../../check.ts';
import { some } from '../words.ts';
import { listEvent } from './events.ts';
import { configurationOf, type FunctionKey, steps } from './functions.ts';
import { invoke } from './invoke.ts';
import { type Role, readRole } from './role.ts';
import { excessIn, lacking, strangersIn, type Use } from './role-policy.ts';
import { logRights, usesOf } from './uses.ts';

const learn = '#the-ideas';

/** CloudWatch Logs shows a line some seconds after it was written. */
const LOG_DEADLINE_MS = 30_000;

/** A check whether a function's role allows just what it uses, and its output is kept. */
export function roleFits(key: FunctionKey): Check {
  return async (grader) => {
    const config = await configurationOf(grader, key);
    const logGroup = config.LoggingConfig?.LogGroup ?? `/aws/lambda/${config.FunctionName}`;
    const role = await readRole(grader, String(config.Role));
    if (!role) throw new Error(`the role ${config.Role} has gone`);
    grader.log(`read the policies of the role ${role.name}`);
    const others = await functionsWith(grader, String(config.Role), key);
    return (
      unlessOwn(role, key, others) ??
      unlessForLambda(role, key) ??
      unlessLeast(role, key, await usesOf(grader, key, logGroup)) ??
      unlessMayLog(role, key, logGroup, logRights(grader, logGroup)) ??
      keepsLogs(grader, key, logGroup)
    );
  };
}

function unlessOwn({ name }: Role, key: FunctionKey, others: string[]): Outcome | undefined {
  if (others.length === 0) return undefined;
  return fail({
    expected: 'a role of its own',
    got: `${name} is also the role of ${others.join(', ')}`,
    why: proven('each of these functions may do what any of them needs'),
    fix: `make the role names.roles.${key} for it, in ${steps[key]}`,
    learn,
  });
}

function unlessForLambda({ trust }: Role, key: FunctionKey): Outcome | undefined {
  const strangers = strangersIn(trust);
  if (strangers.length === 0) return undefined;
  return fail({
    expected: 'a role that Lambda alone may take on',
    got: `its trust names ${some(strangers)} too`,
    why: proven('whoever the trust names can do all that the function can'),
    fix: `Principal: { Service: 'lambda.amazonaws.com' } and nobody else, in ${steps[key]}`,
    learn,
  });
}

function unlessLeast({ statements }: Role, key: FunctionKey, uses: Use[]): Outcome | undefined {
  const excess = excessIn(statements, uses);
  if (excess.length === 0) return undefined;
  return fail({
    expected: 'only actions that the function uses, each on the table, on posters/* or on its own log group',
    got: some(excess),
    why: proven('whoever gets into the function may do all that its role may'),
    fix: `name the actions one by one, each with its own resource, in the statements of ${steps[key]}`,
    learn,
  });
}

function unlessMayLog(role: Role, key: FunctionKey, logGroup: string, rights: Use[]): Outcome | undefined {
  const missing = role.hasBasicExecution ? [] : lacking(role.statements, rights);
  if (missing.length === 0) return undefined;
  return fail({
    expected: `the right to write to ${logGroup}`,
    got: `no statement allows ${missing.map(({ action }) => action).join(' or ')} there`,
    why: proven(
      'Lambda writes a function’s output with the rights of its role, and drops it in silence without them',
    ),
    fix: `Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] on the log group, with :* at its end, in ${steps[key]}`,
    learn,
  });
}

async function functionsWith({ clients, names, locate }: Grader, role: string, key: FunctionKey) {
  const others = (Object.keys(names.functions) as FunctionKey[]).filter((other) => other !== key);
  const found = others.map(async (other) => {
    const FunctionName = await locate.function(other);
    const call = clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    return (await ifExists(call, 'ResourceNotFoundException'))?.Role === role ? [FunctionName] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Every invocation leaves a START line with its request's id. */
async function keepsLogs(grader: Grader, key: FunctionKey, logGroup: string): Promise<Outcome> {
  const { requestId } = await invoke(grader, key, listEvent({ limit: '1' }));
  const isLogged = async () => {
    const command = new FilterLogEventsCommand({ logGroupName: logGroup, filterPattern: `"${requestId}"` });
    const found = await ifExists(grader.clients.logs.send(command), 'ResourceNotFoundException');
    return (found?.events ?? []).length > 0;
  };
  const options = { deadlineMs: LOG_DEADLINE_MS, report: grader.report };
  if (await comesAbout(`a line in ${logGroup}`, isLogged, options)) return pass();
  return fail({
    expected: `the lines of this invocation in ${logGroup}`,
    got: `none after ${LOG_DEADLINE_MS / 1000} s`,
    why: likely('the log group is missing, and the role may not make it'),
    fix: `make names.logGroups.${key} before the function, in ${steps[key]}`,
    learn,
  });
}
