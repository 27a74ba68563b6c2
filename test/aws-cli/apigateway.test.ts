import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { request } from '../../shared/http.ts';
import { awsCli, suiteWith } from '../tools.ts';
import { type Cli, startCli } from './aws.ts';

/** An API of one film, answered without a function behind it. */
const films = (title: string) => ({
  openapi: '3.0.1',
  info: { title: 'films', version: '1' },
  paths: {
    '/movies/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { '200': { description: 'a film' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: {
            default: {
              statusCode: '200',
              responseTemplates: {
                'application/json': `{"id": "$input.params('id')", "title": "${title}"}`,
              },
            },
          },
        },
      },
    },
  },
});

// https://docs.aws.amazon.com/cli/latest/reference/apigateway/
suiteWith([awsCli], 'aws apigateway', () => {
  let cli: Cli;
  let api: string;
  const apigateway = (...args: string[]) => cli.aws('apigateway', ...args);
  const onApi = () => ['--rest-api-id', api];

  beforeAll(async () => {
    cli = await startCli();
    write('films.json', films('Häxan'));
  });
  afterAll(() => cli.close());

  it('imports an API from an OpenAPI document', async () => {
    const made = await cli.json<{ id: string }>(
      'apigateway',
      'import-rest-api',
      '--body',
      'fileb://films.json',
    );
    expect(made).toMatchObject({ name: 'films', version: '1' });
    api = made.id;
    const { items } = await cli.json<{ items: { path: string; resourceMethods?: object }[] }>(
      'apigateway',
      'get-resources',
      ...onApi(),
    );
    expect(items.map(({ path }) => path).sort()).toEqual(['/', '/movies', '/movies/{id}']);
    expect(items.find(({ path }) => path === '/movies/{id}')?.resourceMethods).toEqual({ GET: {} });
  });

  it('answers nobody before it is deployed', async () => {
    expect(await asked()).toMatchObject({ status: 403, text: '{"message":"Forbidden"}' });
  });

  it('serves what was deployed, and no change before the next deployment', async () => {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
    await apigateway('create-deployment', ...onApi(), '--stage-name', 'prod');
    expect(await asked()).toEqual({ status: 200, text: '{"id": "7", "title": "Häxan"}' });
    write('films.json', films('Metropolis'));
    await apigateway('put-rest-api', ...onApi(), '--mode', 'overwrite', '--body', 'fileb://films.json');
    expect((await asked()).text).toContain('Häxan');
    await apigateway('create-deployment', ...onApi(), '--stage-name', 'prod');
    expect((await asked()).text).toContain('Metropolis');
  });

  it('exports the stage, and takes the export back as an API', async () => {
    const what = [
      '--stage-name',
      'prod',
      '--export-type',
      'oas30',
      '--parameters',
      'extensions=integrations',
    ];
    const meta = await cli.json('apigateway', 'get-export', ...onApi(), ...what, 'export.json');
    expect(meta).toMatchObject({ contentType: 'application/json' });
    const document = JSON.parse(readFileSync(join(cli.folder, 'export.json'), 'utf8'));
    const { get } = document.paths['/movies/{id}'];
    expect(get['x-amazon-apigateway-integration']).toMatchObject({ type: 'mock' });
    expect(JSON.stringify(get)).toContain('Metropolis');
    api = (await cli.json<{ id: string }>('apigateway', 'import-rest-api', '--body', 'fileb://export.json'))
      .id;
    await apigateway('create-deployment', ...onApi(), '--stage-name', 'prod');
    expect(await asked()).toEqual({ status: 200, text: '{"id": "7", "title": "Metropolis"}' });
  });

  it('protects a method with an authorizer from the next deployment on', async () => {
    // https://docs.aws.amazon.com/cli/latest/reference/apigateway/create-authorizer.html
    const arn = 'arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Films0001';
    const what = ['--name', 'films', '--type', 'COGNITO_USER_POOLS', '--provider-arns', arn];
    const { id, ...made } = await cli.json<{ id: string }>(
      'apigateway',
      'create-authorizer',
      ...onApi(),
      ...what,
    );
    expect(made).toMatchObject({ authType: 'cognito_user_pools', providerARNs: [arn] });
    const { items } = await cli.json<{ items: { id: string; path: string }[] }>(
      'apigateway',
      'get-resources',
      ...onApi(),
    );
    const method = ['--resource-id', items.find(({ path }) => path === '/movies/{id}')?.id ?? ''];
    const patches = [
      'op=replace,path=/authorizationType,value=COGNITO_USER_POOLS',
      `op=replace,path=/authorizerId,value=${id}`,
    ];
    await apigateway(
      'update-method',
      ...onApi(),
      ...method,
      '--http-method',
      'GET',
      '--patch-operations',
      ...patches,
    );
    expect((await asked()).status).toBe(200);
    await apigateway('create-deployment', ...onApi(), '--stage-name', 'prod');
    expect(await asked()).toEqual({ status: 401, text: '{"message":"Unauthorized"}' });
    await expect(apigateway('delete-authorizer', ...onApi(), '--authorizer-id', id)).rejects.toThrow(
      "(ConflictException) when calling the DeleteAuthorizer operation: Cannot delete authorizer 'films', is referenced in method: GET//movies/{id}",
    );
  });

  it('says in AWS’s words what is wrong', async () => {
    await expect(apigateway('get-rest-api', '--rest-api-id', 'nosuchapi1')).rejects.toThrow(
      '(NotFoundException) when calling the GetRestApi operation: Invalid API identifier specified 000000000000:nosuchapi1',
    );
    const { id } = await cli.json<{ id: string }>('apigateway', 'create-rest-api', '--name', 'empty');
    await expect(apigateway('create-deployment', '--rest-api-id', id)).rejects.toThrow(
      "(BadRequestException) when calling the CreateDeployment operation: The REST API doesn't contain any methods",
    );
  });

  function write(name: string, document: object): void {
    writeFileSync(join(cli.folder, name), JSON.stringify(document));
  }

  async function asked() {
    const host = `${api}.execute-api.us-east-1.localhost:${cli.cloud.port}`;
    const answer = await request(`https://${host}/prod/movies/7`);
    return { status: answer.status, text: answer.text() };
  }
});
