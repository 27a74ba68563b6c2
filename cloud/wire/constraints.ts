import { readFile } from 'node:fs/promises';
import { AwsError } from '../errors.ts';
import { correct } from './constraints/corrections.ts';
import { laterError } from './constraints/later.ts';
import { validationMessage } from './constraints/message.ts';
import type { ConstrainedService, Constraints, Violation } from './constraints/model.ts';
import { s3Error } from './constraints/s3-error.ts';
import { lowerFirst } from './constraints/shown.ts';
import { Walk } from './constraints/walk.ts';
import { ruleOrder, wordings } from './constraints/wording.ts';

export type { Constraints, Violation };

const loaded = new Map<ConstrainedService, Promise<Constraints>>();

/** The constraints that AWS publishes for a service's inputs; read when first asked for, then kept. */
export function loadConstraints(service: ConstrainedService): Promise<Constraints> {
  const known = loaded.get(service) ?? read(service);
  loaded.set(service, known);
  return known;
}

async function read(service: ConstrainedService): Promise<Constraints> {
  const file = new URL(`./constraints/${service}.json`, import.meta.url);
  return correct(JSON.parse(await readFile(file, 'utf8')));
}

/**
 * What of an input breaks AWS's published constraints, ten at most; empty when nothing does. Never throws: members,
 * operations and values of types that the model does not know are passed over.
 *
 * @param input as the SDK's deserializer makes it: AWS's member names, `Date`, `Uint8Array`, plain objects for maps
 */
export function checkConstraints(
  constraints: Constraints,
  operation: string,
  input: Record<string, unknown>,
): Violation[] {
  const shapeName = constraints.operations[operation];
  if (shapeName === undefined) return [];
  const walk = new Walk(constraints, ruleOrder(constraints.service));
  // API Gateway's front sees the body as one member, named for the operation.
  const prefix = constraints.service === 'apigateway' ? `${lowerFirst(operation)}Input.` : '';
  walk.input(shapeName, input, prefix);
  return walk.violations;
}

/**
 * The error with which the service answers such an input: its code, its words, status 400.
 *
 * @param violations at least one, from `checkConstraints` for the same service and operation
 */
export function constraintError(
  service: ConstrainedService,
  operation: string,
  violations: readonly Violation[],
): AwsError {
  if (service === 's3') return s3Error(violations);
  const first = violations.filter((violation) => !laterError(service, operation, violation));
  const later = violations[0] && laterError(service, operation, violations[0]);
  if (!first.length && later) return later;
  return new AwsError(wordings[service].code, validationMessage(first, wordings[service]));
}
