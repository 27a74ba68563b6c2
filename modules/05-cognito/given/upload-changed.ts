import type { Course } from '../../../shared/step.ts';
import { uploadFile } from '../../01-s3/solution/s3-01-website.ts';

/** A file of the site. */
export interface SiteContent {
  key: string;
  body: Uint8Array;
}

/**
 * Uploads to the site's bucket what differs from what is there.
 *
 * @returns the keys of the files that were uploaded
 */
export async function uploadChanged(course: Course, files: SiteContent[]): Promise<string[]> {
  const changed: string[] = [];
  for (const [index, { key, body }] of files.entries()) {
    if (await uploadFile(course, course.names.siteBucket, key, body)) changed.push(key);
    course.report.progress('sign-in files', index + 1, files.length);
  }
  if (changed.length === 0) course.report.same(`all ${files.length} sign-in files are up to date`);
  else course.report.did(`uploaded ${changed.length} of ${files.length} sign-in files`);
  return changed;
}
