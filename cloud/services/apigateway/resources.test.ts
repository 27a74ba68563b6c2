import {
  CreateResourceCommand,
  DeleteResourceCommand,
  GetResourceCommand,
  GetResourcesCommand,
  UpdateResourceCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { type NewApi, newApi, newResource, putMock } from './testing.ts';

// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateResource.html
let test: TestCloud;
let api: NewApi;

beforeAll(async () => {
  test = await testCloud();
  api = await newApi(test);
});
afterAll(() => test.cloud.close());

const create = (pathPart: string, parentId = api.rootId) =>
  refusal(api.client.send(new CreateResourceCommand({ restApiId: api.restApiId, parentId, pathPart })));

it('makes paths of parts, and lists them with their methods only when asked', async () => {
  const movies = await newResource(api, 'movies');
  await newResource(api, '{id}', movies);
  await putMock(api, movies, 'GET');
  const { restApiId, client } = api;
  const { items } = await client.send(new GetResourcesCommand({ restApiId }));
  expect(items?.map(({ path }) => path)).toEqual(['/', '/movies', '/movies/{id}']);
  expect(items?.[1]?.resourceMethods).toEqual({ GET: {} });
  const whole = await client.send(
    new GetResourceCommand({ restApiId, resourceId: movies, embed: ['methods'] }),
  );
  expect(whole.resourceMethods?.GET).toMatchObject({
    authorizationType: 'NONE',
    methodIntegration: {
      type: 'MOCK',
      timeoutInMillis: 29_000,
      integrationResponses: { 200: { statusCode: '200' } },
    },
  });
  const page = await client.send(new GetResourcesCommand({ restApiId, limit: 1 }));
  const next = await client.send(new GetResourcesCommand({ restApiId, limit: 1, position: page.position }));
  expect(next.items?.[0]?.path).toBe('/movies');
});

it('refuses a name that a sibling has, and a second variable', async () => {
  const parent = await newResource(api, 'siblings');
  await newResource(api, '{id}', parent);
  expect(await create('{id}', parent)).toMatchObject({
    name: 'ConflictException',
    message: 'Another resource with the same parent already has this name: {id}',
  });
  expect(await create('{other}', parent)).toMatchObject({
    name: 'BadRequestException',
    message: 'A sibling ({id}) of this resource already has a variable path part -- only one is allowed',
  });
});

it('refuses a child of a greedy variable, a bad name and a parent that is not there', async () => {
  const greedy = await newResource(api, '{proxy+}', await newResource(api, 'greedy'));
  expect(await create('x', greedy)).toMatchObject({
    message: 'Cannot create a child of a resource with a greedy path variable: {proxy+}',
  });
  expect(await create('a/b')).toMatchObject({ name: 'BadRequestException' });
  expect(await create('x', 'nobody')).toMatchObject({
    name: 'NotFoundException',
    message: 'Invalid Resource identifier specified',
  });
});

it('moves and renames with all that is below', async () => {
  const { restApiId, client } = api;
  const a = await newResource(api, 'a');
  const b = await newResource(api, 'b', a);
  const patch = (resourceId: string, path: string, value: string, op: 'replace' | 'add' = 'replace') =>
    client.send(new UpdateResourceCommand({ restApiId, resourceId, patchOperations: [{ op, path, value }] }));
  await patch(a, '/pathPart', 'z');
  expect(await client.send(new GetResourceCommand({ restApiId, resourceId: b }))).toMatchObject({
    path: '/z/b',
  });
  expect(await refusal(patch(a, '/parentId', b))).toMatchObject({ message: 'Resources cannot be cyclical.' });
  expect(await refusal(patch(a, '/x', 'y'))).toMatchObject({
    message: "Invalid patch path  '/x' specified for op 'replace'. Must be one of: [/parentId, /pathPart]",
  });
  expect(await refusal(patch(a, '/pathPart', 'y', 'add'))).toMatchObject({
    message: "Invalid patch path  '/pathPart' specified for op 'add'. Please choose supported operations",
  });
  await client.send(new DeleteResourceCommand({ restApiId, resourceId: a }));
  expect(await refusal(client.send(new GetResourceCommand({ restApiId, resourceId: b })))).toMatchObject({
    name: 'NotFoundException',
  });
});
