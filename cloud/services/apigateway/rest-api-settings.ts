import type { EndpointConfiguration } from '@aws-sdk/client-api-gateway';
import { notImplemented } from '../../errors.ts';
import { type PatchRule, textRule } from './patches.ts';
import { badRequest, notFound } from './refusals.ts';
import type { RestApiRecord } from './state.ts';

type Endpoint = Pick<RestApiRecord, 'endpointType' | 'ipAddressType'>;

/**
 * @returns EDGE when nothing is said
 * @throws AwsError NotImplemented for PRIVATE
 */
export function checkEndpoint(configuration: EndpointConfiguration | undefined): Endpoint {
  const [type = 'EDGE', ...more] = configuration?.types ?? [];
  if (more.length > 0) throw badRequest('Only one endpoint type is allowed.');
  if (type === 'PRIVATE') throw notImplemented('the endpoint type PRIVATE');
  return { endpointType: type, ipAddressType: configuration?.ipAddressType ?? 'ipv4' };
}

/** @throws AwsError NotImplemented for values that stand for what is not modelled */
export function refuseUnmodelledValues({ apiKeySource }: { apiKeySource?: string }): void {
  if (apiKeySource === 'AUTHORIZER') throw notImplemented('the API key source AUTHORIZER');
}

const refused = (path: string, what: string): PatchRule<RestApiRecord> => {
  const refuse = () => {
    throw notImplemented(what);
  };
  return { path, add: refuse, remove: refuse, replace: refuse };
};

/** https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateRestApi-Patch */
export const rules: PatchRule<RestApiRecord>[] = [
  {
    path: '/name',
    replace: (api, value) => {
      if (value === '') throw badRequest('API name must not be empty');
      api.name = value;
    },
  },
  textRule('/description', 'description'),
  textRule('/version', 'version'),
  {
    path: '/apiKeySource',
    replace: (_, value) => refuseUnmodelledValues({ apiKeySource: value }),
  },
  {
    path: '/disableExecuteApiEndpoint',
    replace: (api, value) => {
      api.disableExecuteApiEndpoint = value === 'true';
    },
  },
  {
    path: '/binaryMediaTypes/{}',
    add: (api, _, [type = '']) => {
      if (!api.binaryMediaTypes.includes(type)) api.binaryMediaTypes.push(type);
    },
    replace: (api, value, [type = '']) => {
      removeType(api, type);
      api.binaryMediaTypes.push(value);
    },
    remove: (api, _, [type = '']) => removeType(api, type),
  },
  {
    path: '/endpointConfiguration/types/{}',
    replace: (api, value) => {
      if (!['EDGE', 'REGIONAL', 'PRIVATE'].includes(value)) {
        throw badRequest('Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE');
      }
      api.endpointType = checkEndpoint({ types: [value as 'EDGE'] }).endpointType;
    },
  },
  {
    path: '/endpointConfiguration/ipAddressType',
    replace: (api, value) => {
      if (value !== 'ipv4' && value !== 'dualstack') {
        throw badRequest('ipAddressType must be either ipv4 or dualstack.');
      }
      api.ipAddressType = value;
    },
  },
  refused('/minimumCompressionSize', 'the parameter minimumCompressionSize of UpdateRestApi'),
  refused('/policy', 'the parameter policy of UpdateRestApi'),
];

function removeType(api: RestApiRecord, type: string): void {
  const index = api.binaryMediaTypes.indexOf(type);
  if (index < 0) throw notFound('Invalid binaryMediaTypes specified');
  api.binaryMediaTypes.splice(index, 1);
}
