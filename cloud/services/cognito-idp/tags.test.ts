import {
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { passingPool } from './testing.ts';

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TagResource.html
it('tags a pool by its ARN', async () => {
  const { cognito, UserPoolId } = await passingPool({ UserPoolTags: { course: 'cinedb' } });
  const ResourceArn = `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${UserPoolId}`;
  await cognito.send(new TagResourceCommand({ ResourceArn, Tags: { student: 'ana' } }));
  await cognito.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['course'] }));
  const { Tags } = await cognito.send(new ListTagsForResourceCommand({ ResourceArn }));
  expect(Tags).toEqual({ student: 'ana' });
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/tagging.html
it.each([
  ['of AWS itself', { 'AWS:own': 'yes' }],
  ['beyond fifty', Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`key-${index}`, 'yes']))],
])('takes no tags %s', async (_what, Tags: Record<string, string>) => {
  const refused = { name: 'InvalidParameterException' };
  expect(await refusal(passingPool({ UserPoolTags: Tags }))).toMatchObject(refused);
  const { cognito, UserPoolId } = await passingPool();
  const update = new UpdateUserPoolCommand({ UserPoolId, UserPoolTags: Tags });
  expect(await refusal(cognito.send(update))).toMatchObject(refused);
  const ResourceArn = `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${UserPoolId}`;
  const tag = new TagResourceCommand({ ResourceArn, Tags });
  expect(await refusal(cognito.send(tag))).toMatchObject(refused);
});
