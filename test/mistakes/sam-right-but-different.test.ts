import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { settledStack } from '../../modules/06-sam/given/ready-stack.ts';
import type { Course } from '../../shared/step.ts';
import { expectFullMarks } from './marks.ts';
import { editedBy } from './sam-edits.ts';
import { type DeployedStack, deployStackOnly, publishAgain, withOtherApi } from './sam-stack.ts';
import { type Variant, variants } from './sam-variants.ts';

// Each deploys a whole stack and is graded whole.
vi.setConfig({ testTimeout: 120_000 });

let stack: DeployedStack;
beforeAll(async () => {
  vi.stubEnv('CINEDB_DEPLOYMENT_SECONDS', '0');
  stack = await deployStackOnly();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await stack.close();
});

it.each(variants)('takes $name', async (variant) => {
  const course = await deployed(variant);
  const result = await stack.grade(course);
  expectFullMarks(result);
});

/** The variant as the stack of another student of the same account. */
async function deployed({ student, template, api }: Variant): Promise<Course> {
  const course = await stack.student(student);
  const { clients, names } = course;
  const StackName = names.stacks.dev;
  const text = editedBy(template, stack.original);
  await clients.cloudformation.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: await withOtherApi(course, text, api),
      Parameters: [{ ParameterKey: 'Student', ParameterValue: student }],
      Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_AUTO_EXPAND'],
      Tags: Object.entries(names.tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  const settled = await settledStack(course, StackName);
  expect(`${settled?.StackStatus} ${settled?.StackStatusReason ?? ''}`).toBe('CREATE_COMPLETE ');
  await publishAgain({ course });
  return course;
}
