// DDB-01: the table for films, its capacity, and what guards it.
//
// Every part must be safe to run again: look first, change only what is not right yet, then say so with
// report.did(...) or report.same(...).
import type { Course } from '../../../shared/step.ts';

// Five reads of up to 4 KB and five writes of up to 1 KB a second: plenty for one student.
export const capacity = { ReadCapacityUnits: 5, WriteCapacityUnits: 5 };

export default async function createTable(course: Course): Promise<void> {
  const { names, report } = course;
  const table = names.moviesTable;

  // TODO 1: ask for the table with DescribeTableCommand; `ifExists` in shared/aws-errors.ts turns
  //   ResourceNotFoundException into undefined. When there is none, make it with CreateTableCommand:
  //   the partition key is id (HASH), a string (S); BillingMode PROVISIONED with `capacity`; names.tags as a list, Tags:
  //   [{ Key, Value }].
  //   https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
  report.note(`TODO 1: make the table ${table}`);

  // TODO 2: wait with waitFor from shared/wait.ts until DescribeTable says ACTIVE.
  //   https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html
  report.note('TODO 2: wait until it is ACTIVE');

  // TODO 3: correct the capacity with UpdateTableCommand if the table has another. (The same capacity again is an
  //   error, so compare first.)
  //   https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/provisioned-capacity-mode.html
  report.note(`TODO 3: capacity ${capacity.ReadCapacityUnits} and ${capacity.WriteCapacityUnits}`);

  // TODO 4: DeletionProtectionEnabled with UpdateTableCommand, and wait for ACTIVE again.
  report.note('TODO 4: deletion protection');

  // TODO 5: point-in-time recovery with UpdateContinuousBackupsCommand. In the first seconds of a table it answers
  //   ContinuousBackupsUnavailableException: `retry` in shared/retry.ts helps.
  //   https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
  report.note('TODO 5: point-in-time recovery');
}
