import { AwsError } from '../../errors.ts';

export function badRequest(message: string): AwsError {
  return new AwsError('BadRequestException', message);
}

export function notFound(message: string): AwsError {
  return new AwsError('NotFoundException', message, 404);
}

export function conflict(message: string): AwsError {
  return new AwsError('ConflictException', message, 409);
}

/** The refusal of a mapping: AWS shows what its validator said. */
export function invalidMapping(reason: string): AwsError {
  return badRequest(
    `Invalid mapping expression specified: Validation Result: warnings : [], errors : [${reason}]`,
  );
}
