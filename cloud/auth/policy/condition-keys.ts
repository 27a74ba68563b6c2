/**
 * The condition keys that the cloud gives to conditions, in lower case. Any other in a policy is refused by name when the
 * policy is stored: it would never match, and a Deny that hangs on it would deny nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const MODELLED = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principaltype',
  'aws:referer',
  'aws:requestedregion',
  'aws:resourceaccount',
  'aws:securetransport',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:tagkeys',
  'aws:useragent',
  'aws:userid',
  'aws:username',
  'cloudformation:changesetname',
  'cloudformation:rolearn',
  'cloudformation:templateurl',
  // Only of CreateServiceLinkedRole, which is refused by name; AWS's own policies carry it.
  'iam:awsservicename',
  'iam:passedtoservice',
  'iam:policyarn',
  'lambda:principal',
  's3:authtype',
  's3:delimiter',
  's3:if-match',
  's3:if-none-match',
  's3:locationconstraint',
  's3:max-keys',
  's3:prefix',
  's3:requestobjecttagkeys',
  's3:resourceaccount',
  's3:signatureage',
  's3:signatureversion',
  's3:versionid',
  's3:x-amz-acl',
  's3:x-amz-content-sha256',
  's3:x-amz-copy-source',
  's3:x-amz-metadata-directive',
  's3:x-amz-object-ownership',
  's3:x-amz-server-side-encryption',
  's3:x-amz-storage-class',
  's3:x-amz-website-redirect-location',
  'sts:externalid',
  'sts:rolesessionname',
]);

/** Keys with a tag's name, or a header's, at their end. */
const FAMILIES =
  /^(aws:(requesttag|resourcetag)|iam:resourcetag|s3:(existingobjecttag|requestobjecttag)|apigateway:(request|resource))\/.|^s3:x-amz-grant-/;

/** Whether the cloud gives a key's value to conditions. Keys compare without case. */
export function isModelledKey(key: string): boolean {
  const name = key.toLowerCase();
  return MODELLED.has(name) || FAMILIES.test(name);
}
