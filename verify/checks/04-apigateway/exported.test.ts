import { describe, expect, it } from 'vitest';
import { differencesOf } from './exported.ts';

const gatewayResponses = 'x-amazon-apigateway-gateway-responses';

describe('the differences of two exports', () => {
  it('are none when only the order of members differs', () => {
    const left = { paths: { '/a': { get: { x: 1, y: 2 } } }, components: {} };
    const right = { components: {}, paths: { '/a': { get: { y: 2, x: 1 } } } };
    expect(differencesOf(left, right)).toEqual([]);
  });

  it('name a method that is new, gone or changed, and what belongs to the whole API', () => {
    const served = {
      paths: { '/a': { get: { x: 1 }, post: {} }, '/b': { 'x-amazon-apigateway-any-method': {} } },
      [gatewayResponses]: {},
    };
    const configured = { paths: { '/a': { get: { x: 2 }, post: {}, options: {} } } };
    expect(differencesOf(served, configured)).toEqual([
      'GET /a',
      'ANY /b',
      'OPTIONS /a',
      'gateway responses',
    ]);
  });
});
