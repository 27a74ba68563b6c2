import { fail, type Grader, type Outcome, proven } from '../../check.ts';
import { keepFilmsTitled } from './added-films.ts';
import { addEvent } from './events.ts';
import { encodeForm } from './form.ts';
import { handlers } from './functions.ts';
import { type Invoked, invokeQuietly } from './invoke.ts';
import { asText, newFields } from './stored-film.ts';

/**
 * The same failure with its reason, if a probe proves that the function takes the body for text although the event
 * says that it is base64: then it accepts a form that was not encoded at all. Undefined when that is not it.
 */
export async function whyNotDecoded(
  grader: Grader,
  failure: Outcome,
  { status = 500 }: Invoked,
): Promise<Outcome | undefined> {
  if (failure.verdict !== 'fail' || status < 400 || status >= 500) return undefined;
  const fields = newFields(grader);
  keepFilmsTitled(grader, fields.title);
  // A WebP image can be made of letters alone, so that it survives as text.
  const bytes = Buffer.from(`RIFF....WEBP${grader.random.hex(600)}`);
  const form = await encodeForm(asText(fields), { bytes, type: 'image/webp', name: 'poster.webp' });
  const event = addEvent({
    headers: { 'Content-Type': form.contentType },
    body: form.bytes.toString('utf8'),
    isBase64Encoded: true,
  });
  const probe = await invokeQuietly(grader, 'addMovie', event);
  if (probe.status !== 201) return undefined;
  const { evidence: _, ...text } = failure.failure;
  return fail({
    ...text,
    why: proven('the body is base64 (isBase64Encoded is true), and is read as if it were the form itself'),
    fix: `Buffer.from(event.body, 'base64') when event.isBase64Encoded, in ${handlers.addMovie}`,
    learn: '#common-mistakes',
  });
}
