import { hasReservedTag } from '../reserved-tags.ts';
import { badRequest } from './refusals.ts';

const MOST_TAGS = 50;

/**
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging-resources.html
 *
 * @throws AwsError BadRequestException for keys of AWS's own, for texts that are too long and for more than 50 tags
 */
export function checkTags(tags: Record<string, string> | undefined): void {
  const entries = Object.entries(tags ?? {});
  if (entries.length > MOST_TAGS) throw badRequest('The number of tags exceeds the limit of 50');
  for (const [key, value] of entries) {
    // Others have met AWS's words: https://github.com/serverless/serverless/issues/9223
    if (hasReservedTag([key])) {
      throw badRequest("Invalid tag key. Tag keys cannot start with 'aws:' (case insensitive)");
    }
    if (key.length < 1 || key.length > 128) throw badRequest('Tag key length must be between 1 and 128');
    if (value.length > 256) throw badRequest('Tag value length must be between 0 and 256');
  }
}
