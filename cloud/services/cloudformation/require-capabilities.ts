import { AwsError } from '../../errors.ts';
import { requiredCapabilities } from './template/capabilities.ts';
import type { Template } from './template/template.ts';

export const AUTO_EXPAND = 'CAPABILITY_AUTO_EXPAND';

/**
 * What the caller must have acknowledged before a stack may change who may do what.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 *
 * @throws AwsError InsufficientCapabilitiesException
 */
export function requireCapabilities(processed: Template, given: readonly string[]): void {
  const { capabilities } = requiredCapabilities(processed);
  const missing = capabilities.filter(
    (capability) => !given.includes(capability) && !given.includes('CAPABILITY_NAMED_IAM'),
  );
  if (missing.length > 0) throw insufficient(missing);
}

/**
 * A template that transforms make another of must be acknowledged, but where a change set shows what comes of it.
 *
 * @throws AwsError InsufficientCapabilitiesException
 */
export function requireAutoExpand(expands: boolean, given: readonly string[]): void {
  if (expands && !given.includes(AUTO_EXPAND)) throw insufficient([AUTO_EXPAND]);
}

function insufficient(missing: string[]): AwsError {
  return new AwsError('InsufficientCapabilitiesException', `Requires capabilities : [${missing.join(', ')}]`);
}
