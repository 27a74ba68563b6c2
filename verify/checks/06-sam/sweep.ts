import {
  DeleteChangeSetCommand,
  DeleteStackCommand,
  paginateListChangeSets,
  paginateListStacks,
} from '@aws-sdk/client-cloudformation';
import { isCanaryId } from '../../canaries.ts';
import type { Grader } from '../../check.ts';
import { readGradedStack } from '../../graded-stack.ts';
import { findThing } from '../../stack-things.ts';
import { sweep as sweepFiles } from '../01-s3/sweep.ts';
import { sweep as sweepApi } from '../04-apigateway/sweep.ts';
import { stackGrader } from './stack-grader.ts';

/** Removes what a killed grader left: change sets and the stacks that they were for, and what lies in the graded stack. */
export async function sweep(grader: Grader): Promise<void> {
  const all = await Promise.allSettled([sweepChangeSets(grader), sweepStacks(grader), sweepInside(grader)]);
  const failed = all.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function sweepChangeSets(grader: Grader): Promise<void> {
  const { name: StackName, stack } = await readGradedStack(grader);
  if (!stack) return;
  const { cloudformation: client } = grader.clients;
  for await (const { Summaries = [] } of paginateListChangeSets({ client }, { StackName })) {
    for (const { ChangeSetName = '' } of Summaries) {
      if (isCanaryId(ChangeSetName))
        await client.send(new DeleteChangeSetCommand({ StackName, ChangeSetName }));
    }
  }
}

async function sweepStacks({ clients: { cloudformation: client } }: Grader): Promise<void> {
  const pages = paginateListStacks({ client }, { StackStatusFilter: ['REVIEW_IN_PROGRESS'] });
  for await (const { StackSummaries = [] } of pages) {
    for (const { StackName = '' } of StackSummaries) {
      if (isCanaryId(StackName)) await client.send(new DeleteStackCommand({ StackName }));
    }
  }
}

async function sweepInside(grader: Grader): Promise<void> {
  const graded = await readGradedStack(grader);
  const inside = await stackGrader(grader);
  const hasBuckets = findThing(graded, 'siteBucket') && findThing(graded, 'postersBucket');
  if (hasBuckets) await sweepFiles(inside);
  if (hasBuckets && findThing(graded, 'moviesTable')) await sweepApi(inside);
}
