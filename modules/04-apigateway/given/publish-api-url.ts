import type { Course } from '../../../shared/step.ts';
import { publishConfig } from './publish-config.ts';

/**
 * Tells the site where its API is: writes `apiUrl` into config.json, and waits until CloudFront hands the new file out.
 *
 * @param apiUrl null: there is none
 */
export async function publishApiUrl(course: Course, apiUrl: string | null): Promise<void> {
  await publishConfig(course, { apiUrl });
}
