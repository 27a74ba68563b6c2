import type { Claims } from './user-pool-token.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** The claims that API Gateway has as dates: Java prints them as such. */
const DATES = ['exp', 'iat', 'nbf'];

/**
 * A token's claims as `$context.authorizer.claims` has them: every value is a text.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#context-variable-reference
 */
export function claimTexts(claims: Claims): Record<string, string> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      DATES.includes(name) && typeof value === 'number' ? javaDate(value) : claimText(value),
    ]),
  );
}

/** Several values, such as groups, stand with commas between them. */
function claimText(value: unknown): string {
  if (Array.isArray(value)) return value.map(claimText).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `Fri Jul 29 18:52:53 UTC 2016` */
function javaDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  const day = String(date.getUTCDate()).padStart(2, '0');
  const time = date.toISOString().slice(11, 19);
  return `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${day} ${time} UTC ${date.getUTCFullYear()}`;
}
