import { describe, expect, it } from 'vitest';
import { courseNames } from '../../../shared/names.ts';
import { chunks, movieOf } from './ddb-02-migrate.ts';

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html: at most 25 items a call.
describe('chunks', () => {
  it('cuts a list into pieces and loses nothing', () => {
    const list = Array.from({ length: 74 }, (_, index) => index);
    const pieces = chunks(list, 25);
    expect(pieces.map((piece) => piece.length)).toEqual([25, 25, 24]);
    expect(pieces.flat()).toEqual(list);
  });

  it('makes no empty piece', () => {
    expect(chunks([1, 2], 2)).toEqual([[1, 2]]);
    expect(chunks([], 2)).toEqual([]);
  });
});

describe('movieOf', () => {
  it('keeps the fields and points to the poster in S3', () => {
    const names = courseNames({ student: 'ana', account: '123456789012', region: 'us-east-1' });
    const id = '96212707-c81f-4966-a6f6-b2f326019e33';
    const poster = { bytes: Buffer.alloc(0), extension: 'webp' as const };
    const film = { id, title: 'Häxan', rating: 7.6, synopsis: 'Sweden, 1922.', poster };
    expect(movieOf({ names }, film)).toEqual({
      id,
      title: 'Häxan',
      rating: 7.6,
      synopsis: 'Sweden, 1922.',
      posterUrl: `s3://cinedb-ana-posters-123456789012/posters/${id}.webp`,
    });
  });
});
