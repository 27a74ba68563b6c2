import type * as Sdk from '@aws-sdk/client-lambda';
import type { Handlers, Modelled } from '../service.ts';
import { functionOf } from './find.ts';
import { invalidParameter } from './refusals.ts';
import { functions, saveFunction } from './state.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html: 100 must stay for all other functions */
export const ACCOUNT_CONCURRENCY = 1000;
const LEAST_UNRESERVED = 100;

/** https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html */
export const handlers = {
  PutFunctionConcurrency({ FunctionName, ReservedConcurrentExecutions: reserved }, call) {
    const record = functionOf(call, FunctionName);
    const others = [...functions(call.cloud, call).values()].filter(({ name }) => name !== record.name);
    const total = others.reduce((sum, { reservedConcurrency = 0 }) => sum + reservedConcurrency, reserved);
    if (total > ACCOUNT_CONCURRENCY - LEAST_UNRESERVED) {
      throw invalidParameter(
        `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${LEAST_UNRESERVED}].`,
      );
    }
    saveFunction(call.cloud, { ...record, reservedConcurrency: reserved });
    return { ReservedConcurrentExecutions: reserved };
  },

  GetFunctionConcurrency: ({ FunctionName }, call) => ({
    ReservedConcurrentExecutions: functionOf(call, FunctionName).reservedConcurrency,
  }),

  DeleteFunctionConcurrency({ FunctionName }, call) {
    const { reservedConcurrency: _, ...record } = functionOf(call, FunctionName);
    saveFunction(call.cloud, record);
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  PutFunctionConcurrency: ['FunctionName', 'ReservedConcurrentExecutions'],
  GetFunctionConcurrency: ['FunctionName'],
  DeleteFunctionConcurrency: ['FunctionName'],
};
