// COGNITO-04: the site's sign-in: its scripts and pages, the library that they use, and where the user pool is.
//
// The pages are yours from here on: site/ holds what this module adds to the site. Begin with site/js/session.js.
import type { Course } from '../../../shared/step.ts';

export default async function letAdministratorsSignIn(course: Course): Promise<void> {
  const { names, report } = course;
  // TODO 1: write site/js/session.js, and what else in site/ says TODO.
  report.note('TODO 1: sign-in, sign-out and the tokens, in site/js/session.js');

  // TODO 2: upload to names.siteBucket what is in site/ (siteFiles of ../../01-s3/given/site-files.ts lists it) and the
  //   library that the scripts import, signInLibrary() under libraryKey, both of ../given/sign-in-library.ts.
  //   uploadChanged(course, files) of ../given/upload-changed.ts takes { key, body } for each and returns the keys that
  //   changed.
  report.note(`TODO 2: the files in bucket ${names.siteBucket}`);

  // TODO 3: tell the site where the user pool is: publishConfig(course, { userPool }, changed) of
  //   ../../04-apigateway/given/publish-config.ts. userPool is { id, clientId, endpoint, signInPage }: readPoolId and
  //   readClientId of ../given/read-pool.ts, cognitoEndpoint(course.config) and signInPage(course.config,
  //   names.userPoolDomain) of shared/cognito-address.ts. None of it is a secret.
  report.note("TODO 3: userPool in the site's config.json");
}
