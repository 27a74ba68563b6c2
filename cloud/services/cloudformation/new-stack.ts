import { randomUUID } from 'node:crypto';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { peekStack } from './find-stack.ts';
import type { Revision, StackRecord } from './stack-record.ts';
import { places, saveStack } from './state.ts';

/** A stack that is not there yet: it has its id, and nothing else. */
export function blankStack({ cloud, account, region }: Call, name: string): StackRecord {
  return {
    id: `arn:aws:cloudformation:${region}:${account}:stack/${name}/${randomUUID()}`,
    name,
    account,
    region,
    status: 'REVIEW_IN_PROGRESS',
    createdAt: cloud.clock.now(),
    revision: emptyRevision(),
    outputs: [],
    imports: [],
    disableRollback: false,
    terminationProtection: false,
  };
}

/** @throws AwsError AlreadyExistsException */
export function refuseExisting({ cloud, account, region }: Call, name: string): void {
  if (!peekStack(cloud, { account, region }, name)) return;
  throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`);
}

/** The cloud remembers where it has stacks, so that it finds unfinished work when it comes back. */
export function addStack({ cloud, account, region }: Call, stack: StackRecord): void {
  places(cloud).set(`${account}/${region}`, { account, region });
  saveStack(cloud, stack);
}

function emptyRevision(): Revision {
  const processed = {
    Transform: [],
    Metadata: {},
    Parameters: {},
    Mappings: {},
    Conditions: {},
    Resources: {},
    Outputs: {},
  };
  return { text: '', processed, parameters: {}, tags: {}, capabilities: [] };
}
