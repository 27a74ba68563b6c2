import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Command } from '../../commands/command.ts';
import { commonFlags } from '../../commands/flags.ts';
import { grade } from '../../commands/grade.ts';
import { provision } from '../../commands/provision.ts';
import { courseRoot } from '../../shared/root.ts';
import { verify } from '../cli.ts';
import { scoreOf } from '../score.ts';
import { testChecks } from '../testing/fake-grading.ts';
import { classroomNotices } from './classroom-notices.ts';

interface Workflow {
  name: string;
  permissions: Record<string, string>;
  on: unknown;
  jobs: Record<
    string,
    { steps: { if?: string; run?: string; uses?: string; with?: Record<string, unknown> }[] }
  >;
}

const names = ['grade-class.yml', 'classroom.yml'];
const read = (name: string): Workflow =>
  parse(readFileSync(join(courseRoot, '.github', 'workflows', name), 'utf8'));
const scriptsOf = ({ jobs }: Workflow) =>
  Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
const commands: Record<string, Command> = { grade, provision, verify };

describe.each(names)('%s', (name) => {
  const workflow = read(name);
  const scripts = scriptsOf(workflow).join('\n');

  it('calls scripts that there are, with flags that they have', () => {
    const { scripts: known } = JSON.parse(readFileSync(join(courseRoot, 'package.json'), 'utf8'));
    const calls = [...scripts.matchAll(/npm run (\w+) -- (.*)/g)];
    expect(calls.length).toBeGreaterThan(1);
    for (const [, script = '', rest = ''] of calls) {
      expect(Object.keys(known)).toContain(script);
      const command = commands[script];
      const flags = Object.keys({ ...command?.flags, ...commonFlags });
      if (command) for (const [, flag] of rest.matchAll(/ ?--([a-z]+)/g)) expect(flags).toContain(flag);
    }
  });

  it('may read the repository and write nothing', () => {
    expect(Object.values(workflow.permissions).filter((right) => right === 'write')).toHaveLength(
      workflow.permissions['id-token'] === 'write' ? 1 : 0,
    );
    expect(workflow.permissions.contents).toBe('read');
  });

  // https://docs.github.com/en/actions/reference/security/secure-use
  it('puts no text of somebody else into a script', () => {
    expect([...scripts.matchAll(/\$\{\{\s*([^}]*?)\s*\}\}/g)].map(([, value]) => value)).toEqual(
      name === 'grade-class.yml' ? ['matrix.shard'] : [],
    );
  });
});

// https://docs.github.com/en/actions/reference/security/secure-use
describe('a student’s own code', () => {
  it('starts neither workflow from a pull request, which would bring it to the secrets', () => {
    expect(names.map((name) => read(name).on)).toEqual([
      { workflow_dispatch: expect.anything() },
      ['push', 'workflow_dispatch'],
    ]);
    expect(readFileSync(join(courseRoot, '.github', 'workflows', 'classroom.yml'), 'utf8')).not.toContain(
      'secrets.',
    );
  });

  // https://github.com/actions/checkout: without a repository it takes the one that the workflow is in.
  it('never takes the place of the checks, also where the instructor’s repository is not named', () => {
    const { steps = [] } = read('classroom.yml').jobs['run-autograding-tests'] ?? {};
    const [guard] = steps;
    expect(guard?.if).toBe("vars.COURSE_REPOSITORY == '' || vars.COURSE_REPOSITORY == github.repository");
    expect(guard?.run).toMatch(/exit 1\s*$/);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with)).toEqual([
      { path: 'work', 'persist-credentials': false },
      expect.objectContaining({ path: 'grader', 'persist-credentials': false }),
    ]);
    const [, grader] = checkouts;
    expect(String(grader?.with?.repository)).toContain('vars.COURSE_REPOSITORY');
  });
});

it('the class is graded in as many parts as there are', () => {
  const text = readFileSync(join(courseRoot, '.github', 'workflows', 'grade-class.yml'), 'utf8');
  const { shard } = parse(text).jobs.part.strategy.matrix;
  expect(text).toContain(`--shard \${{ matrix.shard }}/${shard.length} `);
});

// https://github.com/classroom-resources/autograding-grading-reporter
describe('what GitHub Classroom reads', () => {
  it('is a workflow and a job of these names', () => {
    const workflow = read('classroom.yml');
    expect([workflow.name, Object.keys(workflow.jobs)]).toEqual([
      'Autograding Tests',
      ['run-autograding-tests'],
    ]);
  });

  it('is two notices with the points', () => {
    expect(classroomNotices({ score: scoreOf(testChecks) })).toEqual([
      '::notice title=Autograding complete::Points 40/100',
      '::notice title=Autograding report::{"totalPoints":40,"maxPoints":100}',
    ]);
  });

  it('is nothing as long as something was not judged', () => {
    const [check] = testChecks;
    if (!check) throw new Error('there is no check');
    const { id, title, requirement, points, ms } = check;
    const fault = { message: 'offline', remedy: 'Wait.' };
    const score = scoreOf([{ id, title, requirement, points, ms, verdict: 'error', fault }]);
    expect(classroomNotices({ score })).toEqual([
      expect.stringMatching(/^::warning .*40 points could not be judged/),
    ]);
  });
});
