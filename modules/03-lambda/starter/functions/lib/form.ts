import type { ApiEvent } from '../../../given/functions/event.ts';

/** The form of a request whose body is `multipart/form-data`. */
export async function readForm(_event: ApiEvent): Promise<FormData> {
  // TODO: throw unsupportedMediaType when mediaType(event) is another kind (both in ../../../given/functions/body.ts).
  //   bodyBytes(event) decodes the base64. new Response(bytes, { headers: { 'content-type': … } }).formData() takes the
  //   form apart; it needs the whole header, boundary included, and throws when the form is broken: that is badRequest.
  //   https://developer.mozilla.org/en-US/docs/Web/API/Response/formData
  throw new Error('readForm is yours to write in starter/functions/lib/form.ts');
}
