import { CourseError } from '../shared/errors.ts';
import { type DeploymentEnvironment, environments } from '../shared/names.ts';

/** What `--env` takes, for the help of a command. */
export const environmentFlag = { value: environments.join('|'), help: 'which environment; dev unless told' };

/** @throws CourseError `usage` for an environment that there is not */
export function environmentOf(text = 'dev'): DeploymentEnvironment {
  const found = environments.find((environment) => environment === text);
  if (found) return found;
  throw new CourseError(
    'usage',
    `There is no environment "${text}".`,
    `Use --env ${environments.join(', ')}.`,
  );
}
