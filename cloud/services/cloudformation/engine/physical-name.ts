import { randomInt } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const RANDOM_LENGTH = 12;
const LONGEST = 255;

interface NameOptions {
  /** In characters. */
  maxLength?: number;
  lowerCase?: boolean;
}

/**
 * A name for a resource whose template gives it none: STACK-LOGICALID-RANDOM. Where that is too long, stack and
 * logical id get half of the room each, and the shorter leaves the other what it does not need.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
 */
export function physicalName(
  stackName: string,
  logicalId: string,
  { maxLength = LONGEST, lowerCase = false }: NameOptions = {},
): string {
  const room = maxLength - RANDOM_LENGTH - 2;
  const half = Math.floor(room / 2);
  const stack = stackName.slice(0, Math.max(half, room - logicalId.length));
  const name = `${stack}-${logicalId.slice(0, room - stack.length)}-${random()}`;
  return lowerCase ? name.toLowerCase() : name;
}

function random(): string {
  return Array.from({ length: RANDOM_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
