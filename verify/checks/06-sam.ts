import type { Check } from '../check.ts';
import { functionChecks } from './06-sam/sam-01-functions.ts';
import { stackChecks } from './06-sam/sam-01-stack.ts';
import { apiChecks } from './06-sam/sam-02-api.ts';
import { storageChecks } from './06-sam/sam-03-storage.ts';
import { peopleChecks } from './06-sam/sam-04-people.ts';
import { logChecks } from './06-sam/sam-05-logs.ts';
import { roleChecks } from './06-sam/sam-05-roles.ts';
import { againChecks } from './06-sam/sam-06-again.ts';
import { environmentChecks } from './06-sam/sam-06-environments.ts';
import { filmChecks } from './06-sam/sam-06-films.ts';
import { outputChecks } from './06-sam/sam-06-outputs.ts';
import { outsideChecks } from './06-sam/sam-06-outside.ts';
import { siteChecks } from './06-sam/sam-06-site.ts';

export { sweep } from './06-sam/sweep.ts';

/** A check here runs several of the other modules. */
export const timeoutMs = 240_000;

export const checks: Record<string, Check> = {
  ...stackChecks,
  ...functionChecks,
  ...apiChecks,
  ...storageChecks,
  ...peopleChecks,
  ...logChecks,
  ...roleChecks,
  ...outputChecks,
  ...againChecks,
  ...environmentChecks,
  ...siteChecks,
  ...outsideChecks,
  ...filmChecks,
};
