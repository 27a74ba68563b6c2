import type { Parameter } from '@aws-sdk/client-cloudformation';
import type { Revision } from './stack-record.ts';

const HIDDEN = '****';

/**
 * The parameters of a stack or change set; those with `NoEcho` are never shown.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Parameter.html
 */
export function shownParameters({
  parameters,
  processed,
}: Pick<Revision, 'parameters' | 'processed'>): Parameter[] {
  return Object.entries(parameters).map(([name, value]) => ({
    ParameterKey: name,
    ParameterValue: processed.Parameters[name]?.NoEcho ? HIDDEN : value,
  }));
}
