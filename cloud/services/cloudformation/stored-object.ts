import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { hostName, route } from '../../route.ts';
import type { HttpRequest } from '../../wire/http.ts';
import { validationError } from './template/errors.ts';

export interface ObjectName {
  Bucket: string;
  Key: string;
  VersionId?: string;
}

const S3_HOST = /^(127\.0\.0\.1|\[::1\]|(.+\.)?localhost|(.+\.)?s3[.-]?[a-z0-9-]*\.amazonaws\.com)$/;

/**
 * The object that a TemplateURL names: at one of S3's addresses, or at this cloud's own.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 *
 * @throws AwsError ValidationError
 */
export function objectOfUrl(address: string): ObjectName {
  if (!URL.canParse(address) || !/^https?:/.test(address)) {
    throw validationError('TemplateURL must be a supported URL.');
  }
  const { host, pathname, searchParams } = new URL(address);
  const request = requestFor(host, pathname);
  const target = S3_HOST.test(hostName(request)) ? route(request) : undefined;
  if (target?.kind !== 'service' || target.entry.name !== 's3') {
    throw validationError(`S3 error: Domain name specified in ${host} is not a valid S3 domain`);
  }
  const { Bucket } = target.outside;
  const Key = decodeURIComponent(target.path.slice(1));
  if (!Bucket || !Key) {
    throw validationError('TemplateURL must reference a valid S3 object to which you have access.');
  }
  const version = searchParams.get('versionId');
  return { Bucket, Key, ...(version && { VersionId: version }) };
}

/** @throws AwsError as S3's GetObject does for this caller */
export async function readObject(
  { cloud, principal, account, region }: Call,
  name: ObjectName,
): Promise<Uint8Array> {
  const { Body } = await cloud.invoke('s3', 'GetObject', { ...name }, { principal, account, region });
  if (!(Body instanceof Uint8Array)) throw new AwsError('InternalError', 'An object without a body', 500);
  return Body;
}

function requestFor(host: string, path: string): HttpRequest {
  return {
    method: 'GET',
    path,
    query: '',
    headers: { host },
    body: new Uint8Array(),
    secure: true,
    sourceIp: '127.0.0.1',
  };
}
