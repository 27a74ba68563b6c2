import { describe, expect, it } from 'vitest';
import { apiAddress } from './api-address.ts';

describe('apiAddress', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
  it("has AWS's domain on AWS", () => {
    const address = apiAddress({ region: 'eu-west-1' }, 'abc123', 'prod');
    expect(address).toBe('https://abc123.execute-api.eu-west-1.amazonaws.com/prod');
  });

  it("has the embedded cloud's port on the embedded cloud", () => {
    const config = { region: 'us-east-1', endpoint: 'http://127.0.0.1:4566' };
    expect(apiAddress(config, 'abc123', 'prod')).toBe(
      'https://abc123.execute-api.us-east-1.localhost:4566/prod',
    );
  });
});
