import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { peekApi } from './find.ts';
import { badRequest, notFound } from './refusals.ts';
import { restApis, stages } from './state.ts';
import { checkTags } from './tag-rules.ts';

type Tags = Record<string, string>;

/** Tags of APIs and stages. https://docs.aws.amazon.com/apigateway/latest/api/API_TagResource.html */
export const handlers = {
  TagResource({ resourceArn, tags }, call) {
    const { tags: before, save } = find(call, resourceArn);
    const after = { ...before, ...tags };
    checkTags(after);
    save(after);
    return {};
  },

  UntagResource({ resourceArn, tagKeys }, call) {
    const { tags, save } = find(call, resourceArn);
    save(Object.fromEntries(Object.entries(tags).filter(([key]) => !tagKeys.includes(key))));
    return {};
  },

  GetTags({ resourceArn }, call) {
    return { tags: find(call, resourceArn).tags };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  TagResource: ['resourceArn', 'tags'],
  UntagResource: ['resourceArn', 'tagKeys'],
  GetTags: ['resourceArn'],
};

const ARN = /^arn:aws:apigateway:([a-z0-9-]+)::\/restapis\/(\w+)(?:\/stages\/(\w+))?$/;

function find(call: Call, arn: string): { tags: Tags; save: (tags: Tags) => void } {
  const [, region, apiId = '', stageName] = ARN.exec(arn) ?? [];
  if (region === undefined) throw badRequest('Invalid ARN specified in the request');
  const api = region === call.region ? peekApi(call, apiId) : undefined;
  if (!api) throw notFound(`Invalid API identifier specified ${call.account}:${apiId}`);
  if (stageName === undefined) {
    return { tags: api.tags, save: (tags) => restApis(call.cloud).set(apiId, { ...api, tags }) };
  }
  const all = stages(call.cloud, apiId);
  const stage = all.get(stageName);
  if (!stage) throw notFound('Invalid stage identifier specified');
  return { tags: stage.tags, save: (tags) => all.set(stageName, { ...stage, tags }) };
}
