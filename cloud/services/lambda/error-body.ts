import type { AwsError } from '../../errors.ts';

/** The errors whose document spells `Message` with a capital, as Lambda's model says. */
const CAPITAL = new Set([
  'ResourceNotFoundException',
  'ResourceInUseException',
  'ServiceException',
  'AccessDeniedException',
]);
/** These come from the front of the service, which gives no type. */
const UNTYPED = new Set(['AccessDeniedException', 'ValidationException']);

/** An error as Lambda writes it. https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html */
export function errorBody({ code, message, status, detail }: AwsError): Record<string, unknown> {
  return {
    ...(!UNTYPED.has(code) && { Type: status >= 500 ? 'Service' : 'User' }),
    [CAPITAL.has(code) ? 'Message' : 'message']: message,
    ...detail,
  };
}
