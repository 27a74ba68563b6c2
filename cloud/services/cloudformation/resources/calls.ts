import type { OperationName, Output } from '../../service.ts';
import type { ResourceContext } from './resource-type.ts';

type Command<Sdk, Name extends string> = `${Name}Command` extends keyof Sdk ? Sdk[`${Name}Command`] : never;
type Input<Sdk, Name extends string> =
  Command<Sdk, Name> extends abstract new (...input: never) => { input: infer I } ? I : never;

/** Calls operations of one service, typed by its SDK. */
export type Calls<Sdk> = <Name extends OperationName<Sdk>>(
  operation: Name,
  input: Input<Sdk, Name>,
) => Promise<Output<Sdk, Name>>;

/**
 * The operations of a service, called as the stack's caller: `callsOf<typeof Sdk>(context, 's3')('CreateBucket', …)`.
 * Each throws AwsError as the operation does.
 */
export function callsOf<Sdk>(context: ResourceContext, service: string): Calls<Sdk> {
  return async (operation, input) =>
    (await context.invoke(service, operation, input as Record<string, unknown>)) as Output<
      Sdk,
      typeof operation
    >;
}
