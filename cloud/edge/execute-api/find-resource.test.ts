import { expect, it } from 'vitest';
import { findResource } from './find-resource.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
const resources = [
  '/',
  '/movies',
  '/movies/{id}',
  '/movies/top',
  '/movies/{id}/poster',
  '/{proxy+}',
  '/files/{key+}',
].map((path) => ({ id: path, path }));

it.each([
  ['/', '/', {}],
  ['/movies', '/movies', {}],
  ['/movies/', '/movies', {}],
  ['/movies/top', '/movies/top', {}],
  ['/movies/a%20b', '/movies/{id}', { id: 'a b' }],
  ['/movies/a%2Fb', '/movies/{id}', { id: 'a/b' }],
  ['/movies/top/poster', '/movies/{id}/poster', { id: 'top' }],
  ['/movies/1/none', '/{proxy+}', { proxy: 'movies/1/none' }],
  ['/files/a/b.png', '/files/{key+}', { key: 'a/b.png' }],
  ['/Movies', '/{proxy+}', { proxy: 'Movies' }],
])('%s is %s', (path, resource, pathParameters) => {
  expect(findResource(resources, path)).toEqual({
    resource: { id: resource, path: resource },
    pathParameters,
  });
});

it('finds nothing without a greedy resource', () => {
  expect(findResource([{ id: 'a', path: '/a' }], '/b')).toBeUndefined();
  expect(findResource([{ id: 'a', path: '/{proxy+}' }], '/')).toBeUndefined();
});
