const S3_REST =
  /^(?<bucket>.+)\.s3(?:[.-](?<region>[a-z]{2}(?:-[a-z]+)+-\d))?\.(?:amazonaws\.com|localhost(?::\d+)?)$/;
const S3_WEBSITE = /\.s3-website[-.][a-z0-9-]+\.(?:amazonaws\.com|localhost(?::\d+)?)$/;
const LOCAL = /^(?:[a-z0-9_.-]+\.)?localhost(?::\d+)?$/i;

/** The bucket that a REST endpoint names; undefined for website endpoints and everything else. */
export function restBucketOf(domainName: string): string | undefined {
  return S3_REST.exec(domainName)?.groups?.bucket;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html */
export function isWebsiteEndpoint(domainName: string): boolean {
  return S3_WEBSITE.test(domainName);
}

/** A host of this machine, which may carry its port: the one form that AWS does not have. */
export function isLocalDomain(domainName: string): boolean {
  return LOCAL.test(domainName);
}
