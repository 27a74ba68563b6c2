import { type FailureText, fail, type Grader, likely, type Outcome, proven } from '../../check.ts';
import { said } from '../words.ts';
import { configurationOf, type FunctionKey, handlers, steps } from './functions.ts';
import { missingRight } from './why-failed.ts';

type Reason = Pick<FailureText, 'why' | 'fix' | 'learn'>;

const learn = '#common-mistakes';

/** Whether an address carries a signature of its own: `X-Amz-Signature` in its query. */
export function isPresigned(address: unknown): address is string {
  return typeof address === 'string' && /^https?:\/\/[^?]+\?(.+&)?X-Amz-Signature=/.test(address);
}

/** A failure unless the address is presigned, and a browser that follows it gets the poster. */
export async function unlessOpens(
  grader: Grader,
  key: FunctionKey,
  address: unknown,
  bytes: Buffer,
): Promise<Outcome | undefined> {
  const expected = `a presigned address that opens as the poster, ${bytes.length} bytes`;
  if (!isPresigned(address)) {
    const got = JSON.stringify(address) ?? 'no posterUrl';
    return fail({ expected, got, ...(await whyNotSigned(grader, key, address)) });
  }
  const answer = await grader.request(address);
  const { host, pathname } = new URL(address);
  grader.log('opened the address');
  if (answer.status === 200 && answer.body.equals(bytes)) return undefined;
  const got = answer.status === 200 ? `200, ${answer.body.length} other bytes` : said(answer);
  const evidence = `the address is ${host}${pathname}`;
  return fail({ expected, got, evidence, ...(await whyNotOpens(grader, key, new URL(address), answer)) });
}

async function whyNotSigned(grader: Grader, key: FunctionKey, address: unknown): Promise<Reason> {
  const bucket = await grader.locate.postersBucket();
  const named = (await configurationOf(grader, key)).Environment?.Variables?.POSTERS_BUCKET;
  const fix = `sign GetObjectCommand with getSignedUrl, in ${handlers[key]}`;
  if (typeof address === 'string') {
    const what = address.startsWith('s3://') ? 'no browser opens s3://' : 'it has no X-Amz-Signature';
    return { why: proven(`the address is not signed: ${what}`), fix, learn };
  }
  if (named !== undefined && named !== bucket) {
    const why = proven(`POSTERS_BUCKET is "${named}"; module 1 made "${bucket}"`);
    return { why, fix: `set POSTERS_BUCKET in the environment, in ${steps[key]}`, learn: '#configuration' };
  }
  return { why: likely('the handler takes the posterUrl of the table for no place in its bucket'), fix };
}

interface Opened {
  status: number;
  text(): string;
}

async function whyNotOpens(grader: Grader, key: FunctionKey, address: URL, answer: Opened): Promise<Reason> {
  const { region, locate } = grader;
  const bucket = await locate.postersBucket();
  const signed = /\/\d{8}\/([a-z0-9-]+)\/s3\//.exec(address.searchParams.get('X-Amz-Credential') ?? '')?.[1];
  if (signed !== undefined && signed !== region) {
    const fix = `new S3Client() without a region: Lambda sets AWS_REGION, in ${handlers[key]}`;
    return { why: proven(`it is signed for ${signed}, and the bucket is in ${region}`), fix, learn };
  }
  if (answer.status === 301 || answer.status === 307) {
    const why = proven(`S3 sends it on from ${address.host}: a signature holds for one host`);
    return { why, fix: `sign for the address of the region, in ${handlers[key]}`, learn };
  }
  if (!`${address.host}${address.pathname}`.includes(bucket)) {
    const fix = `set POSTERS_BUCKET in the environment, in ${steps[key]}`;
    return { why: proven(`the address is not in ${bucket}`), fix, learn: '#configuration' };
  }
  const text = answer.text();
  if (/SignatureDoesNotMatch/.test(text)) {
    const why = proven('the address was changed after it was signed');
    return { why, fix: `hand the address on as getSignedUrl made it, in ${handlers[key]}` };
  }
  const denied = missingRight({ key, text });
  if (denied) {
    // Without the right to list, S3 does not say whether the object is there.
    const why = proven(`${denied.why.text}: a signature lets in as far as the one who signed`);
    return { ...denied, why };
  }
  if (answer.status === 403) {
    const why = likely('the role that signed may not s3:GetObject this object, or no such object is there');
    return { why, fix: `sign the key that posterUrl names, in ${handlers[key]}`, learn };
  }
  return {
    why: likely('it is signed for another object'),
    fix: `sign the key of posterUrl, in ${handlers[key]}`,
  };
}
