/** An ending that a poster's key may have. */
export type ImageExtension = 'jpg' | 'png' | 'webp';

/**
 * The kind of an image by its first bytes; undefined when it is none that a poster may be. A file's name proves
 * nothing: a renamed text file would be shown as a broken picture.
 */
export function imageExtension(bytes: Uint8Array): ImageExtension | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (start.startsWith('\xff\xd8\xff')) return 'jpg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('RIFF') && start.slice(8) === 'WEBP') return 'webp';
  return undefined;
}
