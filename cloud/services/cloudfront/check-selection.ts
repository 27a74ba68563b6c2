import { AwsError } from '../../errors.ts';
import { invalidArgument } from './invalid-argument.ts';

/** What a policy selects of the headers, cookies or query strings. */
interface Selected {
  /** As the parameter is called: `HeaderBehavior` with `Headers`. */
  parameters: [behavior: string, names: string];
  behavior: string;
  names: { Quantity: number; Items?: string[] } | undefined;
  /** The code for more than ten names: `TooManyHeadersInCachePolicy`. */
  tooMany: string;
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-policies */
const MOST_NAMES = 10;
const WITH_NAMES = ['whitelist', 'allExcept', 'allViewerAndWhitelistCloudFront'];

/** @throws AwsError InvalidArgument when names are missing or out of place, TooMany… for more than ten */
export function checkSelection({ parameters, behavior, names, tooMany }: Selected): void {
  const count = names?.Items?.length ?? 0;
  if (WITH_NAMES.includes(behavior) !== count > 0) {
    const [behaviorName, listName] = parameters;
    throw invalidArgument(
      count > 0
        ? `The parameter ${listName} is not allowed when ${behaviorName} is ${behavior}.`
        : `The parameter ${listName} is required when ${behaviorName} is ${behavior}.`,
    );
  }
  if (count > MOST_NAMES && behavior !== 'allViewerAndWhitelistCloudFront') {
    throw new AwsError(tooMany, `The number of ${parameters[1]} in the policy exceeds the maximum.`);
  }
}

/** @throws AwsError InvalidArgument when a list has a header that its kind of policy does not take */
export function refuseHeaders(names: readonly string[] | undefined, refused: readonly string[]): void {
  const found = names?.find((name) => refused.includes(name.toLowerCase()));
  if (found) throw invalidArgument(`The parameter Headers contains ${found} that is not allowed.`);
}
