import { GetObjectCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { type EmptyCourse, emptyCourse, writeTemplate } from '../testing/small-template.ts';
import { packageTemplate } from './package-template.ts';
import { readTemplate } from './read-template.ts';

let on: EmptyCourse;
beforeAll(async () => {
  on = await emptyCourse();
});
afterAll(() => on.close());

const bytesOf = async (address: string): Promise<Uint8Array> => {
  const Key = address.slice(address.lastIndexOf('/') + 1);
  const { Body } = await on.course.clients.s3.send(
    new GetObjectCommand({ Bucket: on.course.names.deploymentBucket, Key }),
  );
  return (await Body?.transformToByteArray()) ?? new Uint8Array();
};
const packaged = async (text: string, files: Record<string, string> = {}) =>
  packageTemplate(on.course, await readTemplate(await writeTemplate(text, files)));

const build = `BuildMethod: esbuild
      BuildProperties: { EntryPoints: [hello.ts], Format: esm, OutExtension: [.js=.mjs] }`;
const good = (metadata = build, codeUri = 'CodeUri: .') => `
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Metadata:
      ${metadata}
    Properties:
      ${codeUri}
      Handler: hello.handler # stays
      Runtime: nodejs24.x
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody:
        Fn::Transform: { Name: AWS::Include, Parameters: { Location: api.yaml } }
Outputs:
  Name: { Value: !Sub '\${Hello}-\${AWS::Region}' }
`;
const files = { 'hello.ts': 'export const handler = async () => "hello";', 'api.yaml': 'openapi: 3.0.1\n' };

describe('packageTemplate', () => {
  // https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
  it('uploads code and includes, writes their addresses, and leaves the rest as it is', async () => {
    const text = Buffer.from(await bytesOf(await packaged(good(), files))).toString();
    const document = parseDocument(text);
    const code = String(document.getIn(['Resources', 'Hello', 'Properties', 'CodeUri']));
    expect(code).toMatch(new RegExp(`^s3://${on.course.names.deploymentBucket}/[0-9a-f]{64}\\.zip$`));
    // As `sam build` calls it: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-using-build-typescript.html
    expect(Object.keys(unzipSync(await bytesOf(code)))).toEqual(['hello.mjs']);
    const place = [
      'Resources',
      'Api',
      'Properties',
      'DefinitionBody',
      'Fn::Transform',
      'Parameters',
      'Location',
    ];
    expect(Buffer.from(await bytesOf(String(document.getIn(place)))).toString()).toBe(files['api.yaml']);
    expect(text).toContain(`!Sub '\${Hello}-\${AWS::Region}'`);
    expect(text).toContain('hello.handler # stays');
  });

  it('uploads nothing twice, and gives the same template the same address', async () => {
    const first = await packaged(good(), files);
    on.told();
    expect(await packaged(good(), files)).toBe(first);
    expect(on.told().filter((line) => line.startsWith('did'))).toEqual([]);
    const changed = await packaged(good(), { ...files, 'hello.ts': `${files['hello.ts']}\nconsole.log(1);` });
    expect(changed).not.toBe(first);
  });

  it('leaves what is in S3 already, and what CloudFormation has to work out', async () => {
    const text = good(build, 'CodeUri: s3://theirs/code.zip').replace(
      'api.yaml',
      `!Sub 's3://\${Bucket}/api.yaml'`,
    );
    const left = Buffer.from(await bytesOf(await packaged(text))).toString();
    expect(left).toContain('CodeUri: s3://theirs/code.zip');
    expect(left).toContain(`!Sub 's3://\${Bucket}/api.yaml'`);
  });

  const refused: [string, string, RegExp][] = [
    ['a template without resources', 'Resources: {}', /has no resources yet/],
    ['another way to build', good('BuildMethod: makefile'), /Hello has Metadata.BuildMethod "makefile"/],
    ['no way to build', good('Other: 1'), /Hello has Metadata.BuildMethod not set/],
    ['CommonJS', good(build.replace('Format: esm', 'Format: cjs')), /BuildProperties.Format "cjs"/],
    [
      'a bundle that is named .js',
      good(build.replace(', OutExtension: [.js=.mjs]', '')),
      /OutExtension not set/,
    ],
    [
      'a setting that we do not have',
      good(build.replace('esm,', "esm, External: ['@aws-sdk/*'],")),
      /BuildProperties.External \["@aws-sdk\/\*"\]/,
    ],
    [
      'several entry points',
      good(build.replace('hello.ts', 'hello.ts, b.ts')),
      /EntryPoints \["hello.ts","b.ts"\]/,
    ],
    ['no code', good(build, 'Timeout: 3'), /Hello has no CodeUri/],
    ['an include that is not there', good(), /includes api.yaml, which is not there/],
    [
      'a local file of another kind',
      'Resources: { Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./nested.yaml } } }',
      /Nested \(AWS::CloudFormation::Stack\) names the local file \.\/nested\.yaml in TemplateURL/,
    ],
  ];
  it.each(refused)('refuses %s', async (what, text, message) => {
    const there = what.startsWith('an include') ? { 'hello.ts': files['hello.ts'] } : files;
    await expect(packaged(text, there)).rejects.toThrow(message);
  });

  it('makes no bucket for a template that it refuses', async () => {
    const empty = await emptyCourse();
    const template = await readTemplate(await writeTemplate('Resources: {}'));
    await expect(packageTemplate(empty.course, template)).rejects.toThrow(/has no resources yet/);
    expect((await empty.course.clients.s3.send(new ListBucketsCommand({}))).Buckets).toEqual([]);
    await empty.close();
  });

  it('says where a template is no YAML', async () => {
    await expect(packaged('Resources: [')).rejects.toMatchObject({ code: 'source' });
  });
});
