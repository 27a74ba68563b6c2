import { invalidParameter, notFound } from './refusals.ts';
import type { Place } from './state.ts';

/** What a caller means by a function's name: a function somewhere, or a version or alias of it. */
export interface FunctionName extends Place {
  name: string;
  /** A version's number, `$LATEST` or an alias. */
  qualifier?: string;
}

const NAME =
  /^(?:arn:aws[a-zA-Z-]*:lambda:)?(?:(?<region>[a-z]{2}(?:-[a-z]+)+-\d):)?(?:(?<account>\d{12}):)?(?:function:)?(?<name>[\w-]+)(?::(?<qualifier>\$LATEST|[\w-]+))?$/;

/**
 * Reads `name`, `name:qualifier`, `ACCOUNT:function:name` or an ARN.
 * https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html
 *
 * @param place the caller's, for what the name leaves out
 * @throws AwsError InvalidParameterValueException when the name and the parameter give different qualifiers,
 *   ResourceNotFoundException for another region's function
 */
export function parseFunctionName(text: string, place: Place, qualifier?: string): FunctionName {
  const groups = NAME.exec(text)?.groups ?? {};
  if (qualifier && groups.qualifier && qualifier !== groups.qualifier) {
    throw invalidParameter(
      'The derived qualifier from the function name does not match the specified qualifier.',
    );
  }
  if (groups.region && groups.region !== place.region) {
    throw notFound(`Functions from '${groups.region}' are not reachable in this region ('${place.region}')`);
  }
  const chosen = qualifier || groups.qualifier;
  return {
    account: groups.account ?? place.account,
    region: groups.region ?? place.region,
    name: groups.name ?? text,
    ...(chosen && { qualifier: chosen }),
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html */
export function functionArn({ account, region, name, qualifier }: FunctionName): string {
  const arn = `arn:aws:lambda:${region}:${account}:function:${name}`;
  return qualifier ? `${arn}:${qualifier}` : arn;
}
