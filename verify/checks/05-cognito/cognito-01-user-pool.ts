import { AdminSetUserPasswordCommand, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider';
import { awsAnswer } from '../../../shared/aws-errors.ts';
import { type Check, fail, type Grader, pass, proven } from '../../check.ts';
import { missingTags, saysMissing, shownTags } from '../tags.ts';
import { idTokenOf, makeClient } from './canary-client.ts';
import { type CanaryUser, keepUser, makeUser, newPassword } from './canary-user.ts';
import { type Pool, readPool, steps } from './pool.ts';

const step = steps.pool;

/** A strong password has this many characters or more; one that is shorter by one must be refused. */
const LEAST_LENGTH = 12;

const isThere: Check = async (grader) => {
  const { names, region, account, locate, log } = grader;
  const ids = await locate.userPools();
  log(`looked for the user pool ${names.userPoolName}`);
  const expected = `one user pool ${names.userPoolName} with the tags ${missingTags([], names).join(', ')}`;
  if (ids.length === 0) {
    const why = proven(`${region} has no user pool of this name in account ${account}`);
    const fix = `ensureUserPool(course, settings), in ${step}`;
    return fail({ expected, got: 'no such pool', why, fix });
  }
  if (ids.length > 1) {
    const why = proven('names of pools need not be unique, and nobody can tell which one the API trusts');
    const fix = 'delete those that you do not use, or all: npm run teardown -- --module 5';
    return fail({ expected, got: `${ids.length} pools of this name`, why, fix });
  }
  const { UserPoolTags = {} } = await readPool(grader);
  const tags = Object.entries(UserPoolTags).map(([Key, Value]) => ({ Key, Value }));
  const missing = missingTags(tags, names);
  if (missing.length === 0) return pass();
  const fix = `UserPoolTags: names.tags, as ../given/ensure-user-pool.ts sets them, in ${step}`;
  return fail({ expected, got: shownTags(tags), why: proven(saysMissing(missing)), fix });
};

const refusesWeakPasswords: Check = async (grader) => {
  const pool = await readPool(grader);
  const user = await makeUser(grader, pool, { temporary: true });
  const whole = newPassword();
  const weak: Record<string, string> = {
    [`of ${LEAST_LENGTH - 1} characters`]: newPassword(LEAST_LENGTH - 1),
    'without an upper-case letter': whole.toLowerCase(),
    'without a lower-case letter': whole.toUpperCase(),
    'without a number': whole.replace(/\d/g, 'g'),
    'without a symbol': whole.replace('!', 'g'),
  };
  for (const [what, password] of Object.entries(weak)) {
    if (!(await takes(grader, user, password))) continue;
    return fail({
      did: `made the user ${user.email}, then tried a password ${what}`,
      expected: `InvalidPasswordException for a password ${what}`,
      got: 'it was accepted',
      why: proven(`the password policy is ${shownPolicy(pool)}`),
      fix: `MinimumLength: ${LEAST_LENGTH} and all four Require… in Policies.PasswordPolicy, in ${step}`,
    });
  }
  if (await takes(grader, user, whole)) return pass();
  return fail({
    expected: 'a password of 99 characters of all four kinds is accepted',
    got: 'InvalidPasswordException',
    why: proven(`the password policy is ${shownPolicy(pool)}`),
    fix: `a policy that somebody can meet, in ${step}`,
  });
};

async function takes({ clients }: Grader, user: CanaryUser, Password: string): Promise<boolean> {
  const place = { UserPoolId: user.poolId, Username: user.username };
  try {
    await clients.cognito.send(new AdminSetUserPasswordCommand({ ...place, Password, Permanent: true }));
    return true;
  } catch (error) {
    if (awsAnswer(error)?.code === 'InvalidPasswordException') return false;
    throw error;
  }
}

function shownPolicy({ Policies }: Pool): string {
  const { MinimumLength, ...rules } = { ...Policies?.PasswordPolicy };
  const kinds = ['Uppercase', 'Lowercase', 'Numbers', 'Symbols'] as const;
  const required = kinds.filter((kind) => rules[`Require${kind}`]);
  return `MinimumLength ${MinimumLength}, ${required.map((kind) => `Require${kind}`).join(', ') || 'nothing required'}`;
}

const refusesSignUp: Check = async (grader) => {
  const { clients, canary, log } = grader;
  const pool = await readPool(grader);
  const ClientId = await makeClient(grader, pool.Id);
  const id = canary.id();
  const email = `${id}@example.com`;
  const Username = pool.UsernameAttributes?.includes('email') ? email : id;
  keepUser(grader, pool.Id, Username);
  log('signed up as a stranger');
  const UserAttributes = [{ Name: 'email', Value: email }];
  const command = new SignUpCommand({ ClientId, Username, Password: newPassword(), UserAttributes });
  const answer = await clients.cognito.send(command).then(() => undefined, awsAnswerOrThrow);
  if (answer?.code === 'NotAuthorizedException') return pass();
  return fail({
    expected: 'NotAuthorizedException: SignUp is not permitted for this user pool',
    got: answer ? `${answer.code}: ${answer.message}` : 'an account was made',
    why: proven(
      'AllowAdminCreateUserOnly is not set, so anybody may sign up, and whoever does gets tokens that the API takes',
    ),
    fix: `AdminCreateUserConfig: { AllowAdminCreateUserOnly: true }, in ${step}`,
  });
};

/** @throws what was not answered by AWS */
function awsAnswerOrThrow(error: unknown) {
  const answer = awsAnswer(error);
  if (answer) return answer;
  throw error;
}

const knowsPeopleByMail: Check = async (grader) => {
  const pool = await readPool(grader);
  const user = await makeUser(grader, pool);
  const client = await makeClient(grader, pool.Id);
  grader.log('signed in with the e-mail address');
  if (!(await idTokenOf(grader, pool.Id, client, user.email, user.password))) {
    const names = [...(pool.UsernameAttributes ?? []), ...(pool.AliasAttributes ?? [])];
    return fail({
      expected: 'the e-mail address and the password sign in',
      got: 'Cognito does not know the address',
      why: proven(`users of this pool sign in with ${names.join(' or ') || 'a name of their own'} alone`),
      fix: `UsernameAttributes: ['email'], which is fixed when a pool is made: npm run teardown -- --module 5, then ${step}`,
    });
  }
  return unlessRecovers(grader, pool) ?? pass();
};

/** A forgotten password sends a mail, so the settings are read here instead. */
function unlessRecovers({ log }: Grader, pool: Pool) {
  const mechanisms = pool.AccountRecoverySetting?.RecoveryMechanisms ?? [];
  const names = mechanisms
    .toSorted((one, other) => Number(one.Priority) - Number(other.Priority))
    .map(({ Name }) => String(Name));
  log('read how forgotten passwords are recovered');
  if (names[0] === 'verified_email') return undefined;
  const why =
    names.length === 0
      ? 'the pool says nothing about recovery, and Cognito then tries a telephone number first'
      : `recovery goes by ${names.join(', then ')}`;
  return fail({
    expected: 'recovery by verified_email',
    got: names.join(', ') || 'no AccountRecoverySetting',
    why: proven(why),
    fix: `AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] }, in ${step}`,
  });
}

export const poolChecks: Record<string, Check> = {
  'COGNITO-01.1': isThere,
  'COGNITO-01.2': refusesWeakPasswords,
  'COGNITO-01.3': refusesSignUp,
  'COGNITO-01.4': knowsPeopleByMail,
};
