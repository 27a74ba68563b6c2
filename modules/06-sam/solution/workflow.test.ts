import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Job {
  environment: string;
  needs?: string;
  steps: { uses?: string; run?: string; with?: Record<string, string>; env?: Record<string, string> }[];
}

const text = readFileSync(join(import.meta.dirname, 'github-actions', 'deploy.yml'), 'utf8');
const workflow = parse(text) as { permissions: object; jobs: Record<string, Job> };

// https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
describe('the workflow', () => {
  it('may read the repository and ask for a token, and no more', () => {
    expect(workflow.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  });

  it('takes a role on in each job, and knows no secret', () => {
    for (const { steps } of Object.values(workflow.jobs)) {
      const signIn = steps.find(({ uses }) => uses?.startsWith('aws-actions/configure-aws-credentials@'));
      expect(Object.keys(signIn?.with ?? {})).toEqual(['role-to-assume', 'aws-region']);
    }
    expect(text).not.toMatch(/secrets\.|aws-(secret-)?access-key/);
  });

  it('deploys dev first, and then prod, each in the GitHub environment of its name', () => {
    expect(
      Object.entries(workflow.jobs).map(([name, { environment, needs }]) => [name, environment, needs]),
    ).toEqual([
      ['dev', 'dev', undefined],
      ['prod', 'prod', 'dev'],
    ]);
    const [deploy] = workflow.jobs.prod?.steps.filter(({ run }) => run?.startsWith('make')) ?? [];
    expect(deploy).toMatchObject({ run: 'make validate deploy', env: { ENV: `\${{ github.job }}` } });
  });
});
