import { expect, it } from 'vitest';
import { CourseError } from '../../../shared/errors.ts';
import type { Grader } from '../../check.ts';
import { isFault } from './pass-on.ts';

const grader = { config: { region: 'us-east-1' } } as Grader;
const origin = 'https://site.example';
const silence = new CourseError('network', 'no answer', 'Check your connection.');

it.each([
  ['the site', `${origin}/config.json`, silence, true],
  ['Cognito', 'https://cognito-idp.us-east-1.amazonaws.com/', silence, true],
  ['the hosted page', 'https://x.auth.us-east-1.amazoncognito.com/oauth2/token', silence, true],
  ['an address that the code made up', 'https://nowhere.invalid/', silence, false],
  [
    'Cognito, with an error of another kind',
    'https://cognito-idp.us-east-1.amazonaws.com/',
    new Error('x'),
    false,
  ],
])('is for the grader to tell when nobody answers at %s', (_, url, error, expected) => {
  expect(isFault(grader, origin, url, error)).toBe(expected);
});
