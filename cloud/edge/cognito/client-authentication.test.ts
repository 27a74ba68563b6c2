import { describe, expect, it } from 'vitest';
import { hostedPool } from './testing.ts';
import { exchange, newCode } from './testing-exchange.ts';

function basic(id: string, secret: string) {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
describe('a client with a secret', () => {
  const secretPool = () => hostedPool({ client: { ClientSecret: 's:e/c+ret' } });

  it('proves it in the header or in the body', async () => {
    const pool = secretPool();
    const inHeader = await exchange(
      pool,
      { code: await newCode(pool), client_id: '' },
      basic('client1', 's:e/c+ret'),
    );
    const inBody = await exchange(pool, { code: await newCode(pool), client_secret: 's:e/c+ret' });
    expect([inHeader.status, inBody.status]).toEqual([200, 200]);
  });

  it.each([
    ['no secret', {}, {}],
    ['a wrong secret in the header', {}, basic('client1', 'wrong')],
    ['an empty secret in the header', {}, basic('client1', '')],
    ['a wrong secret in the body', { client_secret: 'wrong' }, {}],
    ['the secret of an unknown client', { client_id: '' }, basic('nobody', 's:e/c+ret')],
  ])('is refused with %s', async (_what, form, headers) => {
    const pool = secretPool();
    const answer = await exchange(pool, { code: await newCode(pool), ...form }, headers);
    expect(answer).toMatchObject({ status: 400, json: { error: 'invalid_client' } });
  });

  it.each([
    ['another client in the body', { client_id: 'client2' }, basic('client1', 's:e/c+ret')],
    ['two proofs', { client_secret: 's:e/c+ret' }, basic('client1', 's:e/c+ret')],
    ['another kind of header', {}, { authorization: 'Bearer x' }],
  ])('is refused with %s', async (_what, form, headers) => {
    const answer = await exchange(secretPool(), { code: 'x', ...form }, headers);
    expect(answer).toMatchObject({ status: 400, json: { error: 'invalid_request' } });
  });
});
