import { describe, expect, it } from 'vitest';
import { methodArn } from './permissions.ts';

const course = { region: 'eu-west-1', account: '123456789012' };

describe('methodArn', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
  it('names a verb and a path in every stage', () => {
    expect(methodArn(course, 'abc', { verb: 'GET', path: '/movies' })).toBe(
      'arn:aws:execute-api:eu-west-1:123456789012:abc/*/GET/movies',
    );
  });

  it('has a star where the path has a parameter', () => {
    expect(methodArn(course, 'abc', { verb: 'PUT', path: '/movies/{id}' })).toMatch(/\/PUT\/movies\/\*$/);
  });
});
