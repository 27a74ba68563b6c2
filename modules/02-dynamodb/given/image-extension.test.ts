import { describe, expect, it } from 'vitest';
import { imageExtension } from './image-extension.ts';

describe('imageExtension', () => {
  it('knows JPEG, PNG and WebP by their first bytes', () => {
    expect(imageExtension(Buffer.from('ffd8ffe000104a464946', 'hex'))).toBe('jpg');
    expect(imageExtension(Buffer.from('89504e470d0a1a0a0000000d', 'hex'))).toBe('png');
    expect(imageExtension(Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1'))).toBe('webp');
  });

  it('knows nothing else, whatever the file is called', () => {
    expect(imageExtension(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined();
    expect(imageExtension(Buffer.from('RIFF\x10\x00\x00\x00WAVEfmt ', 'latin1'))).toBeUndefined();
    expect(imageExtension(Buffer.from('89504e47', 'hex'))).toBeUndefined();
    expect(imageExtension(Buffer.alloc(0))).toBeUndefined();
  });
});
