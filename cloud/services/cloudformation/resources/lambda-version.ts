import { AwsError } from '../../../errors.ts';
import { lambda, NO_FUNCTION } from './lambda-calls.ts';
import type { SupportedType } from './only.ts';
import type { Physical, Properties, ResourceContext } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface Version extends Properties {
  FunctionName: string;
  CodeSha256?: string;
  Description?: string;
}

/**
 * Every change of a property publishes a new version.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-version.html
 */
export const version: SupportedType = {
  supported: ['FunctionName', 'CodeSha256', 'Description'],

  async create({ FunctionName, CodeSha256, Description }: Version, context) {
    const known = await versionsOf(FunctionName, context);
    const published = await lambda(context)('PublishVersion', { FunctionName, CodeSha256, Description });
    const number = published.Version ?? '';
    // Lambda gives the last version once more when nothing has changed, but it belongs to somebody already.
    if (known.includes(number)) {
      const message = `A version for this Lambda function exists ( ${number} ). Modify the function to create a new version.`;
      throw new AwsError('ResourceConflictException', message, 409);
    }
    return physical(published.FunctionArn ?? '');
  },

  update: async (arn) => physical(arn),

  async delete(arn, _properties, context) {
    await whenGone(lambda(context)('DeleteFunction', { FunctionName: arn }), NO_FUNCTION);
  },
};

async function versionsOf(FunctionName: string, context: ResourceContext): Promise<string[]> {
  const known: string[] = [];
  let Marker: string | undefined;
  do {
    const page = await lambda(context)('ListVersionsByFunction', { FunctionName, Marker });
    known.push(...(page.Versions ?? []).map(({ Version = '' }) => Version));
    Marker = page.NextMarker;
  } while (Marker);
  return known;
}

/** `Ref` gives the ARN with the version's number. */
function physical(arn: string): Physical {
  return { physicalId: arn, attributes: { FunctionArn: arn, Version: arn.slice(arn.lastIndexOf(':') + 1) } };
}
