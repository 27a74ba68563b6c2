import type { ResourceContext } from '../resources/resource-type.ts';
import { noteService } from './failure-reason.ts';
import { physicalName } from './physical-name.ts';
import type { Work } from './work.ts';

/** Where a resource type works for a stack. */
export function resourceContext(
  { cloud, caller, stack }: Work,
  logicalId: string,
  stackTags: Record<string, string>,
  begun: (physicalId: string) => void = () => {},
): ResourceContext {
  return {
    cloud,
    caller,
    stackName: stack.name,
    stackId: stack.id,
    logicalId,
    stackTags,
    physicalName: (options) => physicalName(stack.name, logicalId, options),
    begun,
    async invoke(service, operation, input) {
      try {
        return await cloud.invoke(service, operation, input, caller);
      } catch (error) {
        noteService(error, service);
        throw error;
      }
    },
  };
}
