import type { Change } from '@aws-sdk/client-cloudformation';
import type { Operation, Revision } from './stack-record.ts';

/** A change set. JSON alone; times are in milliseconds since 1970. */
export interface ChangeSetRecord {
  /** Its ARN. */
  id: string;
  name: string;
  stackId: string;
  description?: string;
  createdAt: number;
  type: 'CREATE' | 'UPDATE';
  failure?: string;
  executed: boolean;
  /** Without one where the transforms failed. */
  revision?: Revision;
  tags: Record<string, string>;
  parameters: Record<string, string>;
  changes: Change[];
  roleArn?: string;
  onStackFailure?: Operation['onFailure'];
}
