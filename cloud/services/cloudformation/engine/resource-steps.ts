import { isDeepStrictEqual } from 'node:util';
import { modelOf } from '../model/model.ts';
import type { ResourceRecord, ResourceState } from '../resource-record.ts';
import { resourceType } from '../resources/registry.ts';
import type { Physical } from '../resources/resource-type.ts';
import { validationError } from '../template/errors.ts';
import type { Intended } from './intended.ts';
import { resourceContext } from './resource-context.ts';
import { stateOf } from './resource-state.ts';
import type { Work } from './work.ts';

/** One resource on its way: `begin` and `complete` or `fail` are told as events, `act` does the work. */
export interface Step {
  verb: 'create' | 'update';
  noun: 'creation' | 'update';
  begin(): void;
  act(): Promise<void>;
  complete(): void;
  fail(reason: string): void;
}

const INITIATED = 'Resource creation Initiated';
const REPLACES = 'Requested update requires the creation of a new physical resource; hence creating one.';

type Named = Pick<ResourceRecord, 'logicalId' | 'type'>;

/** A resource that the stack does not have yet. */
export function makeResource(work: Work, { logicalId, type }: Named, wanted: () => Intended): Step {
  const blank: ResourceRecord = { ...nothing(), logicalId, type, status: '', updatedAt: 0, isNew: true };
  return creation(work, blank, 'CREATE', wanted, {
    begin: () => void work.setResource(blank, 'CREATE_IN_PROGRESS'),
  });
}

/** A new physical resource in the place of one that cannot be changed so: the old one goes when all has succeeded. */
export function replaceResource(work: Work, now: ResourceRecord, after: Intended): Step {
  const { logicalId, type, status, updatedAt } = now;
  const blank: ResourceRecord = {
    ...nothing(),
    logicalId,
    type,
    status,
    updatedAt,
    before: stateOf(now),
  };
  const wanted = () => {
    refuseSameName(now, after);
    return after;
  };
  return creation(work, blank, 'UPDATE', wanted, {
    begin() {
      work.setResource(now, 'UPDATE_IN_PROGRESS', REPLACES);
      work.saveResource({ ...blank, status: 'UPDATE_IN_PROGRESS', updatedAt: work.cloud.clock.now() });
    },
  });
}

function creation(
  work: Work,
  blank: ResourceRecord,
  prefix: 'CREATE' | 'UPDATE',
  wanted: () => Intended,
  { begin }: Pick<Step, 'begin'>,
): Step {
  const { logicalId, type } = blank;
  const record = () => work.resource(logicalId) ?? blank;
  return {
    verb: prefix === 'CREATE' ? 'create' : 'update',
    noun: prefix === 'CREATE' ? 'creation' : 'update',
    begin,
    async act() {
      const after = wanted();
      work.saveResource({ ...record(), ...after });
      const begun = (physicalId: string) => initiated(work, record(), physicalId, `${prefix}_IN_PROGRESS`);
      const context = resourceContext(work, logicalId, after.stackTags, begun);
      const physical = await (await resourceType(type)).create(after.properties, context);
      begun(physical.physicalId);
      work.saveResource({ ...record(), ...made(physical) });
    },
    complete: () => void work.setResource(record(), `${prefix}_COMPLETE`),
    fail: (reason) => void work.setResource(record(), `${prefix}_FAILED`, reason),
  };
}

/** The resource is there: told once, and not any more when its step has been cancelled. */
function initiated(work: Work, record: ResourceRecord, physicalId: string, status: string): void {
  if (record.physicalId === physicalId) return;
  const there = { ...record, physicalId, ref: physicalId };
  if (record.status === status && !work.isTakenAway) work.setResource(there, status, INITIATED);
  else work.saveResource(there);
}

/**
 * A change of the resource as it is.
 *
 * @param touches false where only what the stack knows of it changes (its metadata, its policies)
 */
export function updateResource(
  work: Work,
  now: ResourceRecord,
  wanted: () => Intended,
  touches = true,
): Step {
  const { logicalId, type, physicalId } = now;
  const record = () => work.resource(logicalId) ?? now;
  return {
    verb: 'update',
    noun: 'update',
    begin: () => void work.setResource({ ...now, before: stateOf(now) }, 'UPDATE_IN_PROGRESS'),
    async act() {
      const after = wanted();
      // Kept before the call: a rollback puts back what may have been changed by half.
      work.saveResource({ ...stripped(record()), ...after });
      if (!touches) return;
      const context = resourceContext(work, logicalId, after.stackTags);
      const handler = await resourceType(type);
      const physical = await handler.update(physicalId, after.properties, now.properties, context);
      work.saveResource({ ...record(), ...made(physical) });
    },
    complete: () => void work.setResource(record(), 'UPDATE_COMPLETE'),
    fail: (reason) => void work.setResource(record(), 'UPDATE_FAILED', reason),
  };
}

/** Without the members that an intention may lack. */
function stripped(record: ResourceRecord): ResourceRecord {
  const { metadata: _, deletionPolicy: __, updateReplacePolicy: ___, ...rest } = record;
  return rest;
}

export function made({ physicalId, ref = physicalId, attributes }: Physical) {
  return { physicalId, ref, attributes };
}

function nothing(): ResourceState {
  return { physicalId: '', ref: '', attributes: {}, properties: {}, needs: [], stackTags: {} };
}

/**
 * A resource with a name of its own cannot stand beside its successor.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
 */
function refuseSameName({ type, properties }: ResourceRecord, after: Intended): void {
  const names = modelOf(type)?.primaryIdentifier ?? [];
  const same = names.every(
    (name) =>
      after.properties[name] !== undefined && isDeepStrictEqual(properties[name], after.properties[name]),
  );
  if (!same || names.length === 0) return;
  throw validationError(
    `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${String(after.properties[names.at(-1) ?? ''])} and update the stack again.`,
  );
}
