import type { MessageStyle } from './message.ts';
import type { ConstrainedService, Rule } from './model.ts';

/** How a service tells that an input breaks its constraints. */
export interface Wording extends MessageStyle {
  code: string;
  /** Which of several broken constraints of one value is told first. */
  order: readonly Rule[];
}

const PATTERN_FIRST: readonly Rule[] = ['pattern', 'enum', 'min', 'max'];

const usual = { echo: true, notNullInside: false, order: PATTERN_FIRST };

/**
 * Codes and manners as the services were seen to answer, all with status 400; S3 has its own errors.
 *
 * Each line is held by the messages of `messages-SERVICE.test.ts`, which name where they were seen.
 * - IAM stopped repeating values (2024 it did, 2026 it does not); STS, of the same family, still does.
 * - CloudFront says MalformedXML for every constraint.
 * - API Gateway says ValidationException here; BadRequestException is for the rules of its own.
 * - DynamoDB's wording is that of us-east-1; regions differ.
 */
export const wordings: Record<Exclude<ConstrainedService, 's3'>, Wording> = {
  apigateway: { ...usual, code: 'ValidationException' },
  cloudformation: { ...usual, code: 'ValidationError' },
  cloudfront: { ...usual, code: 'MalformedXML' },
  'cognito-idp': { ...usual, code: 'InvalidParameterException' },
  dynamodb: { ...usual, code: 'ValidationException', order: ['enum', 'min', 'max', 'pattern'] },
  iam: { ...usual, code: 'ValidationError', echo: false, notNullInside: true },
  lambda: { ...usual, code: 'ValidationException', notNullInside: true },
  logs: { ...usual, code: 'InvalidParameterException' },
  sts: { ...usual, code: 'ValidationError' },
};

/** The order in which the broken constraints of one value are told. */
export function ruleOrder(service: ConstrainedService): readonly Rule[] {
  return service === 's3' ? PATTERN_FIRST : wordings[service].order;
}
