import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import makeRestApi from '../../modules/04-apigateway/solution/apigw-01-rest-api.ts';
import mapRequestsAndResponses from '../../modules/04-apigateway/solution/apigw-02-mappings.ts';
import allowTheSite from '../../modules/04-apigateway/solution/apigw-03-cors.ts';
import deployStage from '../../modules/04-apigateway/solution/apigw-04-stage.ts';
import { type DeployedCourse, deployCourse, failuresOf, verdictsOf } from './deployed-course.ts';

let deployed: DeployedCourse;
beforeAll(async () => {
  vi.stubEnv('CINEDB_DEPLOYMENT_SECONDS', '0');
  deployed = await deployCourse(3);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await deployed.close();
});

async function graded() {
  const result = await deployed.grade(4);
  expect(result.canaries.left).toEqual([]);
  const failures = failuresOf(result);
  return {
    verdicts: verdictsOf(result),
    failed: failures.map(({ id }) => id),
    reasons: failures.map(({ why }) => why.text),
  };
}

const of = (verdicts: Record<string, string>, requirement: string) =>
  new Set(Object.entries(verdicts).flatMap(([id, verdict]) => (id.startsWith(requirement) ? [verdict] : [])));

describe('who does one requirement after the other', () => {
  it('has nothing at first', async () => {
    const { verdicts, failed } = await graded();
    expect(failed).toEqual(['APIGW-01.1']);
    expect(of(verdicts, 'APIGW')).toEqual(new Set(['fail', 'blocked']));
  });

  it('has APIGW-01 before anything is mapped or deployed', async () => {
    await makeRestApi(deployed.course);
    const { verdicts, failed, reasons } = await graded();
    expect(of(verdicts, 'APIGW-01')).toEqual(new Set(['pass']));
    expect(failed).toEqual(['APIGW-02.1', 'APIGW-03.1', 'APIGW-03.2', 'APIGW-03.3']);
    expect(reasons[3]).toBe(
      "there is no gateway response DEFAULT_4XX of yours, and API Gateway's own has no CORS headers",
    );
  });

  it('has APIGW-02 next', async () => {
    await mapRequestsAndResponses(deployed.course);
    const { verdicts, failed } = await graded();
    expect(of(verdicts, 'APIGW-02')).toEqual(new Set(['pass']));
    expect(failed).toEqual(['APIGW-03.1', 'APIGW-03.2', 'APIGW-03.3', 'APIGW-04.1']);
  });

  it('has APIGW-03 next, without a stage', async () => {
    await allowTheSite(deployed.course);
    const { verdicts, failed } = await graded();
    expect(of(verdicts, 'APIGW-03')).toEqual(new Set(['pass']));
    expect(failed).toEqual(['APIGW-04.1']);
  });

  it('has everything at last', async () => {
    await deployStage(deployed.course);
    expect(of((await graded()).verdicts, 'APIGW')).toEqual(new Set(['pass']));
  });
});
