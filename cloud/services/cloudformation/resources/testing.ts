import { onTestFinished } from 'vitest';
import { answer } from '../../../answer.ts';
import { rootOf } from '../../../auth/root.ts';
import type { Caller, Cloud } from '../../../call.ts';
import { closeServices } from '../../../close-services.ts';
import { listen } from '../../../server.ts';
import { newCloud } from '../../../start.ts';
import { openAuthority } from '../../../tls/authority.ts';
import { resourceType } from './registry.ts';
import type { Physical, Properties, ResourceContext } from './resource-type.ts';

export const ACCOUNT = '000000000000';

/** A stack of a test: it makes resources as the engine does, and reads them back as any client would. */
export interface TestStack {
  cloud: Cloud;
  /** Where the cloud listens. */
  url: string;
  client<Client>(Client: new (options: ClientOptions) => Client): Client;
  /** What fails after it has begun is taken away again, as the engine does. */
  create(type: string, properties?: Properties, context?: ContextChanges): Promise<Physical>;
  update(
    type: string,
    physicalId: string,
    properties: Properties,
    before: Properties,
    context?: ContextChanges,
  ): Promise<Physical>;
  remove(type: string, physicalId: string, properties?: Properties, context?: ContextChanges): Promise<void>;
}

type ContextChanges = Partial<Pick<ResourceContext, 'caller' | 'logicalId' | 'stackTags'>>;

interface ClientOptions {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
}

const ADMINISTRATOR: Caller = { principal: rootOf(ACCOUNT), account: ACCOUNT, region: 'us-east-1' };

/** A cloud in memory with one stack, `films`, for one test. */
export async function testStack(): Promise<TestStack> {
  const authority = openAuthority(undefined);
  const server = await listen({ port: 0, authority, handle: (request) => respond(request) });
  const cloud = newCloud({}, server.port);
  const respond = (request: Parameters<typeof answer>[3]) => answer(cloud, authority, () => {}, request);
  onTestFinished(async () => {
    await server.close();
    await closeServices(cloud);
    cloud.store.close();
  });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    cloud,
    url,
    client: (Client) =>
      new Client({
        endpoint: url,
        region: 'us-east-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      }),
    create: async (type, properties = {}, changes = {}) => {
      let begun: string | undefined;
      const context = contextOf(cloud, changes, (physicalId) => {
        begun = physicalId;
      });
      const found = await resourceType(type);
      return found.create(properties, context).catch(async (error) => {
        if (begun !== undefined) await found.delete(begun, properties, context);
        throw error;
      });
    },
    update: async (type, physicalId, properties, before, changes = {}) =>
      (await resourceType(type)).update(physicalId, properties, before, contextOf(cloud, changes)),
    remove: async (type, physicalId, properties = {}, changes = {}) =>
      (await resourceType(type)).delete(physicalId, properties, contextOf(cloud, changes)),
  };
}

function contextOf(
  cloud: Cloud,
  changes: ContextChanges,
  begun: ResourceContext['begun'] = () => {},
): ResourceContext {
  const context = { caller: ADMINISTRATOR, logicalId: 'Resource', stackTags: {}, ...changes };
  return {
    ...context,
    cloud,
    stackName: 'films',
    stackId: `arn:aws:cloudformation:us-east-1:${ACCOUNT}:stack/films/0a1b2c3d`,
    physicalName({ maxLength = 255, lowerCase = false } = {}) {
      const name = `films-${context.logicalId}-1A2B3C4D5E6F`.slice(-maxLength);
      return lowerCase ? name.toLowerCase() : name;
    },
    begun,
    invoke: (service, operation, input) => cloud.invoke(service, operation, input, context.caller),
  };
}
