import { describe, expect, it } from 'vitest';
import { cacheControl, contentType } from './s3-01-website.ts';

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html: ContentType and CacheControl are stored as given.
describe('contentType', () => {
  it('names the type and, for text, the encoding', () => {
    expect(contentType('index.html')).toBe('text/html; charset=utf-8');
    expect(contentType('js/api.js')).toBe('text/javascript; charset=utf-8');
    expect(contentType('css/base.css')).toBe('text/css; charset=utf-8');
    expect(contentType('config.json')).toBe('application/json');
    expect(contentType('img/LOGO.SVG')).toBe('image/svg+xml');
  });

  it('refuses a file that a browser would only download', () => {
    expect(() => contentType('notes.docx')).toThrow('site/notes.docx');
    expect(() => contentType('README')).toThrow('site/README');
  });
});

describe('cacheControl', () => {
  it('has pages and settings asked for again', () => {
    expect(cacheControl('index.html')).toBe('no-cache');
    expect(cacheControl('config.json')).toBe('no-cache');
  });

  it('lets the rest be kept', () => {
    expect(cacheControl('css/base.css')).toMatch(/max-age=\d+/);
    expect(cacheControl('js/index.js')).toMatch(/max-age=\d+/);
  });
});
