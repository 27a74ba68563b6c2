import type { FormBody } from './events.ts';

/** A file in a form. */
export interface FormFile {
  bytes: Buffer;
  type: string;
  name: string;
}

/** The bytes of a form as a browser sends it, and the content type that names their boundary. */
export interface EncodedForm {
  contentType: string;
  bytes: Buffer;
}

/** Writes a form as `multipart/form-data`: the text fields in order, then the poster if there is one. */
export async function encodeForm(fields: Record<string, string>, poster?: FormFile): Promise<EncodedForm> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (poster) {
    form.append('poster', new File([new Uint8Array(poster.bytes)], poster.name, { type: poster.type }));
  }
  const encoded = new Response(form);
  const contentType = encoded.headers.get('content-type') ?? '';
  return { contentType, bytes: Buffer.from(await encoded.arrayBuffer()) };
}

/** A form as API Gateway hands it on: bytes become base64, and the event says so. */
export function asBase64({ contentType, bytes }: EncodedForm): FormBody {
  return {
    headers: { Accept: 'application/json', 'Content-Type': contentType },
    body: bytes.toString('base64'),
    isBase64Encoded: true,
  };
}

/** The event's body for a form: `asBase64` of `encodeForm`. */
export async function formBody(fields: Record<string, string>, poster?: FormFile): Promise<FormBody> {
  return asBase64(await encodeForm(fields, poster));
}
