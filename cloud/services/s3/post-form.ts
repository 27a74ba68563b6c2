import { AwsError } from '../../errors.ts';
import type { HttpRequest } from '../../wire/http.ts';

/** A form that uploads a file. Names in lower case; values as they were sent, and the names as well for messages. */
export interface PostForm {
  fields: Map<string, { name: string; value: string }>;
  file: { bytes: Uint8Array; name: string | undefined };
}

/**
 * Reads the form of an upload by a browser. What comes after the file is not read.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html
 *
 * @throws AwsError PreconditionFailed for another content type, MalformedPOSTRequest, InvalidArgument without one file
 */
export async function readPostForm({ headers, body }: HttpRequest): Promise<PostForm> {
  if (!/^multipart\/form-data\b/i.test(headers['content-type'] ?? '')) {
    throw new AwsError(
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      412,
      {
        Condition: 'Bucket POST must be of the enclosure-type multipart/form-data',
      },
    );
  }
  const fields: PostForm['fields'] = new Map();
  for (const [name, value] of await parse(headers['content-type'] ?? '', body)) {
    if (name.toLowerCase() === 'file') return { fields, file: await fileOf(value) };
    fields.set(name.toLowerCase(), { name, value: typeof value === 'string' ? value : await value.text() });
  }
  throw new AwsError('InvalidArgument', 'POST requires exactly one file upload per request.', 400, {
    ArgumentName: 'file',
    ArgumentValue: 0,
  });
}

/** A field's value; undefined when the form has none. */
export function fieldOf(form: PostForm, name: string): string | undefined {
  return form.fields.get(name.toLowerCase())?.value;
}

/** The refusal of a form that lacks a field. */
export function missingField(name: string): AwsError {
  return new AwsError(
    'InvalidArgument',
    `Bucket POST must contain a field named '${name}'.  If it is specified, please check the order of the fields.`,
    400,
    { ArgumentName: name, ArgumentValue: '' },
  );
}

async function parse(contentType: string, body: Uint8Array): Promise<Iterable<[string, string | File]>> {
  try {
    const copy = Uint8Array.from(body);
    return await new Response(copy, { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw new AwsError(
      'MalformedPOSTRequest',
      'The body of your POST request is not well-formed multipart/form-data.',
    );
  }
}

async function fileOf(value: string | File): Promise<PostForm['file']> {
  // A part without a file name is text to the parser; its bytes are the same.
  if (typeof value === 'string') return { bytes: Buffer.from(value, 'utf8'), name: undefined };
  return { bytes: new Uint8Array(await value.arrayBuffer()), name: value.name };
}
