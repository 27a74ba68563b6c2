import { maximumPosterBytes, posterContentTypes } from '../../../../shared/movie.ts';
import { type ImageExtension, imageExtension } from '../../../02-dynamodb/given/image-extension.ts';

/** An image that may be a poster. The name that its file had is not kept: it could be anything. */
export interface Poster {
  bytes: Uint8Array<ArrayBuffer>;
  extension: ImageExtension;
}

/** A poster is too large. It has a status of its own, 413. */
export const TOO_LARGE = 'The poster is larger than 4 MB.';

/** The poster that came as a file of a form, or a sentence that says why it cannot be one. */
export async function posterOf(file: File): Promise<Poster | string> {
  if (file.size === 0) return 'The poster is empty.';
  if (file.size > maximumPosterBytes) return TOO_LARGE;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const extension = imageExtension(bytes);
  if (!extension) return 'The poster must be a JPEG, PNG or WebP image.';
  const claimed = claimedType(file.type);
  if (claimed && claimed !== posterContentTypes[extension]) {
    return 'The poster is another kind of image than it says.';
  }
  return { bytes, extension };
}

/** The kind of image that the upload says it is; undefined when it does not say. */
function claimedType(type: string): string | undefined {
  const plain = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (plain === 'image/jpg' || plain === 'image/pjpeg') return 'image/jpeg';
  return plain.startsWith('image/') ? plain : undefined;
}
