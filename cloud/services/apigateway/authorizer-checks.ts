import type { Authorizer } from '@aws-sdk/client-api-gateway';
import { notImplemented } from '../../errors.ts';
import { badRequest, conflict } from './refusals.ts';
import type { RestApiRecord } from './state.ts';

export const DEFAULT_IDENTITY_SOURCE = 'method.request.header.Authorization';
/** Seconds. */
export const DEFAULT_TTL = 300;

const LONGEST_TTL = 3600;
const MOST_POOLS = 1000;
const IDENTITY_SOURCE = /^method\.request\.header\.[a-zA-Z0-9!#$%&'*+.^_`|~-]+$/;
const POOL_ARN =
  /^arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:\d{12}:userpool\/(?:[\w-]+_[0-9a-zA-Z]+|\$\{stageVariables\.\w+\})$/;

/**
 * Whether a pool exists is not looked at: it may be another account's, or be named by a stage variable.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html
 *
 * @throws AwsError BadRequestException, ConflictException
 */
export function checkAuthorizer(api: RestApiRecord, authorizer: Authorizer): void {
  const { id, name = '', providerARNs = [], identitySource = '' } = authorizer;
  if (name.trim() === '') throw badRequest('Authorizer name cannot be blank');
  if (Object.values(api.authorizers).some((other) => other.name === name && other.id !== id)) {
    throw conflict(`Authorizer name must be unique. Authorizer ${name} already exists in this RestApi.`);
  }
  if (providerARNs.length === 0) {
    throw badRequest('Provider ARNs are required for an authorizer of type COGNITO_USER_POOLS');
  }
  if (providerARNs.length > MOST_POOLS) throw badRequest(`Authorizers take at most ${MOST_POOLS} user pools`);
  if (!providerARNs.every((arn) => POOL_ARN.test(arn))) {
    throw badRequest('Invalid ARN specified in the request');
  }
  if (!IDENTITY_SOURCE.test(identitySource)) {
    throw badRequest(`Invalid identity source expression specified: ${identitySource}`);
  }
  checkExpression(authorizer.identityValidationExpression);
  checkTtl(authorizer.authorizerResultTtlInSeconds);
}

/** @throws AwsError NotImplemented by the type's name, BadRequestException for one that AWS does not have */
export function refuseLambda(type: string | undefined): void {
  if (type === 'COGNITO_USER_POOLS') return;
  if (type === 'TOKEN' || type === 'REQUEST' || type === 'JWT') {
    throw notImplemented(`the authorizer type ${type}`);
  }
  throw badRequest('Invalid authorizer type specified');
}

/** The expression of `aud`, which covers the whole of it; undefined where there is none. */
export function audienceExpression({ identityValidationExpression: text }: Authorizer): RegExp | undefined {
  return text ? new RegExp(`^(?:${text})$`) : undefined;
}

function checkExpression(text: string | undefined): void {
  try {
    audienceExpression({ identityValidationExpression: text });
  } catch {
    throw badRequest('Invalid identity validation expression specified');
  }
}

function checkTtl(seconds = DEFAULT_TTL): void {
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= LONGEST_TTL) return;
  throw badRequest(`Authorizer result TTL must be between 0 and ${LONGEST_TTL} seconds`);
}
