import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import { EMAIL, passingSignInPool, tokensOf } from '../cloud/services/cognito-idp/sign-in/testing.ts';
import { courseRoot } from '../shared/root.ts';
import { pathOf, suiteWith, venvPython } from './tools.ts';

interface Question {
  jwks: string;
  issuer: string;
  tokens: { token: string; audience: string | null }[];
}

interface Answer {
  published: number;
  verdicts: (Record<string, unknown> | string)[];
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
suiteWith([venvPython], 'PyJWT, with the keys that a pool publishes', () => {
  it('believes the pool’s tokens, and nothing that was changed', { timeout: 30_000 }, async () => {
    const [pool, other] = [await passingSignInPool(), await passingSignInPool()];
    const [mine, foreign] = [await tokensOf(pool), await tokensOf(other)];
    const audience = pool.clientId;
    const [header, , signature] = mine.id.split('.');
    const claims = { ...decodeJwt(mine.id), email: 'eve@example.com' };
    const forged = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
    const { published, verdicts } = await ask({
      jwks: `${pool.test.cloud.url}/${pool.poolId}/.well-known/jwks.json`,
      issuer: `https://cognito-idp.us-east-1.localhost:${pool.test.cloud.port}/${pool.poolId}`,
      tokens: [
        { token: mine.id, audience },
        { token: mine.access, audience: null },
        { token: forged, audience },
        { token: mine.id, audience: 'another' },
        { token: foreign.id, audience: other.clientId },
      ],
    });
    expect(published).toBe(2);
    expect(verdicts).toEqual([
      expect.objectContaining({ token_use: 'id', email: EMAIL, email_verified: true, aud: audience }),
      expect.objectContaining({ token_use: 'access', client_id: audience }),
      'InvalidSignatureError',
      'InvalidAudienceError',
      'PyJWKClientError',
    ]);
  });
});

async function ask(question: Question): Promise<Answer> {
  const child = spawn(pathOf(venvPython), [join(courseRoot, 'test', 'jwt_referee.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(question));
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}
