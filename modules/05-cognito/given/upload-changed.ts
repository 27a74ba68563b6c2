import type { Course } from '../../../shared/step.ts';
import { uploadFile } from '../../01-s3/solution/s3-01-website.ts';

/** A file of the site. */
export interface SiteContent {
  key: string;
  body: Uint8Array;
}

/** Which files they are, in words, and where they go: the course's own site unless told. */
interface Destination {
  what?: string;
  bucket?: string;
}

/**
 * Uploads to the site's bucket what differs from what is there.
 *
 * @returns the keys of the files that were uploaded
 */
export async function uploadChanged(
  course: Course,
  files: SiteContent[],
  { what = 'sign-in files', bucket = course.names.siteBucket }: Destination = {},
): Promise<string[]> {
  const changed: string[] = [];
  for (const [index, { key, body }] of files.entries()) {
    if (await uploadFile(course, bucket, key, body)) changed.push(key);
    course.report.progress(what, index + 1, files.length);
  }
  if (changed.length === 0) course.report.same(`all ${files.length} ${what} are up to date`);
  else course.report.did(`uploaded ${changed.length} of ${files.length} ${what}`);
  return changed;
}
