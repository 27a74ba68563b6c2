import { fromJson, toText, VtlObject } from './values.ts';

const ESCAPES: Record<string, string> = {
  '"': '\\"',
  "'": "\\'",
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
};

/**
 * `$util`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#util-template-reference
 */
export class Util extends VtlObject {
  property(): unknown {
    return undefined;
  }

  /** @throws Error for what cannot be parsed or decoded */
  call(method: string, [value]: unknown[]): unknown {
    if (value === undefined || value === null) return undefined;
    const text = toText(value);
    switch (method) {
      case 'escapeJavaScript':
        return escapeJavaScript(text);
      case 'parseJson':
        return fromJson(JSON.parse(text));
      case 'urlEncode':
        return urlEncode(text);
      case 'urlDecode':
        return decodeURIComponent(text.replace(/\+/g, ' '));
      case 'base64Encode':
        return Buffer.from(text).toString('base64');
      case 'base64Decode':
        return Buffer.from(text, 'base64').toString();
      default:
        return undefined;
    }
  }

  override toString(): string {
    return '$util';
  }
}

/**
 * As the Commons library does it, which AWS uses: a single quote becomes `\'`, which is no JSON. Authors append
 * `.replaceAll("\\'","'")`.
 */
export function escapeJavaScript(text: string): string {
  return text.replace(
    /["'\\/\b\n\t\f\r]|[^ -\x7f]/g,
    (character) => ESCAPES[character] ?? unicodeEscape(character),
  );
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** java.net.URLEncoder: form encoding. */
function urlEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, '+');
}
