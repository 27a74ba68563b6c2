import type * as Sdk from '@aws-sdk/client-api-gateway';
import { rootOf } from '../../auth/root.ts';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { applyPatches, type PatchRule, plainWords } from './patches.ts';
import { badRequest } from './refusals.ts';
import { type AccountRecord, accounts } from './state.ts';

const THROTTLE = { burstLimit: 5000, rateLimit: 10_000 };

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Account.html */
export const handlers = {
  GetAccount(_input, call) {
    return shown(accounts(call.cloud).get(keyOf(call)));
  },

  async UpdateAccount({ patchOperations }, call) {
    const account = { ...accounts(call.cloud).get(keyOf(call)) };
    applyPatches(account, patchOperations, rules, plainWords);
    if (account.cloudwatchRoleArn) await checkRole(account.cloudwatchRoleArn, call);
    accounts(call.cloud).set(keyOf(call), account);
    return shown(account);
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = { GetAccount: [], UpdateAccount: ['patchOperations'] };

const rules: PatchRule<AccountRecord>[] = [
  {
    path: '/cloudwatchRoleArn',
    replace: (account, value) => {
      if (value === '') delete account.cloudwatchRoleArn;
      else account.cloudwatchRoleArn = value;
    },
    remove: (account) => {
      delete account.cloudwatchRoleArn;
    },
  },
];

function keyOf({ account, region }: Call): string {
  return `${account}/${region}`;
}

function shown(account: AccountRecord | undefined): Sdk.Account {
  return { ...account, throttleSettings: THROTTLE, features: ['UsagePlans'], apiKeyVersion: '4' };
}

/** The role must be there and let API Gateway assume it. */
async function checkRole(arn: string, { cloud, account, region }: Call): Promise<void> {
  const name = /^arn:aws:iam::\d{12}:role\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
  if (!name) throw badRequest('Invalid ARN specified in the request');
  const root = rootOf(account);
  const trust = await cloud
    .invoke('iam', 'GetRole', { RoleName: name }, { principal: root, account, region })
    .then(({ Role }) =>
      decodeURIComponent((Role as { AssumeRolePolicyDocument?: string }).AssumeRolePolicyDocument ?? ''),
    )
    .catch(() => '');
  if (trust.includes('apigateway.amazonaws.com')) return;
  throw badRequest(
    'The role ARN does not have required permissions configured. Please grant trust permission for API Gateway and add the required role policy.',
  );
}
