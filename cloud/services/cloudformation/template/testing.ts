import { evaluateConditions } from './conditions.ts';
import { readParameters } from './parameters.ts';
import { parseTemplate } from './parse.ts';
import type { Scope } from './scope.ts';

export const STACK_ID = 'arn:aws:cloudformation:us-east-1:123456789012:stack/cinedb/0a1b2c3d';

/** A scope for the tests of one template: nothing made, nothing exported, unless the test says so. */
export function scopeOf(text: string, more: Partial<Scope> = {}): Scope {
  const template = parseTemplate(text);
  const given = Object.entries(more.parameters ?? {}).map(([ParameterKey, ParameterValue]) => ({
    ParameterKey,
    ParameterValue,
  }));
  const scope = {
    region: 'us-east-1',
    account: '123456789012',
    partition: 'aws',
    stackName: 'cinedb',
    stackId: STACK_ID,
    urlSuffix: 'amazonaws.com',
    notificationArns: [],
    exports: () => undefined,
    made: () => undefined,
    ...more,
    parameters: readParameters(template, given),
  };
  return { ...scope, template, conditions: evaluateConditions(template, scope) };
}

/** What an error says to the client. */
export function refusal(message: string, code = 'ValidationError') {
  return { name: 'AwsError', code, message };
}

/** The error that a function throws, as `refusal` writes it; undefined where it throws none. */
export function thrownBy(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    const { name, code, message } = error as { name: string; code: string; message: string };
    return { name, code, message };
  }
}
