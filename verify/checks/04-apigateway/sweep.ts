import type { Grader } from '../../check.ts';
import { sweep as sweepFilms } from '../03-lambda/sweep.ts';
import { sweepPools } from '../05-cognito/sweep-pools.ts';
import { removeCanaryStage } from './served-stage.ts';

/** Removes what a killed grader left: its own stage, its users and user pools, its films and posters. */
export async function sweep(grader: Grader): Promise<void> {
  const all = await Promise.allSettled([sweepStage(grader), sweepPools(grader), sweepFilms(grader)]);
  const failed = all.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function sweepStage(grader: Grader): Promise<void> {
  const api = await grader.locate.restApi();
  if (api?.id) await removeCanaryStage(grader, api.id);
}
