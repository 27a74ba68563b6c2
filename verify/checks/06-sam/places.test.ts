import { describe, expect, it } from 'vitest';
import { checks as s3 } from '../01-s3.ts';
import { checks as dynamodb } from '../02-dynamodb.ts';
import { checks as lambda } from '../03-lambda.ts';
import { checks as apigateway } from '../04-apigateway.ts';
import { checks as cognito } from '../05-cognito.ts';
import { placeOf } from './places.ts';

/** The migration is no part of a stack: nobody borrows its checks. */
const ids = Object.keys({ ...s3, ...dynamodb, ...lambda, ...apigateway, ...cognito }).filter(
  (id) => !id.startsWith('DDB-02'),
);

describe('placeOf', () => {
  it.each(ids)('sends whoever fails %s to the template or to a deployment, and never to a script', (id) => {
    const place = placeOf(id);
    expect(place).toMatch(/npm run deploy -- --env dev/);
    expect(place).not.toMatch(/Command\b|starter\/\w+-\d\d/);
  });

  it('names what the template must say', () => {
    expect(placeOf('DDB-01.2')).toBe(
      'KeySchema and AttributeDefinitions of the table in starter/template.yaml, then npm run deploy -- --env dev',
    );
  });

  it('knows of no other check', () => {
    expect(() => placeOf('S3-09.1')).toThrow('nobody says what S3-09.1 looks at');
  });
});
