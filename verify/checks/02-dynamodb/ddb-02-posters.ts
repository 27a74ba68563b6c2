import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { imageExtension } from '../../../modules/02-dynamodb/given/image-extension.ts';
import { ifExists } from '../../../shared/aws-errors.ts';
import { bucketAddresses } from '../../../shared/bucket-addresses.ts';
import { type Check, fail, type Grader, likely, pass, proven } from '../../check.ts';
import { limiter } from '../../limiter.ts';
import type { Why } from '../../result.ts';
import { signedAddress } from '../signed-address.ts';
import { count, said, some } from '../words.ts';
import { named, type Pair, pairs } from './legacy.ts';

const step = 'starter/ddb-02-migrate.ts';
const AT_ONE_TIME = 8;
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

const urlsNamePosters: Check = async (grader) => {
  const bucket = await grader.locate.postersBucket();
  const all = await pairs(grader);
  const malformed = all.filter((pair) => keyIn(bucket, pair) === undefined);
  const [first] = malformed;
  if (first) {
    return fail({
      expected: `s3://${bucket}/posters/UUID.EXT, EXT being jpg, png or webp`,
      got: `${JSON.stringify(first.item?.posterUrl)} for ${named(first.film)}; wrong in ${count(malformed.length, 'item')}`,
      why: whyMalformed(String(first.item?.posterUrl), bucket),
      fix: `posterUrl is the poster's place in S3 and not an address for browsers: correct it in ${step}`,
    });
  }
  const missing = await filterPairs(all, async (pair) => !(await hasObject(grader, bucket, pair)));
  grader.log(`asked ${bucket} for each poster`);
  if (missing.length === 0) return pass();
  return fail({
    expected: `an object behind each of ${all.length} posterUrls`,
    got: `${missing.length} of them lead nowhere: ${some(missing.map(({ film }) => named(film)))}`,
    why: proven(`HeadObject of ${keyIn(bucket, missing[0] as Pair)} answers NotFound`),
    fix: `upload each poster before its item is written, in ${step}`,
  });
};

function whyMalformed(url: string, bucket: string): Why {
  if (/^https?:/.test(url)) return proven('it is an address for browsers; a signed one expires');
  if (/^s3:/.test(url) && !url.startsWith(`s3://${bucket}/`)) return proven('it names another bucket');
  if (!url.startsWith('s3:')) return proven('it does not begin with s3://, so it names no bucket');
  return proven('its key is not posters/UUID.EXT');
}

const sameBytes: Check = async (grader) => {
  const bucket = await grader.locate.postersBucket();
  const all = await pairs(grader);
  const read = new Map<Pair, Buffer>();
  const different = await filterPairs(all, async (pair) => {
    const bytes = await bytesOf(grader, bucket, String(keyIn(bucket, pair)));
    read.set(pair, bytes);
    return !bytes.equals(pair.film.poster.bytes);
  });
  grader.log(`read ${all.length} posters from ${bucket} and compared them`);
  const [first] = different;
  if (!first) return pass();
  const bytes = read.get(first) ?? Buffer.alloc(0);
  return fail({
    expected: `${all.length} posters with the bytes of legacy-flask/posters`,
    got: `${different.length} differ: ${some(different.map(({ film }) => named(film)))}`,
    evidence: `${keyIn(bucket, first)} has ${bytes.length} bytes, the file has ${first.film.poster.bytes.length}`,
    why: whyDifferent(bytes, first, all),
    fix: `pass the bytes of each film's own file, a Buffer, as Body of PutObjectCommand in ${step}`,
  });
};

function whyDifferent(bytes: Buffer, { film }: Pair, all: Pair[]): Why {
  if (bytes.length === 0) return proven('the object is empty');
  const asText = Buffer.from(film.poster.bytes.toString('utf8'));
  if (bytes.equals(asText)) return proven('the poster was read as text (UTF-8), which destroys an image');
  const owner = all.find((other) => other.film.poster.bytes.equals(bytes));
  if (owner) return proven(`the object is the poster of ${named(owner.film)}`);
  return likely('the upload broke off, or another file was sent');
}

const opensWithSignature: Check = async (grader) => {
  const { random, request, log, config } = grader;
  const bucket = await grader.locate.postersBucket();
  const all = await pairs(grader);
  const { film, item } = all[random.integer(0, all.length - 1)] as Pair;
  const address = `${bucketAddresses(config, bucket).rest}${keyIn(bucket, { film, item })}`;
  const signed = await request(await signedAddress(grader, address));
  log(`asked for the poster of ${named(film)} with a signature`);
  const kind = imageExtension(signed.body);
  const type = signed.headers['content-type'] ?? 'no content type';
  if (signed.status !== 200 || !kind || !type.startsWith('image/')) {
    return fail({
      expected: '200 with an image and the content type of one',
      got: kind ? `${signed.status}, ${type}, a ${kind}` : said(signed),
      why: kind
        ? proven(`S3 serves the type that it was told at the upload: ${type}`)
        : likely('no image is there'),
      fix: `pass ContentType (posterContentTypes in shared/movie.ts) to PutObjectCommand in ${step}`,
      learn: '#common-mistakes',
    });
  }
  const unsigned = await request(address);
  log('asked for it without one');
  if (unsigned.status === 403) return pass();
  return fail({
    expected: '403 without a signature',
    got: `${unsigned.status}, ${unsigned.body.length} bytes`,
    why: proven(`everybody may read ${bucket}`),
    fix: 'block public access to the posters bucket in modules/01-s3/starter/s3-03-posters.ts',
    learn: 'modules/01-s3/README.md#s3-03-set-up-s3-bucket-for-movie-poster-storage',
  });
};

/** The key that a well-formed posterUrl names; undefined for any other. */
function keyIn(bucket: string, { item }: Pair): string | undefined {
  const [, named, key] =
    new RegExp(`^s3://([^/]+)/(posters/${UUID}\\.(?:jpe?g|png|webp))$`, 'i').exec(String(item?.posterUrl)) ??
    [];
  return named === bucket ? key : undefined;
}

async function filterPairs(all: Pair[], is: (pair: Pair) => Promise<boolean>): Promise<Pair[]> {
  const inTurn = limiter(AT_ONE_TIME);
  const verdicts = await Promise.all(all.map((pair) => inTurn(() => is(pair))));
  return all.filter((_, index) => verdicts[index]);
}

async function hasObject({ clients }: Grader, Bucket: string, pair: Pair): Promise<boolean> {
  const call = clients.s3.send(new HeadObjectCommand({ Bucket, Key: String(keyIn(Bucket, pair)) }));
  return (await ifExists(call, 'NotFound', 'NoSuchKey')) !== undefined;
}

async function bytesOf({ clients }: Grader, Bucket: string, Key: string): Promise<Buffer> {
  const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

export const posterChecks: Record<string, Check> = {
  'DDB-02.4': urlsNamePosters,
  'DDB-02.5': sameBytes,
  'DDB-02.6': opensWithSignature,
};
