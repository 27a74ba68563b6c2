import type { Template } from './template.ts';

/** What a value is that only the making of a resource will tell. */
export const UNKNOWN: unique symbol = Symbol('known after the resource is made');

/** What a value of a template is evaluated in. */
export interface Scope {
  template: Template;
  /** As `readParameters` gives them. */
  parameters: Record<string, string>;
  /** As `evaluateConditions` gives them. */
  conditions: Record<string, boolean>;
  region: string;
  account: string;
  partition: string;
  stackName: string;
  stackId: string;
  /** `AWS::URLSuffix`. */
  urlSuffix: string;
  notificationArns: readonly string[];
  /** The value that a stack of the account and region exports under a name; UNKNOWN where a plan goes on without. */
  exports(name: string): string | typeof UNKNOWN | undefined;
  /** What a resource is, or undefined where it is not made yet. */
  made(logicalId: string): { ref: string; attributes: Record<string, unknown> } | undefined;
}

/** Whether a value, or something in it, is not known yet. */
export function holdsUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsUnknown);
}
