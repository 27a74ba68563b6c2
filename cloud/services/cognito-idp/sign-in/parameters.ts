import { notImplemented } from '../../../errors.ts';
import { invalidParameter } from '../refusals.ts';

/** What devices send that a pool remembers: no pool here does. */
const DEVICE_KEY = 'DEVICE_KEY';

/** @throws AwsError InvalidParameterException for a parameter that is missing or empty */
export function required(parameters: Record<string, string>, name: string): string {
  const value = parameters[name];
  if (!value) throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}

/** @throws AwsError NotImplemented for a remembered device's key */
export function refuseDevice(parameters: Record<string, string>, operation: string): void {
  if (parameters[DEVICE_KEY]) throw notImplemented(`${DEVICE_KEY} of ${operation}: remembered devices`);
}
