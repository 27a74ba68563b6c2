import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  CreateInvalidationCommand,
  GetDistributionCommand,
  GetInvalidationCommand,
} from '@aws-sdk/client-cloudfront';
import { startCloud } from '../../cloud/start.ts';
import { loadStep } from '../../commands/steps.ts';
import { openCourse } from '../../shared/course.ts';
import { findDistribution } from '../../shared/find-distribution.ts';
import { loadModules, type Module } from '../../shared/manifest.ts';
import type { Course } from '../../shared/step.ts';
import { waitFor } from '../../shared/wait.ts';
import { loadChecks } from '../../verify/load-checks.ts';
import type { CheckResult, ModuleResult } from '../../verify/result.ts';
import { runModule } from '../../verify/run.ts';
import { planChecks } from '../../verify/select.ts';

/** A course whose modules up to one are deployed, each with its solution, on a cloud of its own. */
export interface DeployedCourse {
  course: Course;
  cloudUrl: string;
  /**
   * Runs a module's solution again, the last one's unless told, which brings everything back that a test has broken.
   *
   * @param requirement such as `LAMBDA-01`, where nothing else can be broken
   */
  repair(module?: number, requirement?: string): Promise<void>;
  /** Waits until CloudFront has deployed what was changed, and makes its edge forget what it has kept. */
  settle(): Promise<void>;
  grade(module: number, options?: { only?: string; seed?: string }): Promise<ModuleResult>;
  close(): Promise<void>;
}

/** Starts a cloud in memory and deploys the solutions of the modules up to `upTo` there. */
export async function deployCourse(upTo: number): Promise<DeployedCourse> {
  const cloud = await startCloud({ log: ({ fault }) => fault && console.error(fault) });
  const config = { target: 'local', student: 'ana', region: 'us-east-1', stateDir: '' } as const;
  const env = { CINEDB_ADMIN_PASSWORD: 'Correct-horse-7' };
  const course = await openCourse({ ...config, endpoint: cloud.url }, { env });
  const deploy = async (number: number, only?: string) => {
    for (const { id, file } of moduleOf(number).requirements) {
      if (only !== undefined && id !== only) continue;
      await (await loadStep(join(moduleOf(number).folder, 'solution', file)))(course);
    }
  };
  for (let number = 1; number <= upTo; number += 1) await deploy(number);
  return {
    course,
    cloudUrl: cloud.url,
    repair: (module = upTo, requirement) => deploy(module, requirement),
    settle: () => settle(course),
    grade: async (number, { only, seed = '7f3a19c2' } = {}) => {
      const module = moduleOf(number);
      return runModule({
        module,
        plan: planChecks(module, only),
        course,
        table: await loadChecks(module),
        seed,
      });
    },
    close: () => cloud.close(),
  };
}

/** Waits until CloudFront has deployed what was changed, and makes its edge forget what it has kept. */
export async function settle({ clients, names }: Course): Promise<void> {
  const { cloudfront } = clients;
  const DistributionId = (await findDistribution(cloudfront, names.distributionComment))?.Id;
  if (!DistributionId) return;
  const isDeployed = async () =>
    (await cloudfront.send(new GetDistributionCommand({ Id: DistributionId }))).Distribution?.Status ===
    'Deployed';
  await waitFor('the distribution', isDeployed, { deadlineMs: 10_000 });
  const Paths = { Quantity: 1, Items: ['/*'] };
  const InvalidationBatch = { Paths, CallerReference: randomUUID() };
  const made = await cloudfront.send(new CreateInvalidationCommand({ DistributionId, InvalidationBatch }));
  const isCompleted = async () => {
    const answer = await cloudfront.send(
      new GetInvalidationCommand({ DistributionId, Id: made.Invalidation?.Id }),
    );
    return answer.Invalidation?.Status === 'Completed';
  };
  await waitFor('the invalidation', isCompleted, { deadlineMs: 10_000 });
}

function moduleOf(number: number): Module {
  const module = loadModules().find((candidate) => candidate.number === number);
  if (!module) throw new Error(`there is no module ${number}`);
  return module;
}

/** The verdicts as one object: `{ 'S3-01.1': 'pass', … }`. */
export function verdictsOf({ checks }: ModuleResult): Record<string, CheckResult['verdict']> {
  return Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict]));
}

/** The failed checks with what they say; a blocked one is no root cause. */
export function failuresOf({ checks }: ModuleResult) {
  return checks.flatMap((check) => (check.verdict === 'fail' ? [{ id: check.id, ...check.failure }] : []));
}
