import { ifExists } from '../../../shared/aws-errors.ts';
import { CourseError } from '../../../shared/errors.ts';
import { retry } from '../../../shared/retry.ts';

/** Something of CloudFront that is found by its comment and made with a caller reference. */
interface Wish<Thing> {
  /** The same for the same wish; a number is added to it. */
  reference: string;
  make: (callerReference: string) => Promise<Thing>;
  find: () => Promise<Thing | undefined>;
  /** CloudFront's code for a reference that was used, such as `DistributionAlreadyExists`. */
  usedCode: string;
  /** How long a new thing may be missing from CloudFront's lists, in milliseconds; 15,000 unless told. */
  listedWithinMs?: number;
}

/** A reference for each time that the thing was made and removed again. */
const MOST_REFERENCES = 20;

/**
 * Makes something once, also when two runs ask for it at the same time: both send the same reference, and CloudFront
 * takes it once. AWS does not say whether the reference of something deleted may be used again, so where it is
 * refused and nothing is there, the next number is tried.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html (CallerReference)
 *
 * @throws CourseError `step` when every reference was used
 */
export async function makeOnce<Thing>(wish: Wish<Thing>): Promise<Thing> {
  for (let number = 1; number <= MOST_REFERENCES; number += 1) {
    const made = await ifExists(wish.make(`${wish.reference}-${number}`), wish.usedCode);
    const thing = made ?? (await findSoon(wish));
    if (thing !== undefined) return thing;
  }
  throw new CourseError(
    'step',
    `CloudFront has used every caller reference from ${wish.reference}-1 to ${wish.reference}-${MOST_REFERENCES}.`,
    'Choose another --student name.',
  );
}

class NotListed extends Error {}

/** A thing that another run has just made comes into the lists a little later. */
async function findSoon<Thing>({ find, listedWithinMs = 15_000 }: Wish<Thing>): Promise<Thing | undefined> {
  const look = async () => {
    const found = await find();
    if (found === undefined) throw new NotListed();
    return found;
  };
  const retryable = (error: unknown) => error instanceof NotListed;
  return retry(look, { retryable, deadlineMs: listedWithinMs }).catch((error: unknown) => {
    if (retryable(error)) return undefined;
    throw error;
  });
}
