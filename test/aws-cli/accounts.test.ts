import { afterAll, beforeAll, expect, it } from 'vitest';
import { awsCli, suiteWith } from '../tools.ts';
import { type Cli, startCli } from './aws.ts';

suiteWith([awsCli], 'aws sts and aws iam', () => {
  let cli: Cli;
  beforeAll(async () => {
    cli = await startCli();
  });
  afterAll(() => cli.close());

  it('sts tells who calls', async () => {
    // https://docs.aws.amazon.com/cli/latest/reference/sts/get-caller-identity.html
    expect(await cli.json('sts', 'get-caller-identity')).toEqual({
      UserId: '000000000000',
      Account: '000000000000',
      Arn: 'arn:aws:iam::000000000000:root',
    });
  });

  it('iam makes a user whose keys may do what its policy says', async () => {
    // https://docs.aws.amazon.com/cli/latest/userguide/cli-services-iam-new-user-group.html
    await cli.aws('iam', 'create-user', '--user-name', 'ana');
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
    };
    await cli.aws(
      'iam',
      'put-user-policy',
      '--user-name',
      'ana',
      '--policy-name',
      'list',
      '--policy-document',
      JSON.stringify(policy),
    );
    expect(await cli.json('iam', 'get-user-policy', '--user-name', 'ana', '--policy-name', 'list')).toEqual({
      UserName: 'ana',
      PolicyName: 'list',
      PolicyDocument: policy,
    });
    const { AccessKey } = await cli.json<{ AccessKey: { AccessKeyId: string; SecretAccessKey: string } }>(
      'iam',
      'create-access-key',
      '--user-name',
      'ana',
    );
    await cli.aws('configure', 'set', 'aws_access_key_id', AccessKey.AccessKeyId, '--profile', 'ana');
    await cli.aws('configure', 'set', 'aws_secret_access_key', AccessKey.SecretAccessKey, '--profile', 'ana');
    await expect(cli.aws('s3', 'ls', '--profile', 'ana')).resolves.toBe('');
    await expect(cli.aws('dynamodb', 'list-tables', '--profile', 'ana')).rejects.toThrow(
      '(AccessDeniedException) when calling the ListTables operation: User: arn:aws:iam::000000000000:user/ana is not authorized to perform: dynamodb:ListTables',
    );
  });

  it('iam makes a role that a user can assume', async () => {
    // https://docs.aws.amazon.com/cli/latest/reference/sts/assume-role.html
    const trust = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::000000000000:root' }, Action: 'sts:AssumeRole' },
      ],
    };
    const { Role } = await cli.json<{ Role: { Arn: string; AssumeRolePolicyDocument: object } }>(
      'iam',
      'create-role',
      '--role-name',
      'grader',
      '--assume-role-policy-document',
      JSON.stringify(trust),
    );
    expect(Role).toMatchObject({
      Arn: 'arn:aws:iam::000000000000:role/grader',
      AssumeRolePolicyDocument: trust,
    });
    await cli.aws(
      'iam',
      'attach-role-policy',
      '--role-name',
      'grader',
      '--policy-arn',
      'arn:aws:iam::aws:policy/AdministratorAccess',
    );
    await expect(cli.aws('iam', 'delete-role', '--role-name', 'grader')).rejects.toThrow('(DeleteConflict)');
  });
});

suiteWith([awsCli], 'aws dynamodb', () => {
  let cli: Cli;
  beforeAll(async () => {
    cli = await startCli();
  });
  afterAll(() => cli.close());

  it('takes a table from its creation to its end', { timeout: 90_000 }, async () => {
    // https://docs.aws.amazon.com/cli/latest/userguide/cli-services-dynamodb.html
    const movies = ['--table-name', 'movies'];
    await cli.aws(
      'dynamodb',
      'create-table',
      ...movies,
      '--attribute-definitions',
      'AttributeName=id,AttributeType=S',
      '--key-schema',
      'AttributeName=id,KeyType=HASH',
      '--provisioned-throughput',
      'ReadCapacityUnits=5,WriteCapacityUnits=5',
    );
    await cli.aws('dynamodb', 'wait', 'table-exists', ...movies);
    await cli.aws('dynamodb', 'put-item', ...movies, '--item', '{"id":{"S":"1"},"title":{"S":"Häxan"}}');
    const { Item } = await cli.json<{ Item: object }>(
      'dynamodb',
      'get-item',
      ...movies,
      '--key',
      '{"id":{"S":"1"}}',
    );
    expect(Item).toEqual({ id: { S: '1' }, title: { S: 'Häxan' } });
    await expect(cli.aws('dynamodb', 'get-item', ...movies, '--key', '{"title":{"S":"1"}}')).rejects.toThrow(
      '(ValidationException) when calling the GetItem operation: The provided key element does not match the schema',
    );
    await cli.aws('dynamodb', 'delete-table', ...movies);
    await cli.aws('dynamodb', 'wait', 'table-not-exists', ...movies);
  });
});
