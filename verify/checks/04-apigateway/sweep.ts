import type { Grader } from '../../check.ts';
import { sweep as sweepFilms } from '../03-lambda/sweep.ts';
import { forgetStage, removeCanaryStage } from './served-stage.ts';

/** Removes what a killed grader left: its own stage, its films and posters. */
export async function sweep(grader: Grader): Promise<void> {
  forgetStage(grader);
  const api = await grader.locate.restApi();
  if (api?.id) await removeCanaryStage(grader, api.id);
  await sweepFilms(grader);
}
