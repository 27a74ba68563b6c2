import { configurationError } from './gateway-error.ts';

type ContentHandling = 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;

/** Whether a media type, its parameters aside, is one of an API's binary ones (`image/png`, `image/*`, all). */
export function isBinaryType(binaryMediaTypes: readonly string[], header: string | undefined): boolean {
  const type = header?.split(';')[0]?.trim().toLowerCase();
  if (!type) return false;
  return binaryMediaTypes.some((listed) => {
    const pattern = listed.toLowerCase();
    if (pattern === '*/*' || pattern === type) return true;
    return pattern.endsWith('/*') && type.startsWith(pattern.slice(0, -1));
  });
}

/** Of several media types in `Accept`, only the first counts. */
export function isBinaryAccept(binaryMediaTypes: readonly string[], accept: string | undefined): boolean {
  return isBinaryType(binaryMediaTypes, accept?.split(',')[0]);
}

/**
 * A request's body for the integration: text or bytes. Text is read as UTF-8, which spoils what is none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 *
 * @throws GatewayError when text cannot be decoded
 */
export function convertRequest(
  body: Uint8Array,
  isBinary: boolean,
  handling: ContentHandling,
): string | Uint8Array {
  if (isBinary) return handling === 'CONVERT_TO_TEXT' ? Buffer.from(body).toString('base64') : body;
  const text = new TextDecoder().decode(body);
  return handling === 'CONVERT_TO_BINARY' ? decodeBase64(text) : text;
}

/**
 * An integration's answer for the client, by the same page's second table.
 *
 * @param isBinary whether the answer's own media type is binary
 * @param wantsBinary whether the client's `Accept` is
 * @throws GatewayError when text cannot be decoded
 */
export function convertResponse(
  body: Uint8Array,
  isBinary: boolean,
  wantsBinary: boolean,
  handling: ContentHandling,
): string | Uint8Array {
  const toBinary = handling === 'CONVERT_TO_BINARY' || (handling === undefined && wantsBinary);
  if (isBinary) return toBinary ? body : Buffer.from(body).toString('base64');
  const text = new TextDecoder().decode(body);
  return toBinary ? decodeBase64(text) : text;
}

function decodeBase64(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text)) throw configurationError();
  return Buffer.from(text, 'base64');
}
