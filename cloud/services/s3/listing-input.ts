import { AwsError } from '../../errors.ts';

const MOST = 1000;

/**
 * How many entries a page may have: 1000 at most, whatever is asked for.
 *
 * @param name the parameter, as S3 names it in its refusal
 * @throws AwsError InvalidArgument for a negative number
 */
export function pageSize(asked: number | undefined, name: string, parameter: string): number {
  if (asked === undefined) return MOST;
  if (asked >= 0) return Math.min(asked, MOST);
  throw new AwsError('InvalidArgument', `Argument ${name} must be an integer between 0 and 2147483647`, 400, {
    ArgumentName: parameter,
    ArgumentValue: asked,
  });
}

/**
 * Writes names as `encoding-type=url` asks for: some characters of keys cannot be in XML.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function keyEncoder(
  encodingType: string | undefined,
): <Text extends string | undefined>(text: Text) => Text {
  if (encodingType !== 'url') return (text) => text;
  return (text) => (text === undefined ? text : encode(text)) as typeof text;
}

function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+');
}
