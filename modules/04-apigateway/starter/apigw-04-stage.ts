// APIGW-04: a deployment of the API, the stage that the public uses, its limits, and the site that learns the address.
import type { Course } from '../../../shared/step.ts';

export default async function deployStage(course: Course): Promise<void> {
  const { names, report } = course;
  // TODO 1: a deployment (CreateDeploymentCommand), which is a snapshot of the API. So that you deploy only what has
  //   changed, put definitionHash(course, restApiId) from ../given/definition-hash.ts into its description, and look
  //   through the deployments (paginateGetDeployments) for it first.
  //   https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
  report.note('TODO 1: a deployment');

  // TODO 2: the stage: GetStageCommand says NotFoundException when there is none; then CreateStageCommand with the tags of
  //   `names`. One that serves another deployment is moved with UpdateStageCommand, path /deploymentId.
  report.note(`TODO 2: the stage ${names.stageName}`);

  // TODO 3: its limits: UpdateStageCommand, paths /*/*/throttling/rateLimit (100) and /*/*/throttling/burstLimit (200).
  //   https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
  report.note('TODO 3: how many requests it takes');

  // TODO 4: tell the site: publishApiUrl(course, address) from ../given/publish-api-url.ts writes config.json and
  //   invalidates it in CloudFront. apiAddress in shared/api-address.ts knows the address.
  report.note("TODO 4: the API's address in the site's config.json");
}
