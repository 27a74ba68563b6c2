// SAM-06: deploys template.yaml to the environment dev, and then does what no template does: the pages of the site, the
// administrator's password, and the films from the old house.
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';
import { deployStack } from '../given/deploy-stack.ts';
import { makeStackAdministrator } from '../given/make-administrator.ts';
import { isInhabited, moveHouse } from '../given/move-house.ts';
import { publishSite } from '../given/publish-site.ts';

const template = join(import.meta.dirname, 'template.yaml');

export default async function deployEverything(course: Course): Promise<void> {
  const outputs = await deployStack(course, { template, environment: 'dev' });
  await publishSite(course, outputs, 'solution');
  await makeStackAdministrator(course, course.names.stacks.dev, outputs);
  if (await isInhabited(course)) await moveHouse(course, outputs);
  else course.report.note('there is no table of module 2 to move films from');
  course.report.note(`the site: ${outputs.SiteAddress}/`);
}
