import type { Grader } from '../../check.ts';
import type { FunctionKey } from './functions.ts';
import type { Use } from './role-policy.ts';

/** What each function may need. Where there are two sound ways to write a handler, the actions of both are here. */
const actions: Record<FunctionKey, { table: string[]; posters: string[] }> = {
  listMovies: { table: ['Scan'], posters: ['GetObject'] },
  getMovie: { table: ['GetItem', 'Query'], posters: ['GetObject'] },
  addMovie: { table: ['PutItem'], posters: ['PutObject', 'GetObject'] },
  updateMovie: {
    table: ['GetItem', 'UpdateItem', 'PutItem'],
    posters: ['PutObject', 'GetObject', 'DeleteObject'],
  },
  deleteMovie: { table: ['DeleteItem', 'GetItem'], posters: ['DeleteObject'] },
  posterUrl: { table: [], posters: ['GetObject'] },
};

/** The widest that a function's role may allow: the table, what is below posters/, and the function's own log group. */
export async function usesOf(grader: Grader, key: FunctionKey, logGroup: string): Promise<Use[]> {
  const { account, region, locate } = grader;
  const table = `arn:aws:dynamodb:${region}:${account}:table/${await locate.moviesTable()}`;
  const posters = `arn:aws:s3:::${await locate.postersBucket()}/posters/*`;
  const group = `arn:aws:logs:${region}:${account}:log-group:${logGroup}`;
  return [
    ...actions[key].table.map((action) => ({ action: `dynamodb:${action}`, resource: table })),
    ...actions[key].posters.map((action) => ({ action: `s3:${action}`, resource: posters })),
    ...['CreateLogStream', 'PutLogEvents', 'CreateLogGroup'].map((action) => ({
      action: `logs:${action}`,
      resource: `${group}:*`,
    })),
    // Who makes the group needs the right on the group itself.
    ...[group, `arn:aws:logs:${region}:${account}:*`].map((resource) => ({
      action: 'logs:CreateLogGroup',
      resource,
    })),
  ];
}

/** What every function needs so that its output is kept. */
export function logRights({ account, region }: Grader, logGroup: string): Use[] {
  const resource = `arn:aws:logs:${region}:${account}:log-group:${logGroup}:log-stream:a`;
  return ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({ action, resource }));
}
