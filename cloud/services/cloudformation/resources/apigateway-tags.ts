import { apigateway } from './apigateway-calls.ts';
import type { ResourceContext } from './resource-type.ts';
import { type Tag, tagChanges, tagList, tagMap, tagsOf } from './tags.ts';

/**
 * Gives an API or a stage its tags, and takes those away that it should not have.
 *
 * @param path of the resource in API Gateway's own API, `restapis/ID`
 */
export async function setGatewayTags(
  path: string,
  own: readonly Tag[] | undefined,
  context: ResourceContext,
): Promise<void> {
  const call = apigateway(context);
  const resourceArn = `arn:aws:apigateway:${context.caller.region}::/${path}`;
  const { tags = {} } = await call('GetTags', { resourceArn });
  const { set, removed } = tagChanges(tagList(tags), tagsOf(context, own));
  if (removed.length > 0) await call('UntagResource', { resourceArn, tagKeys: removed });
  if (set.length > 0) await call('TagResource', { resourceArn, tags: tagMap(set) });
}
