import type { Authorizer } from '@aws-sdk/client-api-gateway';
import { notImplemented } from '../../errors.ts';
import { refuseLambda } from './authorizer-checks.ts';
import type { PatchRule } from './patches.ts';
import { notFound } from './refusals.ts';

/** https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateAuthorizer-Patch */
export const rules: PatchRule<Authorizer>[] = [
  replaced('/name', 'name'),
  replaced('/authType', 'authType'),
  replaced('/identitySource', 'identitySource'),
  replaced('/identityValidationExpression', 'identityValidationExpression'),
  {
    path: '/type',
    replace: (_, value) => refuseLambda(value),
  },
  {
    path: '/authorizerResultTtlInSeconds',
    replace: (authorizer, value) => {
      authorizer.authorizerResultTtlInSeconds = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    },
  },
  {
    // A list: each operation adds or removes the value that it carries.
    path: '/providerARNs',
    add: (authorizer, value) => {
      authorizer.providerARNs = [...new Set([...(authorizer.providerARNs ?? []), value])];
    },
    remove: (authorizer, value) => {
      const kept = (authorizer.providerARNs ?? []).filter((arn) => arn !== value);
      if (kept.length === authorizer.providerARNs?.length)
        throw notFound('Invalid parameter value specified');
      authorizer.providerARNs = kept;
    },
  },
  lambdaOnly('/authorizerUri'),
  lambdaOnly('/authorizerCredentials'),
];

function replaced(
  path: string,
  name: 'name' | 'authType' | 'identitySource' | 'identityValidationExpression',
): PatchRule<Authorizer> {
  return {
    path,
    replace: (authorizer, value) => {
      authorizer[name] = value;
    },
  };
}

function lambdaOnly(path: string): PatchRule<Authorizer> {
  return {
    path,
    replace: () => {
      throw notImplemented(`the patch path ${path} of UpdateAuthorizer`);
    },
  };
}
