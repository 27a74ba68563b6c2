import { bucketAddresses } from '../../../shared/bucket-addresses.ts';
import { type Check, fail, type Grader, pass, proven } from '../../check.ts';
import { signedAddress } from '../signed-address.ts';
import { posterEvent } from './events.ts';
import { putPoster } from './films.ts';
import { handlers } from './functions.ts';
import { type Invoked, invoke, shownAnswer } from './invoke.ts';
import { functionIsThere } from './is-there.ts';
import { unlessAnswered, unlessRefused } from './judge.ts';
import { unlessOpens } from './presigned.ts';
import { roleFits } from './role-fits.ts';

const key = 'posterUrl';
const handler = handlers[key];

const opensInEveryForm: Check = async (grader) => {
  const { poster, key: object, posterUrl } = await putPoster(grader);
  grader.log(`put ${object} into ${await grader.locate.postersBucket()}`);
  const references = {
    'a key': object,
    'an s3:// address': posterUrl,
    ...(await addressesOf(grader, object)),
  };
  for (const [what, reference] of Object.entries(references)) {
    const invoked = await invoke(grader, key, posterEvent({ poster: reference }));
    const expected = `200 with { url } for ${what}`;
    if (invoked.status && invoked.status >= 400 && invoked.status < 500) {
      const fix = `find the key in a key, in s3:// and in https:// addresses, in starter/functions/lib/poster-key.ts`;
      return fail({ expected, got: shownAnswer(invoked), why: proven(`it refuses ${what}`), fix });
    }
    const failure = await unlessAnswered(grader, key, invoked, { statuses: [200], expected });
    const closed = failure ?? (await unlessOpens(grader, key, urlIn(invoked), poster.bytes));
    if (closed) return closed;
  }
  return pass();
};

/** An object's addresses for a browser. https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html */
async function addressesOf(grader: Grader, object: string): Promise<Record<string, string>> {
  const bucket = await grader.locate.postersBucket();
  const { rest } = bucketAddresses(grader.config, bucket);
  return {
    'an https:// address in virtual-host style': `${rest}${object}`,
    'an https:// address in path style': `${rest.replace(`${bucket}.`, '')}${bucket}/${object}`,
    'an address that is signed already': await signedAddress(grader, `${rest}${object}`),
  };
}

const refusesOthers: Check = async (grader) => {
  const { config, locate, random } = grader;
  const { key: object } = await putPoster(grader);
  const bucket = await locate.postersBucket();
  const site = await locate.siteBucket();
  const stranger = `${random.hex(12)}-bucket`;
  const references = [
    `s3://${site}/index.html`,
    `s3://${stranger}/${object}`,
    `${bucketAddresses(config, stranger).rest}${object}`,
    `https://${bucket}.${stranger}.example/${object}`,
    'index.html',
    'posters/../index.html',
    `s3://${bucket}/index.html`,
  ];
  for (const poster of references) {
    const invoked = await invoke(grader, key, posterEvent({ poster }));
    const refused = await unlessRefused(grader, key, invoked, {
      statuses: [400, 403, 404],
      expected: 'a refusal, because this is no poster of ours',
      instead: proven(`it signed an address for ${poster}`),
      fix: `sign only what is in POSTERS_BUCKET and below posters/, in starter/functions/lib/poster-key.ts`,
    });
    if (refused) return refused;
  }
  return pass();
};

const expiryIsBounded: Check = async (grader) => {
  const { key: object } = await putPoster(grader);
  for (const seconds of [grader.random.integer(60, 300), grader.random.integer(301, 900)]) {
    const query = { poster: object, expiresIn: String(seconds) };
    const invoked = await invoke(grader, key, posterEvent(query));
    const expected = `200 with an address that expires after ${seconds} s`;
    const failure = await unlessAnswered(grader, key, invoked, { statuses: [200], expected });
    if (failure) return failure;
    const expires = signedFor(urlIn(invoked));
    if (expires === String(seconds)) continue;
    return fail({
      expected,
      got: expires === undefined ? shownAnswer(invoked) : `X-Amz-Expires=${expires}`,
      why: proven('expiresIn of the query does not reach getSignedUrl'),
      fix: `pass { expiresIn } as the third argument of getSignedUrl, in ${handler}`,
    });
  }
  for (const expiresIn of ['0', '-60', 'soon', '99999999']) {
    const invoked = await invoke(grader, key, posterEvent({ poster: object, expiresIn }));
    const refused = await unlessRefused(grader, key, invoked, {
      statuses: [400],
      expected: 'a refusal',
      instead: proven(`an expiry of "${expiresIn}" is accepted`),
      fix: `answer 400 to an expiresIn that is no number from 1 to 3600, in ${handler}`,
    });
    if (refused) return refused;
  }
  return pass();
};

function urlIn({ json }: Invoked): unknown {
  return (json as { url?: unknown } | undefined)?.url;
}

/** The seconds for which an address was signed. */
function signedFor(url: unknown): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
  return new URL(url).searchParams.get('X-Amz-Expires') ?? undefined;
}

export const posterUrlChecks: Record<string, Check> = {
  'LAMBDA-06.1': functionIsThere(key),
  'LAMBDA-06.2': opensInEveryForm,
  'LAMBDA-06.3': refusesOthers,
  'LAMBDA-06.4': expiryIsBounded,
  'LAMBDA-06.5': roleFits(key),
};
