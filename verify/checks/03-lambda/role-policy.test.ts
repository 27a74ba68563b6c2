import { describe, expect, it } from 'vitest';
import { excessIn, lacking, letsLambdaIn, strangersIn } from './role-policy.ts';

const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/films';
const posters = 'arn:aws:s3:::posters/posters/*';
const uses = [
  { action: 'dynamodb:Scan', resource: table },
  { action: 's3:GetObject', resource: posters },
];
const allow = (Action: string | string[], Resource: string | string[]) => ({
  Effect: 'Allow',
  Action,
  Resource,
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
describe('what a role allows beyond what is used', () => {
  it('is nothing for just the uses, or for less of a resource', () => {
    expect(excessIn([allow('dynamodb:Scan', table), allow('s3:GetObject', posters)], uses)).toEqual([]);
    expect(excessIn([allow(['S3:getobject'], 'arn:aws:s3:::posters/posters/a*')], uses)).toEqual([]);
    expect(excessIn([{ ...allow('*', '*'), Effect: 'Deny' }], uses)).toEqual([]);
  });

  it('is every wildcard among the actions', () => {
    expect(excessIn([allow('dynamodb:*', table)], uses)).toEqual([
      'dynamodb:* stands for more than one action',
    ]);
    expect(excessIn([allow('*', '*')], uses)).toEqual(['* stands for more than one action']);
  });

  it('is an action that is not used', () => {
    expect(excessIn([allow(['dynamodb:Scan', 'dynamodb:DeleteItem'], table)], uses)).toEqual([
      'dynamodb:DeleteItem is not used',
    ]);
  });

  it('is a resource that is wider than it must be', () => {
    expect(excessIn([allow('s3:GetObject', 'arn:aws:s3:::posters/*')], uses)).toEqual([
      's3:GetObject on arn:aws:s3:::posters/*',
    ]);
    expect(excessIn([allow('dynamodb:Scan', '*')], uses)).toEqual(['dynamodb:Scan on *']);
  });

  it('is all that a statement allows by exclusion', () => {
    expect(excessIn([{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }], uses)).toHaveLength(1);
    expect(excessIn([{ ...allow('dynamodb:Scan', table), NotResource: 'x' }], uses)).toHaveLength(1);
  });
});

describe('what a role lacks', () => {
  it('is what no statement allows on the resource', () => {
    const place = { action: 's3:GetObject', resource: 'arn:aws:s3:::posters/posters/a.png' };
    expect(lacking([allow('s3:*', posters)], [place])).toEqual([]);
    expect(lacking([allow('s3:GetObject', 'arn:aws:s3:::posters')], [place])).toEqual([place]);
  });
});

describe('whether Lambda may take a role on', () => {
  it('is for the trust to say', () => {
    const lambda = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } };
    expect(letsLambdaIn([lambda])).toBe(true);
    expect(letsLambdaIn([{ ...lambda, Effect: 'Deny' }])).toBe(false);
    expect(letsLambdaIn([{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' } }])).toBe(false);
  });
});

describe('who else may take a role on', () => {
  it('is everybody but Lambda', () => {
    const trust = { Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com'], AWS: '*' } };
    expect(strangersIn([trust])).toEqual(['*']);
    expect(strangersIn([{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }])).toEqual([]);
  });
});
