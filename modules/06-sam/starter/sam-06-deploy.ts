// SAM-06: deploys template.yaml to the environment dev, and then does what no template does: the pages of the site, the
// administrator's password, and the films from the old house.
//
// Given to you in ../given/: deploy-stack.ts bundles the functions, uploads what the template names, shows the change set
// and executes it. Read it: it is what `sam build` and `sam deploy` do, in some dozens of lines each.
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';
import { readTemplate, resourceIds } from '../given/read-template.ts';

const template = join(import.meta.dirname, 'template.yaml');

export default async function deployEverything(course: Course): Promise<void> {
  const { names, report } = course;
  // TODO 1: write template.yaml and openapi.yaml (SAM-01 to SAM-05), and then deploy them:
  //   const outputs = await deployStack(course, { template, environment: 'dev' });
  //   CloudFormation takes no template without resources, and this step says so until there are some.
  const resources = resourceIds(await readTemplate(template)).length;
  if (resources === 0)
    report.note('template.yaml has no resources yet, and CloudFormation takes none without');
  report.note(`TODO 1: the stack ${names.stacks.dev}, of ${resources} resources so far`);

  // TODO 2: publish your pages in the stack's bucket: publishSite(course, outputs, 'starter') of
  //   ../given/publish-site.ts. The outputs tell it where. Whoever has used "npm run solve" in place of writing the
  //   modules 1 to 5 says 'solution', and writes solution/ in the CodeUri of the template too.
  report.note("TODO 2: the site's pages, and a config.json that names the stack's API and user pool");

  // TODO 3: the administrator: makeStackAdministrator(course, names.stacks.dev, outputs) of ../given/make-administrator.ts.
  //   Why is this no part of the template?
  report.note('TODO 3: an administrator who can sign in');

  // TODO 4: move house: moveHouse(course, outputs) of ../given/move-house.ts, if isInhabited(course).
  report.note('TODO 4: the films and posters of modules 1 to 3, in the table and the bucket of the stack');

  // TODO 5: the Makefile beside this file does the same with the SAM CLI. Complete its targets.
  report.note('TODO 5: the Makefile');
}
