import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { type Check, fail, type Grader, pass, pending, proven } from '../../check.ts';
import { missingTags, saysMissing, shownTags } from '../tags.ts';
import { describeFunction, type FunctionKey, steps } from './functions.ts';
import { readRole } from './role.ts';
import { letsLambdaIn, strangersIn } from './role-policy.ts';

/** What of Node.js runs until 2027 and later: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
const RUNTIMES = ['nodejs24.x', 'nodejs22.x'];

// With the memory comes processor time: at 128 MB, the default, a 4 MB form takes seconds.
const LEAST_MEMORY_MB = 256;
const MOST_MEMORY_MB = 1769;

// The default of 3 s is short for a cold start and an upload. API Gateway gives up after 29.
const LEAST_TIMEOUT_S = 5;
const MOST_TIMEOUT_S = 60;

/** A check whether a function is there, Active, tagged, and set up so that it can work. */
export function functionIsThere(key: FunctionKey): Check {
  const step = steps[key];
  return async (grader) => {
    const name = await grader.locate.function(key);
    const found = await describeFunction(grader, key);
    grader.log(`looked for the function ${name}`);
    const expected = `an Active function ${name} with the tags ${missingTags([], grader.names).join(', ')}`;
    if (!found?.Configuration) {
      return fail({
        expected,
        got: 'ResourceNotFoundException',
        why: proven(`${grader.region} has no function of this name in account ${grader.account}`),
        fix: `deploy it with names.functions.${key} as its name, in ${step}`,
      });
    }
    const { State, LastUpdateStatus, StateReason, LastUpdateStatusReason } = found.Configuration;
    if (State === 'Pending') return pending(`Lambda is still making ${name}`);
    if (LastUpdateStatus === 'InProgress') return pending(`Lambda is still updating ${name}`);
    if (State === 'Failed' || LastUpdateStatus === 'Failed') {
      const reason = StateReason ?? LastUpdateStatusReason ?? 'no reason is given';
      return fail({ expected, got: 'status Failed', why: proven(reason), fix: `correct it in ${step}` });
    }
    const tags = Object.entries(found.Tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
    const missing = missingTags(tags, grader.names);
    if (missing.length > 0) {
      const fix = `pass Tags: names.tags to CreateFunctionCommand, or use TagResourceCommand, in ${step}`;
      return fail({ expected, got: shownTags(tags), why: proven(saysMissing(missing)), fix });
    }
    const [problem] = [
      ...settingProblems(found.Configuration),
      ...(await roleProblems(grader, found.Configuration)),
    ];
    return problem ? fail({ ...problem, fix: `${problem.fix}, in ${step}` }) : pass();
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html */
async function roleProblems(grader: Grader, { Role = '' }: FunctionConfiguration) {
  const role = await readRole(grader, Role);
  if (role && letsLambdaIn(role.trust)) return [];
  const why = role
    ? `the trust of ${role.name} names ${strangersIn(role.trust).join(', ') || 'nobody'}, and not Lambda`
    : `there is no role ${Role}`;
  return [
    {
      expected: 'a role that Lambda may take on',
      got: role ? `the role ${role.name}, which Lambda may not take on` : 'no role',
      why: proven(why),
      fix: "Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' in the role's trust",
    },
  ];
}

/** What of a function's settings would let it down. */
function settingProblems({ Runtime, MemorySize = 0, Timeout = 0 }: FunctionConfiguration) {
  const problems = [];
  if (!RUNTIMES.includes(String(Runtime))) {
    problems.push({
      expected: `the runtime ${RUNTIMES.join(' or ')}`,
      got: `${Runtime}`,
      why: proven('the other runtimes of Node.js run out, or have run out'),
      fix: `Runtime: '${RUNTIMES[0]}'`,
    });
  }
  if (MemorySize < LEAST_MEMORY_MB || MemorySize > MOST_MEMORY_MB) {
    const few = 'processor time comes with the memory, and with so little a cold start takes seconds';
    const many = 'memory is paid for by the millisecond, and this is more than one processor';
    problems.push({
      expected: `${LEAST_MEMORY_MB} to ${MOST_MEMORY_MB} MB of memory`,
      got: `${MemorySize} MB`,
      why: proven(MemorySize < LEAST_MEMORY_MB ? few : many),
      fix: `MemorySize: ${LEAST_MEMORY_MB}`,
    });
  }
  if (Timeout < LEAST_TIMEOUT_S || Timeout > MOST_TIMEOUT_S) {
    const short = 'a cold start and a slow call can take longer than that';
    const long =
      'API Gateway gives up after 29 s, and a function that hangs is paid for until its time is over';
    problems.push({
      expected: `a timeout of ${LEAST_TIMEOUT_S} to ${MOST_TIMEOUT_S} s`,
      got: `${Timeout} s`,
      why: proven(Timeout < LEAST_TIMEOUT_S ? short : long),
      fix: 'Timeout: 10, or 30 where posters are uploaded',
    });
  }
  return problems;
}
