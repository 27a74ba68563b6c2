import { describe, expect, it } from 'vitest';
import { constrainedServices } from './constraints/model.ts';
import { checkConstraints, loadConstraints } from './constraints.ts';

describe('loadConstraints', () => {
  it.each(constrainedServices)(
    'reads the published model of %s, whose shapes are all there',
    async (service) => {
      const { source, operations, shapes } = await loadConstraints(service);
      expect(source).toMatch(new RegExp(`^botocore \\d+\\.\\d+\\.\\d+, ${service} \\d{4}-\\d\\d-\\d\\d$`));
      expect(Object.keys(operations).length).toBeGreaterThan(5);
      for (const name of Object.values(operations)) expect(shapes).toHaveProperty([name]);
      for (const { member, key, value } of Object.values(shapes)) {
        for (const name of [member, key, value]) if (name) expect(shapes).toHaveProperty([name]);
      }
    },
  );

  it('reads a file once', async () => {
    expect(await loadConstraints('sts')).toBe(await loadConstraints('sts'));
  });
});

describe('checkConstraints', () => {
  it('finds nothing in a good input', async () => {
    const constraints = await loadConstraints('iam');
    expect(
      checkConstraints(constraints, 'CreateRole', { RoleName: 'films', AssumeRolePolicyDocument: '{}' }),
    ).toEqual([]);
  });

  it('tells path, kind, value and limit', async () => {
    const constraints = await loadConstraints('sts');
    const input = { RoleArn: 'arn:aws:iam::000000000000:role/films', RoleSessionName: 's' };
    const [violation, ...rest] = checkConstraints(constraints, 'AssumeRole', input);
    expect(rest).toEqual([]);
    expect(violation).toMatchObject({ path: 'roleSessionName', kind: 'min', value: 's', shape: { min: 2 } });
  });

  it('tells ten violations at most', async () => {
    const constraints = await loadConstraints('iam');
    const Tags = Array.from({ length: 30 }, () => ({ Key: 'k', Value: '(no)' }));
    const input = { RoleName: 'films', AssumeRolePolicyDocument: '{}', Tags };
    expect(checkConstraints(constraints, 'CreateRole', input)).toHaveLength(10);
  });

  it('measures blobs in bytes and maps in entries', async () => {
    const cloudfront = await loadConstraints('cloudfront');
    const create = (FunctionCode: Uint8Array) =>
      checkConstraints(cloudfront, 'CreateFunction', {
        Name: 'f',
        FunctionConfig: { Comment: '', Runtime: 'cloudfront-js-2.0' },
        FunctionCode,
      });
    expect(create(new Uint8Array(40960))).toEqual([]);
    expect(create(new Uint8Array(40961))).toMatchObject([{ path: 'functionCode', kind: 'max' }]);
    const dynamodb = await loadConstraints('dynamodb');
    expect(checkConstraints(dynamodb, 'BatchWriteItem', { RequestItems: {} })).toMatchObject([
      { kind: 'min' },
    ]);
  });

  it.each([
    ['an operation that the model does not know', 'Nonsense', { A: 1 }],
    ['a member that the model does not know', 'PutItem', { TableName: 'movies', Item: {}, Nonsense: [{}] }],
    ['values of other types', 'PutItem', { TableName: 7, Item: 'x', Expected: [null], ReturnValues: {} }],
    ['nulls inside', 'BatchWriteItem', { RequestItems: { movies: [null, { PutRequest: null }] } }],
  ])('passes over %s', async (_, operation, input) => {
    expect(checkConstraints(await loadConstraints('dynamodb'), operation, input)).toEqual([]);
  });

  it('costs little: an item of 25 attributes', async () => {
    const constraints = await loadConstraints('dynamodb');
    const attributes = Array.from({ length: 25 }, (_, index) => [
      `attribute${index}`,
      { S: 'x'.repeat(100) },
    ]);
    const input = { TableName: 'movies', Item: Object.fromEntries(attributes), ReturnValues: 'ALL_OLD' };
    const started = performance.now();
    for (let round = 0; round < 2000; round++) checkConstraints(constraints, 'PutItem', input);
    const each = (performance.now() - started) / 2000;
    console.log(`checking a PutItem of 25 attributes: ${(each * 1000).toFixed(1)} µs`);
    expect(checkConstraints(constraints, 'PutItem', input)).toEqual([]);
  });
});
