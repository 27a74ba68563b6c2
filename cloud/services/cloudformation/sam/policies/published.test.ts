import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pathOf, samPython, suiteWith } from '../../../../../test/tools.ts';
import { awsManagedArn } from './managed.ts';
import { fillTemplate, isTemplate } from './templates.ts';

suiteWith([samPython], 'the policies of the reference transform', () => {
  it('are those of the installed package', () => {
    const script = join(import.meta.dirname, 'generate.py');
    const { status, stderr } = spawnSync(pathOf(samPython), [script, '--check'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
it('fills the parameters of a template in', () => {
  expect(isTemplate({ S3ReadPolicy: {} })).toBe(true);
  expect(isTemplate({ toString: {} })).toBe(false);
  const document = fillTemplate('F', { S3ReadPolicy: { BucketName: { Ref: 'Posters' } } });
  expect(document).toMatchObject({
    Statement: [
      {
        Resource: [
          // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholders.
          { 'Fn::Sub': ['arn:${AWS::Partition}:s3:::${bucketName}', { bucketName: { Ref: 'Posters' } }] },
          {},
        ],
      },
    ],
  });
});

it('knows the ARNs of managed policies in every partition', () => {
  expect(awsManagedArn('aws', 'AWSLambdaBasicExecutionRole')).toBe(
    'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  );
  expect(awsManagedArn('aws-cn', 'AmazonS3ReadOnlyAccess')).toBe(
    'arn:aws-cn:iam::aws:policy/AmazonS3ReadOnlyAccess',
  );
  expect(awsManagedArn('aws', 'constructor')).toBeUndefined();
});
