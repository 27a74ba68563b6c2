import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetDistributionCommand } from '@aws-sdk/client-cloudfront';
import { cognitoEndpoint, signInPage } from '../../../shared/cognito-address.ts';
import { courseRoot } from '../../../shared/root.ts';
import type { StackOutputs } from '../../../shared/stack-outputs.ts';
import type { Course } from '../../../shared/step.ts';
import { siteFiles } from '../../01-s3/given/site-files.ts';
import { publishConfig } from '../../04-apigateway/given/publish-config.ts';
import { libraryKey, signInLibrary } from '../../05-cognito/given/sign-in-library.ts';
import { type SiteContent, uploadChanged } from '../../05-cognito/given/upload-changed.ts';

/** Whose pages: those that you have written, or the ones of the solutions. */
export type Tree = 'starter' | 'solution';

/** The modules that have pages. Of a page that both have, the later one is taken. */
const modulesWithPages = ['01-s3', '05-cognito'];

/**
 * Publishes the site in the bucket of a stack: the pages, the library that signs in, and a config.json that names the
 * stack's API and user pool. CloudFront forgets what has changed.
 */
export async function publishSite(course: Course, outputs: StackOutputs, tree: Tree): Promise<void> {
  const bucket = outputs.SiteBucketName;
  const changed = await uploadChanged(course, await siteContent(tree), { what: 'site files', bucket });
  const { Distribution } = await course.clients.cloudfront.send(
    new GetDistributionCommand({ Id: outputs.SiteDistributionId }),
  );
  const distribution = Distribution && {
    Id: Distribution.Id,
    DomainName: Distribution.DomainName,
    Enabled: Distribution.DistributionConfig?.Enabled,
  };
  // Last: from now on the pages look for the API and for the pool.
  await publishConfig(course, settings(course, outputs), changed, { bucket, distribution });
}

/** What the pages need to know. None of it is a secret: every visitor gets it. */
function settings({ config }: Course, outputs: StackOutputs) {
  const userPool = {
    id: outputs.AdminPoolId,
    clientId: outputs.SiteClientId,
    endpoint: cognitoEndpoint(config),
    signInPage: signInPage(config, outputs.SignInDomainPrefix),
  };
  return { apiUrl: outputs.ApiAddress, userPool };
}

async function siteContent(tree: Tree): Promise<SiteContent[]> {
  const content = new Map([[libraryKey, await signInLibrary()]]);
  for (const module of modulesWithPages) {
    const files = await siteFiles(join(courseRoot, 'modules', module, tree, 'site'));
    for (const { key, path } of files) content.set(key, await readFile(path));
  }
  // The one of module 1 knows of no API.
  content.delete('config.json');
  return [...content].map(([key, body]) => ({ key, body }));
}
