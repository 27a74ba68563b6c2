import type { Check } from '../check.ts';
import { listChecks } from './03-lambda/lambda-01-list.ts';
import { getChecks } from './03-lambda/lambda-02-get.ts';
import { addChecks } from './03-lambda/lambda-03-add.ts';
import { updateChecks } from './03-lambda/lambda-04-update.ts';
import { deleteChecks } from './03-lambda/lambda-05-delete.ts';
import { posterUrlChecks } from './03-lambda/lambda-06-poster-url.ts';

export { sweep } from './03-lambda/sweep.ts';

export const checks: Record<string, Check> = {
  ...listChecks,
  ...getChecks,
  ...addChecks,
  ...updateChecks,
  ...deleteChecks,
  ...posterUrlChecks,
};
