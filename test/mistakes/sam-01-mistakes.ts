import { changeVariables } from './lambda-breakages.ts';
import { inside, replace } from './sam-edits.ts';
import type { SamMistake } from './sam-mistake.ts';
import type { DeployedStack } from './sam-stack.ts';

function setTable({ inStack }: DeployedStack, TABLE_NAME: string): Promise<void> {
  const POSTERS_BUCKET = inStack.names.postersBucket;
  return changeVariables(inStack, 'getMovie', { TABLE_NAME, POSTERS_BUCKET });
}

export const functionMistakes: SamMistake[] = [
  {
    name: 'Globals leave the memory at its default',
    template: [replace('    MemorySize: 256\n', '')],
    fails: 'SAM-01.2',
    because: 'processor time comes with the memory, and with so little a cold start takes seconds',
  },
  {
    name: 'the environment names the table that a script has made',
    template: [replace('TABLE_NAME: !Ref MoviesTable', `TABLE_NAME: !Sub 'cinedb-\${Student}-movies'`)],
    fails: 'SAM-01.2',
    because: 'cinedb-ana-movies is not of the stack',
  },
  {
    name: 'the environment was set by hand',
    break: (stack) => setTable(stack, 'cinedb-ana-movies'),
    fails: 'SAM-01.2',
    because: 'cinedb-ana-movies is not of the stack',
    mend: (stack) => setTable(stack, stack.inStack.names.moviesTable),
  },
  {
    name: 'a handler names no file of the code',
    template: [inside('ListMoviesFunction', 'Handler: list-movies.handler', 'Handler: index.handler')],
    fails: 'SAM-01.3',
    because: 'Handler is "index.handler", and the zip has no such file: Error: Cannot find module \'index\'',
  },
  {
    name: 'the variable with the bucket is missing',
    template: [replace('        POSTERS_BUCKET: !Ref PostersBucket\n', '')],
    fails: 'SAM-01.3',
    because: 'POSTERS_BUCKET is not set',
  },
  {
    name: 'the role of add-movie may not write',
    template: [inside('AddMovieRole', 'dynamodb:PutItem', 'dynamodb:GetItem')],
    fails: 'SAM-01.4',
    because:
      'the role cinedb-ana-dev-AddMovieRole-SUFFIX may not dynamodb:PutItem on arn:aws:dynamodb:us-east-1:000000000000:table/cinedb-ana-dev-MoviesTable-SUFFIX',
  },
];
