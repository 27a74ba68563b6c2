import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { Template } from './template/template.ts';

/** What a stack is made from: a template with all that goes with it. */
export interface Revision {
  /** The template as it was sent. */
  text: string;
  /** The same after its transforms. */
  processed: Template;
  parameters: Record<string, string>;
  tags: Record<string, string>;
  capabilities: string[];
}

export interface OutputRecord {
  key: string;
  value: string;
  description?: string;
  exportName?: string;
}

/** What a stack is to become, or what it goes back to, while work on it runs. */
export interface Operation {
  kind: 'create' | 'update' | 'delete';
  /** The access key of who asked: a cloud that comes back finds the caller with it. */
  accessKeyId: string;
  clientRequestToken?: string;
  /** Resources that a deletion, or the rollback of an update, leaves out. */
  skipped: string[];
  onFailure: 'DELETE' | 'DO_NOTHING' | 'ROLLBACK';
  /** Resources that were made in it are deleted with a rollback, whatever their policy retains. */
  retainExceptOnCreate?: boolean;
  /** When a creation must be over, in milliseconds since 1970. */
  deadline?: number;
  /** Why it fails before anything is made. */
  failure?: string;
  /** What an update goes back to when it fails. */
  previous?: Pick<StackRecord, 'imports' | 'outputs' | 'revision'>;
}

/** A stack. JSON alone; times are in milliseconds since 1970. */
export interface StackRecord {
  /** Its ARN. */
  id: string;
  name: string;
  account: string;
  region: string;
  status: StackStatus;
  statusReason?: string;
  createdAt: number;
  updatedAt?: number;
  deletedAt?: number;
  revision: Revision;
  outputs: OutputRecord[];
  /** The names of the exports that it imports. */
  imports: string[];
  roleArn?: string;
  changeSetId?: string;
  disableRollback: boolean;
  terminationProtection: boolean;
  timeoutMinutes?: number;
  /** The work that runs on it, or that failed and may be taken up again. */
  operation?: Operation;
}
