import type * as Sdk from '@aws-sdk/client-lambda';
import type { Handlers, Modelled } from '../service.ts';
import { functionOf } from './find.ts';
import { requireSettled } from './lifecycle.ts';
import { pageOf } from './pages.ts';
import { publish } from './publish.ts';
import { checkRevision, invalidParameter } from './refusals.ts';
import { shownFunction } from './shown-function.ts';
import { saveFunction } from './state.ts';

/** https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html */
export const handlers = {
  PublishVersion({ FunctionName, CodeSha256, Description, RevisionId }, call) {
    const before = functionOf(call, FunctionName);
    requireSettled(call.cloud, before);
    checkRevision(RevisionId, before.latest.revisionId);
    if (CodeSha256 && CodeSha256 !== before.latest.codeSha256) {
      throw invalidParameter(
        `CodeSHA256 (${CodeSha256}) is different from current CodeSHA256 in $LATEST (${before.latest.codeSha256}). Please try again with the CodeSHA256 in $LATEST.`,
      );
    }
    const { record, version } = publish(call.cloud, before, Description);
    saveFunction(call.cloud, record);
    return shownFunction(call.cloud, record, version, version.version);
  },

  ListVersionsByFunction({ FunctionName, Marker, MaxItems }, call) {
    const record = functionOf(call, FunctionName);
    const { page, next } = pageOf(
      [record.latest, ...record.versions],
      ({ version }) => version,
      Marker,
      MaxItems,
    );
    return {
      Versions: page.map((version) => shownFunction(call.cloud, record, version, version.version)),
      NextMarker: next,
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  PublishVersion: ['FunctionName', 'CodeSha256', 'Description', 'RevisionId'],
  ListVersionsByFunction: ['FunctionName', 'Marker', 'MaxItems'],
};
