import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Handlers, Modelled } from '../service.ts';
import { findPool } from './find.ts';
import { withCustom } from './schema.ts';
import { userPools } from './state.ts';

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddCustomAttributes.html */
export const handlers = {
  AddCustomAttributes({ UserPoolId, CustomAttributes }, call) {
    const pool = findPool(call, UserPoolId);
    const schema = withCustom(pool.schema, CustomAttributes);
    userPools(call.cloud).set(pool.id, { ...pool, schema, lastModifiedAt: call.cloud.clock.now() });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  AddCustomAttributes: ['UserPoolId', 'CustomAttributes'],
};
