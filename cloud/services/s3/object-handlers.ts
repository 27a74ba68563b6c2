import type * as Sdk from '@aws-sdk/client-s3';
import type { Call } from '../../call.ts';
import type { HttpRequest, HttpResponse } from '../../wire/http.ts';
import type { Handlers, Modelled } from '../service.ts';
import { finishObjects } from './answer-extras.ts';
import * as copy from './copy.ts';
import * as deletions from './delete-objects.ts';
import { withHoistedHeaders } from './hoisted-headers.ts';
import * as multipart from './multipart.ts';
import * as completion from './multipart-complete.ts';
import * as multipartLists from './multipart-listing.ts';
import * as parts from './multipart-parts.ts';
import * as acl from './object-acl.ts';
import * as attributes from './object-attributes.ts';
import * as listing from './object-listing.ts';
import * as reading from './object-reading.ts';
import * as tags from './object-tags.ts';
import * as versions from './object-versions.ts';
import * as writing from './object-writing.ts';
import { presignedPost } from './presigned-post.ts';

/** Every operation on objects; service.ts takes this file whole. */
export const handlers = {
  ...acl.handlers,
  ...attributes.handlers,
  ...completion.handlers,
  ...copy.handlers,
  ...deletions.handlers,
  ...listing.handlers,
  ...multipart.handlers,
  ...multipartLists.handlers,
  ...parts.handlers,
  ...reading.handlers,
  ...tags.handlers,
  ...versions.handlers,
  ...writing.handlers,
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  ...acl.modelled,
  ...attributes.modelled,
  ...completion.modelled,
  ...copy.modelled,
  ...deletions.modelled,
  ...listing.modelled,
  ...multipart.modelled,
  ...multipartLists.modelled,
  ...parts.modelled,
  ...reading.modelled,
  ...tags.modelled,
  ...versions.modelled,
  ...writing.modelled,
};

/** Answers what is no operation: a form's upload. On the way it gives a presigned request its headers back. */
export async function intercept(request: HttpRequest, call: Call): Promise<HttpResponse | undefined> {
  call.request = withHoistedHeaders(request);
  return presignedPost(call.request, call);
}

export const finish = finishObjects;
