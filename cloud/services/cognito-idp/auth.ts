import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Handlers, Modelled } from '../service.ts';
import { findClientOf, findPool } from './find.ts';
import { appOf } from './sign-in/app.ts';
import { flowOf } from './sign-in/flows.ts';
import { initiate, respond } from './sign-in/initiate.ts';

/** Sign-in: by users, who carry no key, and by servers in their name. */
export const handlers = {
  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
  InitiateAuth({ ClientId, AuthFlow, AuthParameters = {} }, call) {
    const app = appOf(call, ClientId);
    return initiate(call.cloud, app, flowOf(app.client, AuthFlow, false), AuthParameters);
  },
  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html */
  RespondToAuthChallenge({ ClientId, ChallengeName, ChallengeResponses = {}, Session }, call) {
    return respond(call.cloud, appOf(call, ClientId), ChallengeName, ChallengeResponses, Session);
  },
  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html */
  AdminInitiateAuth({ UserPoolId, ClientId, AuthFlow, AuthParameters = {} }, call) {
    const pool = findPool(call, UserPoolId);
    const client = findClientOf(call.cloud, pool, ClientId);
    return initiate(call.cloud, { pool, client }, flowOf(client, AuthFlow, true), AuthParameters);
  },
  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html */
  AdminRespondToAuthChallenge(input, call) {
    const { UserPoolId, ClientId, ChallengeName, ChallengeResponses = {}, Session } = input;
    const pool = findPool(call, UserPoolId);
    const client = findClientOf(call.cloud, pool, ClientId);
    return respond(call.cloud, { pool, client }, ChallengeName, ChallengeResponses, Session);
  },
} satisfies Handlers<typeof Sdk>;

/** ClientMetadata is for Lambda triggers and UserContextData for threat protection: no pool here has either. */
const UNUSED = ['ClientMetadata', 'UserContextData'];
const INITIATE = ['ClientId', 'AuthFlow', 'AuthParameters'];
const RESPOND = ['ClientId', 'ChallengeName', 'ChallengeResponses', 'Session'];

export const modelled: Modelled<typeof handlers> = {
  InitiateAuth: [...INITIATE, ...UNUSED],
  RespondToAuthChallenge: [...RESPOND, ...UNUSED],
  AdminInitiateAuth: ['UserPoolId', ...INITIATE, 'ClientMetadata'],
  AdminRespondToAuthChallenge: ['UserPoolId', ...RESPOND, 'ClientMetadata'],
};
