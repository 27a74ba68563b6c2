import { abbreviatedId } from './abbreviated-id.ts';
import { apigateway, replace } from './apigateway-calls.ts';
import type { SupportedType } from './only.ts';
import type { Physical, Properties, ResourceContext } from './resource-type.ts';

interface Account extends Properties {
  CloudWatchRoleArn?: string;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html */
export const account: SupportedType = {
  supported: ['CloudWatchRoleArn'],

  async create(properties: Account, context) {
    await setRole(properties, context);
    return physical(abbreviatedId(context));
  },

  async update(id, properties: Account, _before, context) {
    await setRole(properties, context);
    return physical(id);
  },

  /** The role stays the account's: other stacks' stages may log with it. */
  delete: async () => {},
};

async function setRole({ CloudWatchRoleArn = '' }: Account, context: ResourceContext): Promise<void> {
  const patchOperations = [replace('/cloudwatchRoleArn', CloudWatchRoleArn)];
  await apigateway(context)('UpdateAccount', { patchOperations });
}

function physical(id: string): Physical {
  return { physicalId: id, attributes: { Id: id } };
}
