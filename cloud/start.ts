import { answer, type CallLog } from './answer.ts';
import type { Cloud } from './call.ts';
import { type Clock, systemClock } from './clock.ts';
import { closeServices } from './close-services.ts';
import { notImplemented } from './errors.ts';
import { loadService } from './load-service.ts';
import { hostName, route } from './route.ts';
import { invokeOperation, serveRequest } from './serve.ts';
import { listen } from './server.ts';
import { services } from './services/registry.ts';
import type { ServiceEntry } from './services/service.ts';
import { lockFolder } from './state/lock.ts';
import { openStore } from './state/open-store.ts';
import { openAuthority } from './tls/authority.ts';

export interface CloudOptions {
  /** 0 or absent: any free port. */
  port?: number;
  /** The folder that keeps the state; without one it is in memory. */
  stateDir?: string;
  clock?: Clock;
  /** Forget what the state folder holds. */
  fresh?: boolean;
  log?: CallLog;
}

export interface RunningCloud {
  /** `http://127.0.0.1:PORT`, where AWS's API is answered. */
  url: string;
  port: number;
  clock: Clock;
  /** The certificate, in PEM, of the authority that signs the public hosts' certificates. */
  caCertificate(): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts an embedded cloud. The port comes first: a cloud that cannot have it touches no state.
 *
 * @throws Error when the port is taken or another cloud has the state folder
 */
export async function startCloud(options: CloudOptions = {}): Promise<RunningCloud> {
  const { stateDir, port = 0, log = () => {} } = options;
  const authority = openAuthority(stateDir);
  const opened = later<Cloud>();
  const server = await listen({
    port,
    authority,
    handle: async (request) => answer(await opened.value, authority, log, request),
  });
  const url = `http://127.0.0.1:${server.port}`;
  let unlock = () => {};
  try {
    if (stateDir) unlock = await lockFolder(stateDir, url);
    const cloud = newCloud(options, server.port);
    await resumeServices(cloud);
    opened.settle(cloud);
    const close = async () => {
      await server.close();
      await closeServices(cloud);
      cloud.store.close();
      unlock();
    };
    return { url, port: server.port, clock: cloud.clock, caCertificate: authority.certificate, close };
  } catch (error) {
    unlock();
    await server.close();
    throw error;
  }
}

/** A value that comes later: requests that arrive while the state is being read wait for it. */
function later<T>(): { value: Promise<T>; settle: (value: T) => void } {
  let settle: (value: T) => void = () => {};
  const value = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { value, settle };
}

/** What a stopped cloud left unfinished goes on before anybody is answered; nothing is loaded where all was done. */
async function resumeServices(cloud: Cloud): Promise<void> {
  for (const entry of services) {
    if (entry.isUnfinished?.(cloud)) (await loadService(entry)).service.resume?.(cloud);
  }
}

/** What the parts of a cloud share, for one that listens on a port. */
export function newCloud(options: CloudOptions, port: number): Cloud {
  const cloud: Cloud = {
    clock: options.clock ?? systemClock(),
    store: openStore(options),
    stateDir: options.stateDir,
    urlSuffix: `localhost:${port}`,
    serve: async (request, principal) => {
      const target = route(request);
      if (target.kind !== 'service') throw new Error(`${hostName(request)} is no service`);
      return (await serveRequest(cloud, target, request, principal)).response;
    },
    invoke: (name, operation, input, caller) =>
      invokeOperation(cloud, entryOf(name), operation, input, caller, (record) => options.log?.(record, 0)),
  };
  return cloud;
}

function entryOf(name: string): ServiceEntry {
  const entry = services.find((service) => service.name === name);
  if (!entry) throw notImplemented(`the service ${name}`);
  return entry;
}
