import { GetBucketWebsiteCommand } from '@aws-sdk/client-s3';
import { lookup } from 'mime-types';
import { ifExists } from '../../../shared/aws-errors.ts';
import { bucketAddresses } from '../../../shared/bucket-addresses.ts';
import { type Check, fail, pass, proven } from '../../check.ts';
import { count, said, some } from '../words.ts';
import { bucketHasTags, bucketIsThere } from './bucket-there.ts';
import { readSite, type SiteFile } from './site-files.ts';

const step = 'starter/s3-01-website.ts';

const isThere: Check = async (grader) => bucketIsThere(grader, await grader.locate.siteBucket(), step);

const hasTags: Check = async (grader) => bucketHasTags(grader, await grader.locate.siteBucket(), step);

const contentTypes: Check = async (grader) => {
  const files = [...(await readSite(grader)).values()];
  const wrong = files.filter((file) => typesOf(file.key)?.includes(bareType(file)) === false);
  const [first] = wrong;
  if (!first) return pass();
  return fail({
    expected: `${first.key} as ${typesOf(first.key)?.[0]}`,
    got: `${first.contentType ?? 'no content type'}; wrong in ${count(wrong.length, 'file')}: ${some(wrong.map(({ key }) => key))}`,
    why: proven('S3 keeps the type that PutObject was given, and looks into no file'),
    fix: `give PutObjectCommand a ContentType for each ending, in contentType() of ${step}`,
    learn: '#common-mistakes',
  });
};

/** The types that are right for a key; undefined where its ending says nothing, so that any will do. */
function typesOf(key: string): string[] | undefined {
  const type = lookup(key);
  if (type === 'text/javascript') return [type, 'application/javascript'];
  if (key.endsWith('.ico')) return ['image/x-icon', 'image/vnd.microsoft.icon'];
  return type ? [type] : undefined;
}

function bareType({ contentType = '' }: SiteFile): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

const cacheHeaders: Check = async (grader) => {
  const files = [...(await readSite(grader)).values()];
  const wrong = files.filter((file) => asksAgain(file) !== isPage(file) || !file.cacheControl);
  const [first] = wrong;
  if (!first) return pass();
  const what = isPage(first)
    ? 'a page must be asked for again each time'
    : 'the rest may be kept for a while';
  return fail({
    expected: `${first.key} with Cache-Control: ${isPage(first) ? 'no-cache' : 'public, max-age=300'}`,
    got: `${first.cacheControl ?? 'no Cache-Control'}; wrong in ${count(wrong.length, 'file')}: ${some(wrong.map(({ key }) => key))}`,
    why: proven(
      first.cacheControl ? what : 'without Cache-Control each browser guesses how long to keep a file',
    ),
    fix: `give PutObjectCommand the CacheControl for each key, in cacheControl() of ${step}`,
  });
};

function isPage({ key }: SiteFile): boolean {
  return key.endsWith('.html') || key === 'config.json';
}

/** Whether a browser that has the file asks for it again. https://www.rfc-editor.org/rfc/rfc9111#name-cache-control */
function asksAgain({ cacheControl = '' }: SiteFile): boolean {
  return /\bno-(cache|store)\b|\bmax-age\s*=\s*0\b/i.test(cacheControl);
}

const hostsWebsite: Check = async ({ clients, config, locate, request, log }) => {
  const Bucket = await locate.siteBucket();
  const { website } = bucketAddresses(config, Bucket);
  const answer = await request(website);
  log(`asked ${website}, then read the bucket's website settings`);
  const call = clients.s3.send(new GetBucketWebsiteCommand({ Bucket }));
  const settings = await ifExists(call, 'NoSuchWebsiteConfiguration');
  const index = settings?.IndexDocument?.Suffix;
  const error = settings?.ErrorDocument?.Key;
  if (index === 'index.html' && error === 'error.html') return pass();
  return fail({
    expected: 'index document index.html, error document error.html',
    got: settings
      ? `index document ${index ?? 'none'}, error document ${error ?? 'none'}`
      : 'no website settings',
    ...(settings ? {} : { evidence: `the website address answers ${said(answer)}` }),
    why: proven(settings ? 'the settings name other pages' : 'website hosting is off for this bucket'),
    fix: `PutBucketWebsiteCommand with IndexDocument and ErrorDocument in ${step}`,
    learn: '#the-ideas',
  });
};

export const websiteChecks: Record<string, Check> = {
  'S3-01.1': isThere,
  'S3-01.5': contentTypes,
  'S3-01.6': cacheHeaders,
  'S3-01.7': hostsWebsite,
  'S3-01.8': hasTags,
};
