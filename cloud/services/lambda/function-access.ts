import type { Access } from '../../auth/principal.ts';
import type { Cloud } from '../../call.ts';
import { type FunctionName, functionArn } from './names.ts';
import { policyDocument } from './permissions.ts';
import { functions } from './state.ts';

/** The access to a function, a version or an alias, with the policy that is its own. */
export function onFunction(cloud: Cloud, action: string, name: FunctionName): Access {
  const policy = functions(cloud, name).get(name.name)?.policies[name.qualifier ?? ''];
  return {
    action: `lambda:${action}`,
    resource: functionArn(name),
    owner: name.account,
    ...(policy && { resourcePolicy: policyDocument(policy) }),
  };
}
