import { bodyBytes, mediaType, unsupportedMediaType } from '../../../given/functions/body.ts';
import { type ApiEvent, header } from '../../../given/functions/event.ts';
import { badRequest } from '../../../given/functions/problem.ts';

/**
 * The form of a request whose body is `multipart/form-data`. The platform takes it apart: a `Response` reads such a body
 * no matter where it came from.
 *
 * @throws Problem 415 for another kind of body, 400 for one that cannot be read
 */
export async function readForm(event: ApiEvent): Promise<FormData> {
  if (mediaType(event) !== 'multipart/form-data') throw unsupportedMediaType('multipart/form-data');
  const bytes = bodyBytes(event);
  try {
    // The boundary between the parts stands in the header, so the header goes along.
    const headers = { 'content-type': header(event, 'content-type') ?? '' };
    return await new Response(bytes, { headers }).formData();
  } catch {
    throw badRequest('The form is broken: it is not valid multipart/form-data.');
  }
}
