import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { StackRecord } from './stack-record.ts';
import { objectOfUrl, readObject } from './stored-object.ts';
import { validationError } from './template/errors.ts';
import { checkBodySize, checkUrlSize } from './template/limits.ts';

export interface TemplateSource {
  TemplateBody?: string | undefined;
  TemplateURL?: string | undefined;
  UsePreviousTemplate?: boolean | undefined;
}

/**
 * The text of the template that a request names: the body, an object in S3 that the caller may read, or the one that
 * the stack has.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html
 *
 * @throws AwsError ValidationError where none is named, or more than one, or S3 does not give it
 */
export async function templateText(
  call: Call,
  { TemplateBody, TemplateURL, UsePreviousTemplate }: TemplateSource,
  stack?: StackRecord,
): Promise<string> {
  const named = [TemplateBody !== undefined, TemplateURL !== undefined, UsePreviousTemplate === true];
  if (named.filter(Boolean).length > 1) {
    throw validationError(
      UsePreviousTemplate
        ? 'You cannot specify both usePreviousTemplate and Template Body/Template URL.'
        : 'Template URL and Template Body cannot both be specified.',
    );
  }
  if (TemplateBody !== undefined) {
    checkBodySize(TemplateBody);
    return TemplateBody;
  }
  if (TemplateURL !== undefined) return await stored(call, TemplateURL);
  if (UsePreviousTemplate && stack) return stack.revision.text;
  throw validationError('Either Template URL or Template Body must be specified.');
}

async function stored(call: Call, address: string): Promise<string> {
  const name = objectOfUrl(address);
  try {
    const bytes = await readObject(call, name);
    checkUrlSize(bytes.length);
    return new TextDecoder().decode(bytes);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code === 'ValidationError') throw error;
    throw validationError(
      `S3 error: ${error.message}\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`,
    );
  }
}
