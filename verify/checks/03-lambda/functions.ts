import {
  type FunctionConfiguration,
  GetFunctionCommand,
  type GetFunctionResponse,
} from '@aws-sdk/client-lambda';
import { ifExists } from '../../../shared/aws-errors.ts';
import type { FunctionNames } from '../../../shared/names.ts';
import type { Grader } from '../../check.ts';

/** One of the six functions of the module. */
export type FunctionKey = keyof FunctionNames;

/** The file in which the student deploys each function. */
export const steps: Record<FunctionKey, string> = {
  listMovies: 'starter/lambda-01-list-movies.ts',
  getMovie: 'starter/lambda-02-get-movie.ts',
  addMovie: 'starter/lambda-03-add-movie.ts',
  updateMovie: 'starter/lambda-04-update-movie.ts',
  deleteMovie: 'starter/lambda-05-delete-movie.ts',
  posterUrl: 'starter/lambda-06-poster-url.ts',
};

/** The file in which the student writes each handler. */
export const handlers: Record<FunctionKey, string> = {
  listMovies: 'starter/functions/list-movies.ts',
  getMovie: 'starter/functions/get-movie.ts',
  addMovie: 'starter/functions/add-movie.ts',
  updateMovie: 'starter/functions/update-movie.ts',
  deleteMovie: 'starter/functions/delete-movie.ts',
  posterUrl: 'starter/functions/poster-url.ts',
};

/** The function as Lambda describes it, with its tags; undefined when there is none. */
export async function describeFunction(
  { clients, locate }: Grader,
  key: FunctionKey,
): Promise<GetFunctionResponse | undefined> {
  const FunctionName = await locate.function(key);
  return ifExists(clients.lambda.send(new GetFunctionCommand({ FunctionName })), 'ResourceNotFoundException');
}

/** Its configuration; empty when there is none. */
export async function configurationOf(grader: Grader, key: FunctionKey): Promise<FunctionConfiguration> {
  return (await describeFunction(grader, key))?.Configuration ?? {};
}
