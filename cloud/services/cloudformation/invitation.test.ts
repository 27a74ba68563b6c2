// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpooluser.html
import { expect, it } from 'vitest';
import { passingCloud } from '../../testing.ts';
import { stackTest, withResources } from './testing.ts';

const USER = `
  Pool:
    Type: AWS::Cognito::UserPool
    Properties: { UsernameAttributes: [email] }
  Ana:
    Type: AWS::Cognito::UserPoolUser
    Properties:
      UserPoolId: !Ref Pool
      Username: ana@example.com
      DesiredDeliveryMediums: [EMAIL]
      UserAttributes: [{ Name: email, Value: ana@example.com }]`;

it('shows the mail that a stack’s user gets in the cloud’s log: nothing else tells the temporary password', async () => {
  const mail: string[] = [];
  const cloud = await passingCloud({ log: (record) => mail.push(...(record.mail ?? [])) });
  const stack = await stackTest(cloud);
  expect(await stack.create('people', withResources(USER))).toBe('CREATE_COMPLETE');
  expect(mail).toEqual([expect.stringMatching(/^mail to ana@example\.com: .*temporary password is \S+\.$/)]);
});
