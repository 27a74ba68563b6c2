import { expect, it } from 'vitest';
import { cookieJar } from './cookie-jar.ts';

// https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1
it('keeps cookies apart that came in one line, and the date of one of them', () => {
  const jar = cookieJar();
  expect(jar.header()).toEqual({});
  jar.keep(
    'XSRF-TOKEN=a1; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Secure, cognito="b=2"; HttpOnly, csrf-state=; Max-Age=0',
  );
  expect(jar.header()).toEqual({ cookie: 'XSRF-TOKEN=a1; cognito="b=2"' });
  jar.keep(undefined);
  jar.keep('XSRF-TOKEN=a2, cognito=x; Max-Age=0');
  expect(jar.header()).toEqual({ cookie: 'XSRF-TOKEN=a2' });
});
