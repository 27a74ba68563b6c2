import type { Service, ServiceEntry } from './services/service.ts';
import { type Constraints, loadConstraints } from './wire/constraints.ts';
import { type Operation, operationsOf } from './wire/operations.ts';

/** A service with its schemas and its constraints: all that a call needs. */
export interface LoadedService {
  service: Service;
  operations: Map<string, Operation>;
  constraints: Constraints;
}

const loaded = new Map<string, Promise<LoadedService>>();

/** Loads a service's code, schemas and constraints when it is first called. */
export function loadService(entry: ServiceEntry): Promise<LoadedService> {
  const known = loaded.get(entry.name);
  if (known) return known;
  const loading = load(entry);
  loaded.set(entry.name, loading);
  return loading;
}

async function load(entry: ServiceEntry): Promise<LoadedService> {
  const [service, constraints] = await Promise.all([entry.load(), loadConstraints(entry.name)]);
  return { service, operations: operationsOf(service.sdk), constraints };
}
