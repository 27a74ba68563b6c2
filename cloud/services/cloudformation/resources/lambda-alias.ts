import { lambda, NO_FUNCTION } from './lambda-calls.ts';
import type { SupportedType } from './only.ts';
import type { Physical, Properties } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface Alias extends Properties {
  FunctionName: string;
  FunctionVersion: string;
  Name: string;
  Description?: string;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-alias.html */
export const alias: SupportedType = {
  supported: ['FunctionName', 'FunctionVersion', 'Name', 'Description'],

  async create({ FunctionName, FunctionVersion, Name, Description }: Alias, context) {
    const input = { FunctionName, FunctionVersion, Name, Description };
    const { AliasArn = '' } = await lambda(context)('CreateAlias', input);
    return physical(AliasArn);
  },

  async update(arn, { FunctionName, FunctionVersion, Name, Description = '' }: Alias, _before, context) {
    await lambda(context)('UpdateAlias', { FunctionName, FunctionVersion, Name, Description });
    return physical(arn);
  },

  async delete(_arn, { FunctionName, Name }: Alias, context) {
    await whenGone(lambda(context)('DeleteAlias', { FunctionName, Name }), NO_FUNCTION);
  },
};

/** `Ref` gives the ARN. */
function physical(arn: string): Physical {
  return { physicalId: arn, attributes: { AliasArn: arn } };
}
