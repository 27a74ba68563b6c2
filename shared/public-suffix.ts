import type { Config } from './config.ts';

/** What the names of public hosts end with: AWS's domain, or the embedded cloud's with its port. */
export function publicSuffix(endpoint: Config['endpoint']): string {
  if (endpoint === undefined) return 'amazonaws.com';
  const { port } = new URL(endpoint);
  return port ? `localhost:${port}` : 'localhost';
}
