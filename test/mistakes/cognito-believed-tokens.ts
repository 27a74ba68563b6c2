import deployDeleteMovie from '../../modules/03-lambda/solution/lambda-05-delete-movie.ts';
import type { Course } from '../../shared/step.ts';
import { patchMethod } from './apigw-patches.ts';
import { guard } from './cognito-guards.ts';
import { changeCode, codeOf, type Edit, putCode } from './lambda-breakages.ts';
import type { DeployedStack } from './sam-stack.ts';

const source = 'delete-movie';

/** A function that reads a token and believes it: anybody can write one. */
const believing: Edit[] = [
  { file: 'delete-movie.ts', from: 'import { movieId }', to: 'import { header, movieId }' },
  { file: 'delete-movie.ts', from: 'import { noSuchMovie }', to: 'import { noSuchMovie, Problem }' },
  {
    file: 'delete-movie.ts',
    from: 'const id = movieId(event);',
    to: `const [, claims] = String(header(event, 'authorization')).split('.');
      const { token_use } = JSON.parse(Buffer.from(claims ?? 'e30', 'base64url').toString());
      if (token_use !== 'id') throw new Problem(401, 'Sign in first', 'An ID token is wanted.');
      const id = movieId(event);`,
  },
];

/** Opens DELETE, and leaves it to the function to look at the token. */
export async function believeTokens(course: Course): Promise<void> {
  await changeCode(course, 'deleteMovie', source, ...believing);
  await patchMethod(course, 'DELETE /movies/{id}', guard('NONE'));
}

/** The function of the solution again; the authorizer comes back with the repair. */
export const stopBelieving = deployDeleteMovie;

/** The same in a stack, where the code has the name that `sam build` gives it. */
export async function believeTokensInStack({ inStack }: DeployedStack): Promise<void> {
  await putCode(inStack, 'deleteMovie', { [`${source}.mjs`]: await codeOf(source, ...believing) });
}

export async function stopBelievingInStack({ inStack }: DeployedStack): Promise<void> {
  await putCode(inStack, 'deleteMovie', { [`${source}.mjs`]: await codeOf(source) });
}
