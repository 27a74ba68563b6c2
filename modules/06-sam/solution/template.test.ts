import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { courseNames } from '../../../shared/names.ts';
import { outputNames } from '../../../shared/stack-outputs.ts';
import type { Course, Step } from '../../../shared/step.ts';
import type { FunctionPlan } from '../../03-lambda/given/deploy-function.ts';
import listMovies from '../../03-lambda/solution/lambda-01-list-movies.ts';
import getMovie from '../../03-lambda/solution/lambda-02-get-movie.ts';
import addMovie from '../../03-lambda/solution/lambda-03-add-movie.ts';
import updateMovie from '../../03-lambda/solution/lambda-04-update-movie.ts';
import deleteMovie from '../../03-lambda/solution/lambda-05-delete-movie.ts';
import posterUrl from '../../03-lambda/solution/lambda-06-poster-url.ts';
import { paths, routes } from '../../04-apigateway/given/routes.ts';
import { closedRoutes } from '../../05-cognito/given/closed-routes.ts';
import { functionSource } from '../given/function-source.ts';
import { type LocalTemplate, readTemplate, resourceIds, valueAt } from '../given/read-template.ts';

const { plans } = vi.hoisted(() => ({ plans: [] as FunctionPlan[] }));
vi.mock('../../03-lambda/given/deploy-function.ts', () => ({
  deployFunction: async (_course: Course, plan: FunctionPlan) => void plans.push(plan),
}));

const steps: Step[] = [listMovies, getMovie, addMovie, updateMovie, deleteMovie, posterUrl];
const place = { account: '000000000000', region: 'us-east-1', student: 'ana' };
const ids = ['ListMovies', 'GetMovie', 'AddMovie', 'UpdateMovie', 'DeleteMovie', 'PosterUrl'];

let template: LocalTemplate;
// biome-ignore lint/suspicious/noExplicitAny: the tests look into values of many shapes.
const at = (...path: string[]): any => valueAt(template, path);
const openApi = parse(readFileSync(join(import.meta.dirname, 'openapi.yaml'), 'utf8'));

beforeAll(async () => {
  template = await readTemplate(join(import.meta.dirname, 'template.yaml'));
  const course = { ...place, names: courseNames(place) } as Course;
  for (const step of steps) await step(course);
});

describe('the mapping templates', () => {
  it.each([
    ['Request', 'request.vtl'],
    ['Response', 'response.vtl'],
  ])('%s is %s of module 4 without its comments', (name, file) => {
    const path = join(import.meta.dirname, '..', '..', '04-apigateway', 'solution', 'templates', file);
    const lines = readFileSync(path, 'utf8').split(/\r?\n/);
    const code = lines.filter((line) => !line.startsWith('##')).join('\n');
    expect(at('Mappings', 'Vtl', name, 'Body')).toBe(code);
  });
});

describe.each(ids)('function %s', (id) => {
  const plan = () => plans[ids.indexOf(id)] as FunctionPlan;

  it('is built from the file of module 3, with its memory and its time', () => {
    const source = functionSource(template, `${id}Function`);
    expect(source?.path).toBe(plan().source);
    const settings = { ...at('Globals', 'Function'), ...at('Resources', `${id}Function`, 'Properties') };
    expect(settings).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: plan().memoryMb,
      Timeout: plan().timeoutSeconds,
    });
    // The one file of the bundle exports the handler.
    expect(settings.Handler).toBe(source?.fileName.replace('.mjs', '.handler'));
    expect(Object.keys(settings.Environment.Variables)).toEqual(
      expect.arrayContaining(Object.keys(plan().environment)),
    );
  });

  it('has a role that allows what module 3 allows, and no more', () => {
    const [{ PolicyDocument }] = at('Resources', `${id}Role`, 'Properties', 'Policies');
    const resources: Record<string, unknown> = {
      dynamodb: { 'Fn::GetAtt': ['MoviesTable', 'Arn'] },
      s3: { 'Fn::Sub': `\${PostersBucket.Arn}/posters/*` },
      logs: { 'Fn::GetAtt': [`${id}Logs`, 'Arn'] },
    };
    const allowed = plan().statements.map((statement) => ({
      ...statement,
      Resource: resources[statement.Action[0]?.split(':')[0] ?? ''],
    }));
    expect(PolicyDocument.Statement).toEqual(allowed);
    expect(at('Resources', `${id}Function`, 'Properties', 'Role')).toEqual({
      'Fn::GetAtt': [`${id}Role`, 'Arn'],
    });
  });
});

describe('the API', () => {
  it('has the routes of module 4, each with its function and a permission for it', () => {
    expect(Object.keys(openApi.paths)).toEqual(paths);
    for (const { path, verb, function: key } of routes) {
      const id = `${key.charAt(0).toUpperCase()}${key.slice(1)}Function`;
      const integration = openApi.paths[path][verb.toLowerCase()]['x-amazon-apigateway-integration'];
      expect(integration).toMatchObject({ type: 'aws', httpMethod: 'POST' });
      expect(integration.uri['Fn::Sub']).toContain(`functions/\${${id}.Arn}/invocations`);
      const events = Object.values<{ Properties: object }>(at('Resources', id, 'Properties', 'Events'));
      expect(events.map(({ Properties }) => Properties)).toContainEqual({
        RestApiId: { Ref: 'Api' },
        Method: verb,
        Path: path,
      });
    }
  });

  it('is closed where module 5 closes it, and nowhere else', () => {
    const closed = routes.filter(({ path, verb }) => openApi.paths[path][verb.toLowerCase()].security);
    expect(closed).toEqual(closedRoutes);
    for (const path of paths) expect(openApi.paths[path].options.security).toBeUndefined();
  });
});

describe('the template', () => {
  it('says of itself what the course looks for', () => {
    expect(Object.keys(at('Outputs'))).toEqual([...outputNames]);
  });

  it('tags all that can be tagged', () => {
    const taggable = ['AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::IAM::Role', 'AWS::Logs::LogGroup'];
    for (const id of resourceIds(template)) {
      if (!taggable.includes(at('Resources', id, 'Type'))) continue;
      expect(at('Resources', id, 'Properties', 'Tags'), id).toEqual([
        { Key: 'course', Value: 'cinedb' },
        { Key: 'student', Value: { Ref: 'Student' } },
      ]);
    }
    const tags = { course: 'cinedb', student: { Ref: 'Student' } };
    expect(at('Globals', 'Function', 'Tags')).toEqual(tags);
    expect(at('Resources', 'Api', 'Properties', 'Tags')).toEqual(tags);
    expect(at('Resources', 'AdminPool', 'Properties', 'UserPoolTags')).toEqual(tags);
  });

  it('gives no name where AWS can make one: two environments live in one account', () => {
    const fixed = ['BucketName', 'TableName', 'RoleName'];
    for (const id of resourceIds(template)) {
      const named = Object.keys(at('Resources', id, 'Properties')).filter((name) => fixed.includes(name));
      expect(named, id).toEqual([]);
    }
  });

  it('keeps parameters, conditions and outputs in step with the starter', async () => {
    const starter = await readTemplate(join(import.meta.dirname, '..', 'starter', 'template.yaml'));
    for (const section of ['Parameters', 'Conditions', 'Outputs']) {
      expect(valueAt(starter, [section])).toEqual(at(section));
    }
    expect(resourceIds(starter)).toEqual([]);
  });
});
