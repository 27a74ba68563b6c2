import { bucketAddresses } from '../../../shared/bucket-addresses.ts';
import type { RequestSettings } from '../../../shared/http.ts';
import { type Check, fail, likely, pass, proven } from '../../check.ts';
import { signedAddress } from '../signed-address.ts';
import { said } from '../words.ts';
import { canaryFile } from './canary-file.ts';
import { allowedBy, preflight, readCorsRules, siteOrigin } from './cors.ts';
import { whyNot } from './why-cors-refuses.ts';

const step = 'starter/s3-03-posters.ts';
const type = 'image/png';
const learn = '#common-mistakes';

/** A GET without headers of its own is sent unasked; S3 judges it by the same rules all the same. */
const browserHeaders = { PUT: ['content-type'], GET: [] };

const letsOwnSite: Check = async (grader) => {
  const { config, locate, request, log } = grader;
  const bucket = await locate.postersBucket();
  const origin = await siteOrigin(grader);
  const { key, body } = canaryFile(grader, bucket, 'posters/', type);
  const address = `${bucketAddresses(config, bucket).rest}${key}`;
  for (const method of ['PUT', 'GET'] as const) {
    const asked = await preflight(grader, address, { origin, method, headers: browserHeaders[method] });
    log(`asked ${bucket} as a browser on ${origin} whether it may ${method}`);
    if (allowedBy(asked, origin, method)) continue;
    return fail({
      expected: `200 with access-control-allow-origin: ${origin}`,
      got: said(asked),
      ...whyNot(await readCorsRules(grader, bucket), bucket, origin, method),
      learn,
    });
  }
  for (const method of ['PUT', 'GET'] as const) {
    const upload: RequestSettings = method === 'PUT' ? { body } : {};
    const headers: Record<string, string> = method === 'PUT' ? { origin, 'content-type': type } : { origin };
    const answer = await request(await signedAddress(grader, address, method), {
      ...upload,
      method,
      headers,
    });
    log(`sent the ${method} with that origin`);
    const allowed = answer.headers['access-control-allow-origin'];
    if (allowed === origin || allowed === '*') continue;
    return fail({
      expected: `an answer with access-control-allow-origin: ${origin}`,
      got: `${answer.status}, access-control-allow-origin: ${allowed ?? 'none'}`,
      why: likely('no rule holds for the request itself, so a browser hides the answer from the page'),
      fix: `one CORS rule with the origin and all methods, in ${step}`,
      learn,
    });
  }
  return pass();
};

const refusesOthers: Check = async (grader) => {
  const { config, locate, log, random } = grader;
  const bucket = await locate.postersBucket();
  const own = new URL(await siteOrigin(grader));
  const address = `${bucketAddresses(config, bucket).rest}posters/${grader.canary.id()}.png`;
  // A stranger, and a neighbour: somebody else's distribution under the same domain.
  const neighbour = own.host.replace(/^[^.]+/, `d${random.hex(13)}`);
  for (const origin of [`https://${random.hex(12)}.example`, `https://${neighbour}`]) {
    for (const method of ['GET', 'PUT'] as const) {
      const asked = await preflight(grader, address, { origin, method, headers: [] });
      log(`asked ${bucket} as a browser on ${origin} whether it may ${method}`);
      const allowed = asked.headers['access-control-allow-origin'];
      if (asked.status === 403 && allowed === undefined) continue;
      const origins = (await readCorsRules(grader, bucket)).flatMap(
        ({ AllowedOrigins = [] }) => AllowedOrigins,
      );
      return fail({
        expected: '403 and no access-control-allow-origin',
        got: `${asked.status}, access-control-allow-origin: ${allowed ?? 'none'}`,
        why: proven(`AllowedOrigins is ${origins.join(', ')}, which holds for other sites too`),
        fix: `AllowedOrigins: the one origin of your site, https://DOMAIN, in ${step}`,
      });
    }
  }
  return pass();
};

export const corsChecks: Record<string, Check> = { 'S3-03.2': letsOwnSite, 'S3-03.3': refusesOthers };
