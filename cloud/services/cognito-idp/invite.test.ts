// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { passingCloud, refusal } from '../../testing.ts';

const Username = 'ana@example.com';

/** A pool, and what the cloud's log shows of the mail that it sends. */
async function postedPool(pool: Partial<CreateUserPoolCommandInput> = {}) {
  const mail: string[] = [];
  const test = await passingCloud({ log: (record) => mail.push(...(record.mail ?? [])) });
  const cognito = test.client(CognitoIdentityProviderClient);
  const input = { PoolName: 'admins', UsernameAttributes: ['email' as const], ...pool };
  const { UserPool } = await cognito.send(new CreateUserPoolCommand(input));
  return { cognito, mail, UserPoolId: UserPool?.Id };
}

it('sends a new user the name and a temporary password that the policy allows', async () => {
  const { cognito, mail, UserPoolId } = await postedPool();
  await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username }));
  expect(mail).toHaveLength(1);
  const [, password = ''] =
    /Your username is ana@example.com and temporary password is (.+)\.$/.exec(mail[0] ?? '') ?? [];
  for (const kind of [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/, /^.{8,}$/]) expect(password).toMatch(kind);
});

it('says it in the pool’s own words, and says nothing when it is told to', async () => {
  const InviteMessageTemplate = { EmailMessage: 'Welcome {username}, come in with {####}' };
  const { cognito, mail, UserPoolId } = await postedPool({
    AdminCreateUserConfig: { InviteMessageTemplate },
  });
  const make = (more: object) =>
    cognito.send(
      new AdminCreateUserCommand({ UserPoolId, Username, TemporaryPassword: 'Temporary-1', ...more }),
    );
  await make({ MessageAction: 'SUPPRESS' });
  expect(mail).toEqual([]);
  await make({ MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'] });
  expect(mail).toEqual([`mail to ${Username}: Welcome ${Username}, come in with Temporary-1`]);
  expect(await refusal(make({ MessageAction: 'RESEND', DesiredDeliveryMediums: ['SMS'] }))).toMatchObject({
    name: 'NotImplemented',
  });
});
