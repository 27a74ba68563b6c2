import {
  CreateModelCommand,
  CreateRequestValidatorCommand,
  DeleteModelCommand,
  DeleteRequestValidatorCommand,
  GetModelsCommand,
  GetRequestValidatorsCommand,
  PutMethodCommand,
  UpdateModelCommand,
  UpdateRequestValidatorCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { newApi } from './testing.ts';

let test: TestCloud;

beforeAll(async () => {
  test = await testCloud();
});
afterAll(() => test.cloud.close());

const model = { name: 'Movie', contentType: 'application/json', schema: '{"type":"object"}' };

it('starts with Empty and Error, and keeps a model that a method uses', async () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
  const { client, restApiId, rootId: resourceId } = await newApi(test);
  await client.send(new CreateModelCommand({ restApiId, ...model }));
  const { items } = await client.send(new GetModelsCommand({ restApiId }));
  expect(items?.map(({ name }) => name)).toEqual(['Empty', 'Error', 'Movie']);
  const requestModels = { 'application/json': 'Movie' };
  const method = { restApiId, resourceId, httpMethod: 'GET', authorizationType: 'NONE', requestModels };
  await client.send(new PutMethodCommand(method));
  expect(await refusal(client.send(new DeleteModelCommand({ restApiId, modelName: 'Movie' })))).toMatchObject(
    {
      name: 'ConflictException',
      message: "Cannot delete model 'Movie', is referenced in method request: //GET",
    },
  );
});

it('refuses a model without a schema, a name twice and a patch of the name', async () => {
  const { client, restApiId } = await newApi(test);
  const create = (more: object) => client.send(new CreateModelCommand({ restApiId, ...model, ...more }));
  await create({});
  expect(await refusal(create({}))).toMatchObject({ message: 'Model name already exists for this REST API' });
  expect(await refusal(create({ name: 'B', schema: '' }))).toMatchObject({
    message: 'Model schema must have at least 1 property or array items defined',
  });
  const patchOperations = [{ op: 'replace' as const, path: '/name', value: 'C' }];
  const update = new UpdateModelCommand({ restApiId, modelName: 'Movie', patchOperations });
  expect(await refusal(client.send(update))).toMatchObject({
    message:
      "Invalid patch path  '/name' specified for op 'replace'. Must be one of: [/description, /schema]",
  });
});

it('has request validators, which can be changed and deleted', async () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
  const { client, restApiId } = await newApi(test);
  const { id: requestValidatorId = '' } = await client.send(
    new CreateRequestValidatorCommand({ restApiId, name: 'v' }),
  );
  const patchOperations = [{ op: 'replace' as const, path: '/validateRequestBody', value: 'true' }];
  const update = { restApiId, requestValidatorId, patchOperations };
  expect(await client.send(new UpdateRequestValidatorCommand(update))).toMatchObject({
    name: 'v',
    validateRequestBody: true,
    validateRequestParameters: false,
  });
  await client.send(new DeleteRequestValidatorCommand({ restApiId, requestValidatorId }));
  expect((await client.send(new GetRequestValidatorsCommand({ restApiId }))).items).toEqual([]);
});
