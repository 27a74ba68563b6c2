import {
  CreateDeploymentCommand,
  DeleteDeploymentCommand,
  DeleteStageCommand,
  GetStageCommand,
  type Stage,
} from '@aws-sdk/client-api-gateway';
import { apiAddress } from '../../../shared/api-address.ts';
import { awsAnswer, ifExists } from '../../../shared/aws-errors.ts';
import { CourseError } from '../../../shared/errors.ts';
import { waitFor } from '../../../shared/wait.ts';
import type { Grader } from '../../check.ts';
import { perGrading } from '../../per-grading.ts';
import { differencesOf, exported } from './exported.ts';

/** The grader's own stage: what is configured now, whatever the student has deployed. */
export const canaryStage = 'verify';

/** Where the API is asked. */
export interface ServedStage {
  apiId: string;
  /** The student's stage where it serves what is configured now, and the grader's own otherwise. */
  stageName: string;
  /** Without a slash at its end. */
  url: string;
  /** What the student's stage serves otherwise than it is configured; undefined when there is no such stage. */
  stale: string[] | undefined;
}

/**
 * The stage that serves what is configured now. So that requirements before the last can be
 * graded, and one that is not deployed again fails in one place, the API is deployed to a stage of the grader's own,
 * and its export compared with the student's.
 *
 * @throws CourseError `source` when API Gateway cannot deploy the API, in AWS's words
 */
export const servedStage: (grader: Grader) => Promise<ServedStage> = perGrading(open);

async function open(grader: Grader): Promise<ServedStage> {
  const apiId = (await grader.locate.restApi())?.id;
  if (!apiId) throw new CourseError('source', 'There is no API.', 'Run the steps of module 4.');
  await deployCanaryStage(grader, apiId);
  const { stageName } = grader.names;
  const stale = (await readStage(grader, apiId, stageName))
    ? differencesOf(await exported(grader, apiId, stageName), await exported(grader, apiId, canaryStage))
    : undefined;
  const name = stale?.length === 0 ? stageName : canaryStage;
  const url = apiAddress(grader.config, apiId, name);
  if (name === canaryStage) await waitUntilServed(grader, url);
  return { apiId, stageName: name, url, stale };
}

async function deployCanaryStage(grader: Grader, restApiId: string): Promise<void> {
  const { clients, canary } = grader;
  canary.keep(`the stage ${canaryStage}`, () => removeCanaryStage(grader, restApiId));
  try {
    await clients.apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: canaryStage }));
  } catch (error) {
    const answer = awsAnswer(error);
    if (answer?.code !== 'BadRequestException') throw error;
    throw new CourseError('source', answer.message, 'Give every method an integration.', { cause: error });
  }
}

/** Removes the grader's stage and what it was deployed from. */
export async function removeCanaryStage(grader: Grader, restApiId: string): Promise<void> {
  const { apigateway } = grader.clients;
  const stage = await readStage(grader, restApiId, canaryStage);
  if (!stage) return;
  await apigateway.send(new DeleteStageCommand({ restApiId, stageName: canaryStage }));
  const { deploymentId } = stage;
  // A student may have put another stage on the same deployment meanwhile.
  const removal = apigateway.send(new DeleteDeploymentCommand({ restApiId, deploymentId }));
  await ifExists(removal, 'NotFoundException', 'BadRequestException');
}

/** A stage; undefined when there is none of this name. */
export function readStage(
  { clients }: Grader,
  restApiId: string,
  stageName: string,
): Promise<Stage | undefined> {
  const call = clients.apigateway.send(new GetStageCommand({ restApiId, stageName }));
  return ifExists(call, 'NotFoundException');
}

/** A new stage takes some seconds; until then nobody knows it. */
async function waitUntilServed({ request, report }: Grader, url: string): Promise<void> {
  const isServed = async () =>
    (await request(`${url}/`)).headers['x-amzn-errortype'] !== 'ForbiddenException';
  await waitFor('the grader’s own stage', isServed, { deadlineMs: 30_000, report });
}
