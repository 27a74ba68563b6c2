import { DeleteObjectCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Course } from '../../shared/step.ts';
import { allowPublicPolicies } from './breakages.ts';
import { changeItems, changePosters, copyFirstPoster, posterKeys } from './ddb-state.ts';
import type { Mistake } from './mistake.ts';

export const migrationMistakes: Mistake[] = [
  {
    name: 'UnprocessedItems was forgotten, so that some films are missing',
    break: (course) => changeItems(course, (item, index) => (index >= 70 ? undefined : item)),
    fails: 'DDB-02.1',
    because: 'a batch broke off, or UnprocessedItems was not sent again',
  },
  {
    name: 'the migration did not run',
    break: (course) => changeItems(course, () => undefined),
    fails: 'DDB-02.1',
    because: 'the table is empty: the migration has not run, or it failed at once',
  },
  {
    name: 'every film got a new id',
    break: (course) =>
      changeItems(course, (item, index) => ({
        ...item,
        id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      })),
    mend: (course) =>
      changeItems(course, (item) => (String(item.id).startsWith('00000000-0000') ? undefined : item)),
    fails: 'DDB-02.1',
    because: '74 of the missing films are there under other ids',
  },
  {
    name: 'the rating is a string',
    break: (course) => changeItems(course, (item) => ({ ...item, rating: String(item.rating) })),
    fails: 'DDB-02.2',
    because: 'rating is a string',
  },
  {
    name: 'the synopsis is dropped',
    break: (course) => changeItems(course, ({ synopsis: _, ...item }) => item),
    fails: 'DDB-02.2',
    because: 'synopsis is missing',
  },
  {
    name: 'the legacy file name is kept as a sixth field',
    break: (course) => changeItems(course, (item) => ({ ...item, poster: 'x.png' })),
    fails: 'DDB-02.2',
    because: 'poster is one too many',
  },
  {
    name: 'an item beside the films has another shape',
    break: ({ clients, names }) =>
      clients.documents.send(
        new PutCommand({ TableName: names.moviesTable, Item: { id: 'zzz', title: 'extra' } }),
      ),
    mend: (course) => changeItems(course, (item) => (item.id === 'zzz' ? undefined : item)),
    fails: 'DDB-02.7',
    costs: 1,
    because: 'rating is missing; synopsis is missing; posterUrl is missing',
  },
  {
    name: 'ratings are rounded',
    break: (course) => changeItems(course, (item) => ({ ...item, rating: Math.round(Number(item.rating)) })),
    fails: 'DDB-02.3',
    because: 'ratings were rounded to whole numbers',
  },
  {
    name: 'text is read as Latin-1',
    break: (course) =>
      changeItems(course, (item) => ({ ...item, title: Buffer.from(String(item.title)).toString('latin1') })),
    fails: 'DDB-02.3',
    because: 'text in UTF-8 was read as Latin-1',
  },
  {
    name: 'every film has the same title and synopsis',
    break: (course) => changeItems(course, (item) => ({ ...item, title: 'Film', synopsis: 'A film.' })),
    fails: 'DDB-02.3',
    because: 'the migration changes title, synopsis',
  },
  {
    name: 'the address for browsers is kept',
    break: (course) =>
      changeItems(course, (item) => ({
        ...item,
        posterUrl: String(item.posterUrl).replace('s3://', 'https://'),
      })),
    fails: 'DDB-02.4',
    because: 'it is an address for browsers; a signed one expires',
  },
  {
    name: 'a poster was not uploaded',
    break: async (course) => removePoster(course, (await posterKeys(course))[0]),
    fails: 'DDB-02.4',
    because: 'HeadObject of posters/0155f283-865c-40f5-a542-d0d36d9d042e.webp answers NotFound',
  },
  {
    name: 'posters are read as text',
    break: (course) => changePosters(course, (bytes) => ({ Body: bytes.toString('utf8') })),
    fails: 'DDB-02.5',
    because: 'the poster was read as text (UTF-8), which destroys an image',
  },
  {
    name: 'every film has the same poster',
    break: copyFirstPoster,
    fails: 'DDB-02.5',
    because:
      'the object is the poster of "Le Voyage à travers l\'impossible" (0155f283-865c-40f5-a542-d0d36d9d042e)',
  },
  {
    name: 'posters have no content type',
    break: (course) =>
      changePosters(course, (bytes) => ({ Body: bytes, ContentType: 'binary/octet-stream' })),
    fails: 'DDB-02.6',
    because: 'S3 serves the type that it was told at the upload: binary/octet-stream',
  },
  {
    name: 'everybody may read the migrated posters',
    break: openPosters,
    fails: 'DDB-02.6',
    because: 'everybody may read cinedb-ana-posters-000000000000',
    mend: closePosters,
  },
];

function removePoster({ clients, names }: Course, Key: string | undefined): Promise<unknown> {
  return clients.s3.send(new DeleteObjectCommand({ Bucket: names.postersBucket, Key }));
}

async function openPosters(course: Course): Promise<void> {
  await allowPublicPolicies(course, course.names.postersBucket);
  await putPolicy(course, { Effect: 'Allow', Action: 's3:GetObject' });
}

function closePosters(course: Course): Promise<void> {
  return putPolicy(course, {
    Effect: 'Deny',
    Action: 's3:*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });
}

async function putPolicy({ clients, names }: Course, statement: object): Promise<void> {
  const Bucket = names.postersBucket;
  const Statement = [{ Principal: '*', Resource: `arn:aws:s3:::${Bucket}/*`, ...statement }];
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
  await clients.s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
}
