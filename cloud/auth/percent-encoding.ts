const UNRESERVED = /^[A-Za-z0-9\-._~]$/;

/** One entry for each byte: itself where RFC 3986 calls it unreserved, `%XX` otherwise. */
const ENCODED = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return UNRESERVED.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});

/**
 * Percent-encodes as signatures want it: everything but A-Z a-z 0-9 - . _ ~
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 *
 * @param bytes a string of bytes (one character each), as `percentDecode` gives it
 */
export function percentEncode(bytes: string): string {
  let encoded = '';
  for (let index = 0; index < bytes.length; index += 1) encoded += ENCODED[bytes.charCodeAt(index) & 0xff];
  return encoded;
}

/** The bytes that a percent-encoded text stands for, one character each; undefined when an escape is broken. */
export function percentDecode(text: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
