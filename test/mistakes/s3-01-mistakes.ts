import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DeleteBucketCommand,
  DeleteBucketTaggingCommand,
  DeleteBucketWebsiteCommand,
  PutBucketWebsiteCommand,
} from '@aws-sdk/client-s3';
import { emptyBucket } from '../../modules/01-s3/given/empty-bucket.ts';
import { siteFiles } from '../../modules/01-s3/given/site-files.ts';
import { courseRoot } from '../../shared/root.ts';
import type { Course } from '../../shared/step.ts';
import { pages } from '../../verify/checks/01-s3/site-files.ts';
import type { Mistake } from './mistake.ts';
import { editFile as edit, putFile as put, removeFile as remove } from './site-edits.ts';

export const websiteMistakes: Mistake[] = [
  {
    name: 'the site bucket has no tags',
    break: ({ clients, names }) =>
      clients.s3.send(new DeleteBucketTaggingCommand({ Bucket: names.siteBucket })),
    fails: 'S3-01.8',
    costs: 1,
    because: 'the tags course=cinedb and student=ana are missing',
  },
  {
    name: 'there is no bucket for the site',
    break: async (course) => {
      await emptyBucket(course, course.names.siteBucket);
      await course.clients.s3.send(new DeleteBucketCommand({ Bucket: course.names.siteBucket }));
    },
    fails: 'S3-01.1',
    because: 'there is no bucket of this name',
  },
  {
    name: 'the catalogue page is missing',
    break: (course) => remove(course, 'index.html'),
    fails: 'S3-01.2',
    because: 'CloudFront shows index.html for /, and error.html for a page that does not exist',
  },
  {
    name: 'a page is missing',
    break: (course) => remove(course, 'edit_movie.html'),
    fails: 'S3-01.3',
    because: 'edit_movie.html is not in the bucket',
  },
  {
    name: 'the catalogue page is empty',
    break: (course) => put(course, 'index.html', ''),
    fails: 'S3-01.3',
    costs: 12,
    because: 'index.html is empty',
  },
  {
    name: 'the catalogue page is broken off',
    break: (course) => put(course, 'index.html', '<!doctype html><tit'),
    fails: 'S3-01.3',
    costs: 12,
    because: 'index.html is no HTML document with a title',
  },
  {
    name: 'the same page six times',
    break: (course) =>
      Promise.all(pages.map((page) => put(course, page, '<!doctype html><title>x</title><body></body>'))),
    fails: 'S3-01.3',
    because: 'movie.html, admin.html, add_movie.html and 2 more are the same as another page',
  },
  {
    name: 'a script that another one imports is missing',
    break: (course) => remove(course, 'js/config.js'),
    fails: 'S3-01.3',
    because: 'a browser that loads the pages would ask the bucket for this and not get it',
  },
  {
    name: 'config.json is missing',
    break: (course) => remove(course, 'config.json'),
    fails: 'S3-01.3',
    because: 'a browser that loads the pages would ask the bucket for this and not get it',
  },
  {
    name: 'a template tag is left',
    break: (course) =>
      edit(course, 'admin.html', (text) => text.replace('/add_movie.html', "{{ url_for('add_movie') }}")),
    fails: 'S3-01.4',
    because: 'S3 runs no code: a browser shows the tag as text',
  },
  {
    name: 'the pages of the starter are uploaded as they are',
    break: uploadStarterPages,
    fails: 'S3-01.4',
    because: 'S3 runs no code: a browser shows the tag as text',
  },
  {
    name: 'a script stands within a page',
    break: (course) =>
      edit(course, 'index.html', (text) => text.replace('</body>', '<script>alert(1)</script></body>')),
    fails: 'S3-01.4',
    because: 'a strict Content-Security-Policy, which the site needs, runs no script within a page',
  },
  {
    name: 'a style is uploaded without its type',
    break: (course) => put(course, 'css/base.css', 'body { margin: 0 }', {}, 'public, max-age=300'),
    fails: 'S3-01.5',
    because: 'S3 keeps the type that PutObject was given, and looks into no file',
  },
  {
    name: 'pages may be kept for a year',
    break: (course) => edit(course, 'index.html', (text) => text, 'public, max-age=31536000'),
    fails: 'S3-01.6',
    because: 'a page must be asked for again each time',
  },
  {
    name: 'website hosting is off',
    break: ({ clients, names }) =>
      clients.s3.send(new DeleteBucketWebsiteCommand({ Bucket: names.siteBucket })),
    fails: 'S3-01.7',
    because: 'website hosting is off for this bucket',
  },
  {
    name: 'the website has no error document',
    break: ({ clients, names }) =>
      clients.s3.send(
        new PutBucketWebsiteCommand({
          Bucket: names.siteBucket,
          WebsiteConfiguration: { IndexDocument: { Suffix: 'index.html' } },
        }),
      ),
    fails: 'S3-01.7',
    because: 'the settings name other pages',
  },
];

async function uploadStarterPages(course: Course): Promise<void> {
  const files = await siteFiles(join(courseRoot, 'modules', '01-s3', 'starter', 'site'));
  for (const { key, path } of files.filter(({ key }) => key.endsWith('.html'))) {
    await put(course, key, await readFile(path, 'utf8'));
  }
}
