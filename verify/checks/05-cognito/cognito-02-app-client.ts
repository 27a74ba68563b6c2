import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { awsAnswer } from '../../../shared/aws-errors.ts';
import { type Check, fail, type Grader, likely, pass, proven } from '../../check.ts';
import { makeUser, newPassword } from './canary-user.ts';
import { readClient, readPool, steps } from './pool.ts';
import { isSignedIn, shownRefusal, signInBySrp } from './sign-in.ts';
import { renewed } from './tokens.ts';

const step = steps.client;
const learn = '#common-mistakes';

const isThere: Check = async (grader) => {
  const { names, locate, log } = grader;
  const { Id } = await readPool(grader);
  const found = await locate.userPoolClients(Id);
  log(`looked for the app client ${names.userPoolClientName}`);
  const expected = `one app client ${names.userPoolClientName} without a secret`;
  const [client, second] = found;
  if (!client) {
    const why = proven('the user pool has no app client of this name');
    return fail({
      expected,
      got: 'no such client',
      why,
      fix: `ensureClient(course, poolId, settings), in ${step}`,
    });
  }
  if (second) {
    const why = proven('names of clients need not be unique, and the site knows one of them');
    const fix = `delete all but one; ensureClient does so when ${step} runs`;
    return fail({ expected, got: `${found.length} clients of this name`, why, fix });
  }
  if (client.ClientSecret === undefined) return pass();
  return fail({
    expected,
    got: 'a client with a secret',
    why: proven(
      'the browser library sends no SECRET_HASH, and a secret that it could use would be in the page for all to read',
    ),
    fix: `GenerateSecret: false; a secret cannot be taken away, so make the client anew, in ${step}`,
    learn,
  });
};

const signsIn: Check = async (grader) => {
  const pool = await readPool(grader);
  const { ClientId, ExplicitAuthFlows = [] } = await readClient(grader);
  const user = await makeUser(grader, pool);
  const flows = `ExplicitAuthFlows is ${ExplicitAuthFlows.join(', ') || 'empty'}`;
  const outcome = await signInBySrp(grader, user, ClientId);
  grader.log('signed in by SRP, with the library that the site uses');
  if (!isSignedIn(outcome)) {
    const isOff = outcome.message.includes('not enabled');
    return fail({
      expected: 'tokens for a name and a password',
      got: shownRefusal(outcome),
      why: isOff
        ? proven(`${flows}, without ALLOW_USER_SRP_AUTH`)
        : likely('the pool asks for more than a password'),
      fix: isOff
        ? `ALLOW_USER_SRP_AUTH in ExplicitAuthFlows, in ${step}`
        : `MfaConfiguration: 'OFF', in ${steps.pool}`,
      learn,
    });
  }
  const fresh = await renewed(grader, ClientId, outcome.refreshToken);
  grader.log('renewed the tokens');
  if ('code' in fresh) {
    return fail({
      expected: 'new tokens for the refresh token',
      got: shownRefusal(fresh),
      why: proven(`${flows}, and the refresh is refused: everybody is signed out after an hour`),
      fix: `ALLOW_REFRESH_TOKEN_AUTH in ExplicitAuthFlows, in ${step}`,
      learn,
    });
  }
  const answer = await signInInClear(grader, ClientId, user.signInName, user.password);
  grader.log('tried to sign in by USER_PASSWORD_AUTH');
  if (answer?.code === 'InvalidParameterException') return pass();
  return fail({
    expected: 'InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client',
    got: answer ? shownRefusal(answer) : 'tokens',
    why: proven(`${flows}, so whoever calls Cognito may send the password itself`),
    fix: `ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], in ${step}`,
  });
};

async function signInInClear({ clients }: Grader, ClientId: string, USERNAME: string, PASSWORD: string) {
  const AuthParameters = { USERNAME, PASSWORD };
  const command = new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
  try {
    await clients.cognito.send(command);
    return undefined;
  } catch (error) {
    const answer = awsAnswer(error);
    if (answer) return answer;
    throw error;
  }
}

const tellsNobody: Check = async (grader) => {
  const pool = await readPool(grader);
  const { ClientId, PreventUserExistenceErrors } = await readClient(grader);
  const user = await makeUser(grader, pool);
  const stranger = `${grader.canary.id()}@example.com`;
  const said = async (signInName: string) => {
    const outcome = await signInBySrp(grader, { ...user, signInName, password: newPassword() }, ClientId);
    return isSignedIn(outcome) ? 'tokens' : shownRefusal(outcome);
  };
  const wrongPassword = await said(user.signInName);
  const wrongName = await said(stranger);
  grader.log('signed in with a wrong password, then with a name that nobody has');
  if (wrongPassword === wrongName) return pass();
  return fail({
    expected: 'the same answer to both',
    got: `${wrongPassword}, and ${wrongName}`,
    why: proven(
      `PreventUserExistenceErrors is ${PreventUserExistenceErrors ?? 'not set'}, so anybody may try out who has an account`,
    ),
    fix: `PreventUserExistenceErrors: 'ENABLED', in ${step}`,
  });
};

export const clientChecks: Record<string, Check> = {
  'COGNITO-02.1': isThere,
  'COGNITO-02.2': signsIn,
  'COGNITO-02.3': tellsNobody,
};
