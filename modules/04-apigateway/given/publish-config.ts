import { isDeepStrictEqual } from 'node:util';
import type { DistributionSummary } from '@aws-sdk/client-cloudfront';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../../../shared/aws-errors.ts';
import { CourseError } from '../../../shared/errors.ts';
import { findDistribution } from '../../../shared/find-distribution.ts';
import { request } from '../../../shared/http.ts';
import type { Course } from '../../../shared/step.ts';
import { invalidate } from './invalidate.ts';

const KEY = 'config.json';

/** A site: the bucket of its files, and what hands them out. */
export interface Site {
  bucket: string;
  distribution: Pick<DistributionSummary, 'Id' | 'DomainName' | 'Enabled'> | undefined;
}

/**
 * Writes settings into the site's config.json, keeps what else is in there, and waits until CloudFront hands the new
 * file out.
 *
 * @param settings those to write; one that is undefined is taken out
 * @param changedFiles keys of other files that CloudFront has to forget, because they were written anew
 * @param ofSite which site; the one with the course's names unless told
 */
export async function publishConfig(
  course: Course,
  settings: Record<string, unknown>,
  changedFiles: string[] = [],
  ofSite?: Site,
): Promise<void> {
  const { bucket, distribution } = ofSite ?? (await siteByName(course));
  const written = await writeConfig(course, bucket, settings);
  // One that is switched off is on its way out, and answers nobody.
  if (!distribution?.Id || !distribution.Enabled) return;
  const address = `https://${distribution.DomainName}/${KEY}`;
  // A run that ended after the file was written has left the old one in CloudFront.
  const isServed = !written && holdsAll(await servedConfig(address), settings);
  if (isServed) course.report.same('CloudFront serves this config.json');
  const stale = isServed ? changedFiles : [KEY, ...changedFiles];
  if (stale.length > 0) await invalidate(course, distribution.Id, stale);
}

async function siteByName({ clients, names }: Course): Promise<Site> {
  const distribution = await findDistribution(clients.cloudfront, names.distributionComment);
  return { bucket: names.siteBucket, distribution };
}

/** True when the file had to be written. */
async function writeConfig(
  { clients, report }: Course,
  Bucket: string,
  settings: Record<string, unknown>,
): Promise<boolean> {
  const place = { Bucket, Key: KEY };
  const found = await ifExists(clients.s3.send(new GetObjectCommand(place)), 'NoSuchKey');
  const config = parsed(await found?.Body?.transformToString());
  const members = Object.keys(settings).join(' and ');
  if (holdsAll(config, settings)) {
    report.same(`config.json has the right ${members}`);
    return false;
  }
  // JSON has no undefined: a setting that is to go is left out.
  const Body = `${JSON.stringify({ ...config, ...settings }, null, 2)}\n`;
  await clients.s3.send(
    new PutObjectCommand({ ...place, Body, ContentType: 'application/json', CacheControl: 'no-cache' }),
  );
  const isTakenOut = Object.values(settings).every((value) => value === undefined);
  report.did(isTakenOut ? `took ${members} out of config.json` : `wrote ${members} into config.json`);
  return true;
}

function holdsAll(config: Record<string, unknown> | undefined, settings: Record<string, unknown>): boolean {
  return (
    config !== undefined &&
    Object.entries(settings).every(([name, value]) => isDeepStrictEqual(config[name], value))
  );
}

/** undefined when CloudFront does not answer: then it surely does not serve the right file. */
async function servedConfig(address: string): Promise<Record<string, unknown> | undefined> {
  const answer = await request(address).catch((error: unknown) => {
    if (error instanceof CourseError && error.code === 'network') return undefined;
    throw error;
  });
  return answer?.status === 200 ? parsed(answer.text()) : undefined;
}

/** A file that is missing or is no table of settings counts as an empty one, and is written anew. */
function parsed(text = ''): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
