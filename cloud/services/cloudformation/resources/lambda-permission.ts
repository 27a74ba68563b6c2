import { lambda, NO_FUNCTION } from './lambda-calls.ts';
import type { SupportedType } from './only.ts';
import type { Physical, Properties } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface Permission extends Properties {
  Action: string;
  /** The qualifier of a version or an alias may stand in it. */
  FunctionName: string;
  Principal: string;
  SourceAccount?: string;
  SourceArn?: string;
}

const ID_LENGTH = 100;

/**
 * Every change of a property makes a new statement.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
 */
export const permission: SupportedType = {
  supported: ['Action', 'FunctionName', 'Principal', 'SourceAccount', 'SourceArn'],

  async create({ Action, FunctionName, Principal, SourceAccount, SourceArn }: Permission, context) {
    const StatementId = context.physicalName({ maxLength: ID_LENGTH });
    await lambda(context)('AddPermission', {
      StatementId,
      Action,
      FunctionName,
      Principal,
      SourceAccount,
      SourceArn,
    });
    return physical(StatementId);
  },

  update: async (StatementId) => physical(StatementId),

  async delete(StatementId, { FunctionName }: Permission, context) {
    await whenGone(lambda(context)('RemovePermission', { FunctionName, StatementId }), NO_FUNCTION);
  },
};

function physical(statementId: string): Physical {
  return { physicalId: statementId, attributes: { Id: statementId } };
}
