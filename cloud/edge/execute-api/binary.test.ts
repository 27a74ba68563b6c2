import { describe, expect, it } from 'vitest';
import { convertRequest, convertResponse, isBinaryAccept, isBinaryType } from './binary.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
const bytes = Buffer.from([0xff, 0xd8, 0x00]);
const text = Buffer.from('hello');
const inBase64 = Buffer.from('aGVsbG8=');

describe('requests', () => {
  it.each([
    ['text stays text', text, false, undefined, 'hello'],
    ['text stays text', text, false, 'CONVERT_TO_TEXT', 'hello'],
    ['base64 text becomes bytes', inBase64, false, 'CONVERT_TO_BINARY', text],
    ['bytes stay bytes', bytes, true, undefined, bytes],
    ['bytes stay bytes', bytes, true, 'CONVERT_TO_BINARY', bytes],
    ['bytes become base64', bytes, true, 'CONVERT_TO_TEXT', '/9gA'],
    ['bytes that count as text are spoilt', bytes, false, undefined, '\ufffd\ufffd\0'],
  ] as const)('%s', (_, body, isBinary, handling, expected) => {
    expect(convertRequest(body, isBinary, handling)).toEqual(expected);
  });
});

describe('responses', () => {
  it.each([
    ['text for text', text, false, false, undefined, 'hello'],
    ['text for text', text, false, false, 'CONVERT_TO_TEXT', 'hello'],
    ['text for text', inBase64, false, false, 'CONVERT_TO_BINARY', text],
    ['text for binary', inBase64, false, true, undefined, text],
    ['text for binary', inBase64, false, true, 'CONVERT_TO_BINARY', text],
    ['text for binary', text, false, true, 'CONVERT_TO_TEXT', 'hello'],
    ['binary for text', bytes, true, false, undefined, '/9gA'],
    ['binary for text', bytes, true, false, 'CONVERT_TO_BINARY', bytes],
    ['binary for text', bytes, true, false, 'CONVERT_TO_TEXT', '/9gA'],
    ['binary for binary', bytes, true, true, undefined, bytes],
    ['binary for binary', bytes, true, true, 'CONVERT_TO_BINARY', bytes],
    ['binary for binary', bytes, true, true, 'CONVERT_TO_TEXT', '/9gA'],
  ] as const)('%s, %s', (_, body, isBinary, wantsBinary, handling, expected) => {
    expect(convertResponse(body, isBinary, wantsBinary, handling)).toEqual(expected);
  });

  it('fails for text that should be base64 and is not', () => {
    expect(() => convertResponse(Buffer.from('no base64!'), false, true, undefined)).toThrow(
      'Internal server error',
    );
  });
});

it('compares media types without their parameters, and only the first that is accepted', () => {
  expect(isBinaryType(['multipart/form-data'], 'multipart/form-data; boundary=x')).toBe(true);
  expect(isBinaryType(['image/*'], 'image/png')).toBe(true);
  expect(isBinaryType(['*/*'], 'text/html')).toBe(true);
  expect(isBinaryType(['image/png'], undefined)).toBe(false);
  expect(isBinaryAccept(['image/webp'], 'image/webp,image/*,*/*;q=0.8')).toBe(true);
  expect(isBinaryAccept(['image/jpeg'], 'image/webp,image/jpeg')).toBe(false);
});
