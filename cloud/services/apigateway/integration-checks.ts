import type { Integration, Method } from '@aws-sdk/client-api-gateway';
import { notImplemented } from '../../errors.ts';
import { badRequest, invalidMapping } from './refusals.ts';

const BEHAVIORS = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'];
const AWS_URI =
  /^arn:aws[a-z-]*:apigateway:[a-z0-9-]+:(?<service>[a-z0-9.-]+):(?<kind>path|action)\/(?<rest>.*)$/;
const LAMBDA_PATH = /^\/?2015-03-31\/functions\/(?<arn>arn:aws[a-z-]*:lambda:.+)\/invocations$/;

const TARGET =
  /^integration\.request\.(?:querystring|path|header|multivaluequerystring|multivalueheader)\.[a-zA-Z0-9._$-]+$/;
const FROM_METHOD =
  /^method\.request\.(?<kind>querystring|path|header|multivaluequerystring|multivalueheader)\.(?<name>[a-zA-Z0-9._$-]+)$/;
const FREE_SOURCE =
  /^(?:'[^']*'|stageVariables\.\w+|context\.[\w.-]+|method\.request\.body(?:\.[\w.[\]$-]+)?)$/;

/**
 * https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
 *
 * @throws AwsError BadRequestException, and NotImplemented for services other than Lambda
 */
export function checkIntegration(integration: Integration, method: Method): void {
  checkAddress(integration);
  const { passthroughBehavior, timeoutInMillis, connectionType } = integration;
  if (passthroughBehavior && !BEHAVIORS.includes(passthroughBehavior)) {
    throw badRequest('Invalid passthrough behavior specified');
  }
  if (timeoutInMillis !== undefined && (timeoutInMillis < 50 || timeoutInMillis > 29_000)) {
    throw badRequest('Timeout should be between 50 ms and 29000 ms');
  }
  if (connectionType === 'VPC_LINK') throw notImplemented('the connection type VPC_LINK');
  checkRequestMappings(integration.requestParameters, method);
  checkContentTypes(integration.requestTemplates);
}

function checkAddress({ type, uri, httpMethod }: Integration): void {
  if (type === 'MOCK') return;
  if (!httpMethod) throw badRequest('Enumeration value for HttpMethod must be non-empty');
  if (type === 'HTTP' || type === 'HTTP_PROXY') {
    if (!/^https?:\/\/[^/\s]+/.test(uri ?? '')) throw badRequest('Invalid HTTP endpoint specified for URI');
    return;
  }
  const address = AWS_URI.exec(uri ?? '')?.groups;
  if (!address) throw badRequest('Invalid ARN specified in the request');
  if (address.service !== 'lambda') throw notImplemented(`integrations with the service ${address.service}`);
  if (!functionOf(uri)) throw badRequest('Invalid ARN specified in the request');
}

/** The ARN of the function that a Lambda integration calls, stage variables still in it. */
export function functionOf(uri: string | undefined): string | undefined {
  const address = AWS_URI.exec(uri ?? '')?.groups;
  if (address?.service !== 'lambda' || address.kind !== 'path') return undefined;
  return LAMBDA_PATH.exec(address.rest ?? '')?.groups?.arn;
}

/** A mapping may read only those parameters that the method says it has. */
function checkRequestMappings(mappings: Record<string, string> | undefined, method: Method): void {
  for (const [target, source] of Object.entries(mappings ?? {})) {
    if (!TARGET.test(target)) throw invalidMapping(`Invalid mapping expression specified: ${target}`);
    const read = FROM_METHOD.exec(source)?.groups;
    if (!read) {
      if (FREE_SOURCE.test(source)) continue;
      throw invalidMapping(`Invalid mapping expression specified: ${source}`);
    }
    const declared = `method.request.${read.kind?.replace('multivalue', '')}.${read.name}`;
    if (method.requestParameters?.[declared] === undefined) {
      throw invalidMapping(`Invalid mapping expression parameter specified: ${source}`);
    }
  }
}

/** @throws AwsError BadRequestException for templates under what is no media type */
export function checkContentTypes(templates: Record<string, string> | undefined): void {
  for (const type of Object.keys(templates ?? {})) {
    if (/^[^/\s]+\/[^/\s]+/.test(type) || type === '$default') continue;
    throw badRequest(`Validation Result: warnings : [], errors : [Invalid content type specified: ${type}]`);
  }
}
