import type { EndpointType, IpAddressType, PatchOperation, RestApi } from '@aws-sdk/client-api-gateway';
import { escaped, replace } from './apigateway-calls.ts';
import type { DocumentSource } from './apigateway-rest-api-document.ts';
import type { Properties } from './resource-type.ts';
import type { Tag } from './tags.ts';

export interface RestApiProperties extends Properties, DocumentSource {
  Name?: string;
  Description?: string;
  ApiKeySourceType?: 'HEADER' | 'AUTHORIZER';
  BinaryMediaTypes?: string[];
  DisableExecuteApiEndpoint?: boolean;
  EndpointConfiguration?: { Types?: EndpointType[]; IpAddressType?: IpAddressType };
  FailOnWarnings?: boolean;
  Mode?: string;
  /** Of the import, not of the API. */
  Parameters?: Record<string, string>;
  Tags?: Tag[];
}

/**
 * The steps from an API as it is to what the template says beside its document; what both say, the template says.
 *
 * @param imported whether the API has a document: what the template leaves out is then the document's to say
 */
export function settingPatches(
  api: RestApi,
  properties: RestApiProperties,
  imported: boolean,
): PatchOperation[] {
  const { Name, ApiKeySourceType, DisableExecuteApiEndpoint = false } = properties;
  return [
    ...(Name !== undefined && Name !== api.name ? [replace('/name', Name)] : []),
    ...description(api, properties, imported),
    ...(ApiKeySourceType && ApiKeySourceType !== api.apiKeySource
      ? [replace('/apiKeySource', ApiKeySourceType)]
      : []),
    ...(DisableExecuteApiEndpoint !== api.disableExecuteApiEndpoint
      ? [replace('/disableExecuteApiEndpoint', DisableExecuteApiEndpoint)]
      : []),
    ...mediaTypes(api, properties, imported),
    ...endpoint(api, properties),
  ];
}

function description(api: RestApi, { Description }: RestApiProperties, imported: boolean): PatchOperation[] {
  if (Description !== undefined)
    return Description === api.description ? [] : [replace('/description', Description)];
  return imported || api.description === undefined ? [] : [{ op: 'remove', path: '/description' }];
}

function mediaTypes(
  { binaryMediaTypes: present = [] }: RestApi,
  { BinaryMediaTypes: wanted = [] }: RestApiProperties,
  imported: boolean,
): PatchOperation[] {
  const step = (op: 'add' | 'remove') => (type: string) => ({
    op,
    path: `/binaryMediaTypes/${escaped(type)}`,
  });
  return [
    ...(imported ? [] : present.filter((type) => !wanted.includes(type)).map(step('remove'))),
    ...wanted.filter((type) => !present.includes(type)).map(step('add')),
  ];
}

function endpoint({ endpointConfiguration }: RestApi, properties: RestApiProperties): PatchOperation[] {
  const { Types, IpAddressType = 'ipv4' } = properties.EndpointConfiguration ?? {};
  const [present = 'EDGE'] = endpointConfiguration?.types ?? [];
  const type = Types?.join() ?? properties.Parameters?.endpointConfigurationTypes ?? 'EDGE';
  return [
    ...(type !== present ? [replace(`/endpointConfiguration/types/${present}`, type)] : []),
    ...(IpAddressType !== endpointConfiguration?.ipAddressType
      ? [replace('/endpointConfiguration/ipAddressType', IpAddressType)]
      : []),
  ];
}
