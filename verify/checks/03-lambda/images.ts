import type { Random } from '../../random.ts';
import type { FormFile } from './form.ts';

export type Kind = 'jpg' | 'png' | 'webp';

const starts: Record<Kind, string> = {
  jpg: 'ffd8ffe0',
  png: '89504e470d0a1a0a',
  // The size in it is of letters, so that the start survives even when bytes are read as text.
  webp: '524946464141414157454250',
};

const types: Record<Kind, string> = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' };

/** An image by its first bytes, with random ones after them, so that no two are the same. */
export function image(random: Random, kind: Kind = 'png'): FormFile {
  const bytes = Buffer.from(starts[kind] + random.hex(2 * random.integer(600, 3000)), 'hex');
  return { bytes, type: types[kind], name: `poster.${kind}` };
}

/** An image of so many bytes. */
export function largeImage(random: Random, size: number): FormFile {
  const bytes = Buffer.alloc(size, random.hex(64), 'hex');
  Buffer.from(starts.png, 'hex').copy(bytes);
  return { bytes, type: types.png, name: 'poster.png' };
}

/** A text file that says it is an image. */
export function disguisedText(random: Random): FormFile {
  const bytes = Buffer.from(`This is no image. ${random.hex(random.integer(600, 3000))}`);
  return { bytes, type: types.png, name: 'poster.png' };
}
