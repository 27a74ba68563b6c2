import { expect, it } from 'vitest';
import { newPassword } from './canary-user.ts';
import { secrets } from './secrets.ts';

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64');

it('are taken out of what is printed: passwords, tokens, and where the code is', () => {
  const kept = secrets('/tmp/site-1');
  const password = newPassword();
  kept.add('ana@example.com', password, 7);
  kept.learn(base64({ AuthenticationResult: { RefreshToken: 'refresh-token-1' } }));
  kept.learn(base64({ refresh_token: 'refresh-token-2' }));
  kept.learn('bm8ganNvbg==');
  expect(kept.refreshTokens()).toEqual(['refresh-token-1', 'refresh-token-2']);
  const said = `ana@example.com ${password}\n eyJhbGciOi.eyJlbWFpbCI.c2lnbmF0dXJl refresh-token-2 /tmp/site-1/js/a.js`;
  expect(kept.hide(said)).toBe('ana@example.com [a secret] [a token] [a secret] site/js/a.js');
});

it('are not made longer by a student who prints much', () => {
  expect(secrets('/tmp/site-1').hide('x'.repeat(5_000))).toHaveLength(160);
});

// Cognito's policies want each kind of character, and 99 characters at the most.
it('passwords are new each time, and have every kind of character', () => {
  for (const password of [newPassword(), newPassword(11)]) {
    for (const kind of [/[A-Z]/, /[a-z]/, /\d/, /!/]) expect(password).toMatch(kind);
  }
  expect(newPassword()).toHaveLength(99);
  expect(newPassword()).not.toBe(newPassword());
});
