import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { isKnownType, modelOf } from './model.ts';
import { MODELLED_TYPES } from './modelled-types.ts';
import { publishedFiles } from './published.ts';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-type-schemas.html
describe("AWS's published resource model", () => {
  it('is what the committed files were made from', { timeout: 30_000 }, async () => {
    const published = await publishedFiles();
    for (const [name, text] of Object.entries(published)) {
      expect(await readFile(new URL(name, import.meta.url), 'utf8'), `run generate.ts: ${name}`).toBe(text);
    }
    const folder = await readdir(new URL('types/', import.meta.url));
    expect(folder.map((name) => `types/${name}`).sort()).toEqual(
      Object.keys(published)
        .filter((name) => name.startsWith('types/'))
        .sort(),
    );
  });

  it('is small', async () => {
    const texts = Object.values(await publishedFiles());
    expect(texts.join('').length).toBeLessThan(160_000);
  });

  it('says what a bucket and a function are', () => {
    expect(modelOf('AWS::S3::Bucket')?.properties.BucketName).toEqual({ type: 'string', replaces: 'yes' });
    expect(modelOf('AWS::Lambda::Function')?.properties.Code).toEqual({ type: '#Code', required: true });
    expect(modelOf('AWS::Lambda::Function')?.attributes).toContain('Arn');
    expect(modelOf('AWS::ApiGateway::Stage')?.refIdentifier).toEqual(['StageName']);
  });

  it('has every modelled type among those that AWS knows, and none that is only written for SAM', () => {
    expect(MODELLED_TYPES.filter((type) => !isKnownType(type))).toEqual([]);
    expect(isKnownType('AWS::SQS::Queue')).toBe(true);
    expect(modelOf('AWS::SQS::Queue')).toBeUndefined();
    expect(isKnownType('AWS::Serverless::Function')).toBe(false);
    expect(isKnownType('AWS::S3::Buckets')).toBe(false);
  });
});
