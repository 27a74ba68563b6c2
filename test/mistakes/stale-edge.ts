import { findDistribution } from '../../shared/find-distribution.ts';
import { request } from '../../shared/http.ts';
import type { Course } from '../../shared/step.ts';
import { waitFor } from '../../shared/wait.ts';

/**
 * Waits until CloudFront hands out the config.json that the bucket has now, and so keeps it. Its cache policy keeps
 * whatever it has for a second, and a grading may have asked just before.
 *
 * @param isNew tells that config.json from the one before
 */
export async function untilEdgeKeeps(course: Course, isNew: (text: string) => boolean): Promise<void> {
  const { clients, names, report } = course;
  const site = await findDistribution(clients.cloudfront, names.distributionComment);
  const keeps = async () => isNew((await request(`https://${site?.DomainName}/config.json`)).text());
  await waitFor('CloudFront to have this config.json', keeps, { deadlineMs: 10_000, report });
}
