const LONGEST = 63;

/**
 * A header value that fits into HTTP: one with other than ASCII characters becomes encoded words of RFC 2047, as S3 gives
 * user metadata back.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html#UserMetadata
 */
export function encodeMailWords(text: string): string {
  const others = [...Buffer.from(text, 'utf8')].filter((byte) => !isPlain(byte)).length;
  if (others === 0) return text;
  const characters = [...text];
  const plain = characters.filter((character) => isPlain(character.codePointAt(0) ?? 0)).length;
  return words(characters, plain > characters.length - plain ? quoted : base64);
}

/** Undoes what Node does to header values: it reads the bytes as Latin-1, and clients send UTF-8. */
export function headerToText(value: string): string {
  const text = Buffer.from(value, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? value : text;
}

/** The reverse: a text as the Latin-1 that Node writes byte by byte. */
export function textToHeader(text: string): string {
  return [...text].some((character) => character > '\xff')
    ? Buffer.from(text, 'utf8').toString('latin1')
    : text;
}

/** No word may be longer than 75 characters, so a longer text is halved until it fits. */
function words(characters: string[], encode: (text: string) => string): string {
  const word = encode(characters.join(''));
  if (word.length - '=?UTF-8?Q??='.length <= LONGEST || characters.length < 2) return word;
  const half = Math.floor(characters.length / 2);
  return `${words(characters.slice(0, half), encode)} ${words(characters.slice(half), encode)}`;
}

function base64(text: string): string {
  return `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}

function quoted(text: string): string {
  const bytes = [...Buffer.from(text, 'utf8')].map((byte) => {
    const character = String.fromCharCode(byte);
    if (byte === 0x20) return '_';
    if (isPlain(byte) && !/[=?_]/.test(character)) return character;
    return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return `=?UTF-8?Q?${bytes.join('')}?=`;
}

function isPlain(code: number): boolean {
  return (code >= 0x20 && code < 0x7f) || code === 0x09;
}
