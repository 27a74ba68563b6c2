import type { Access, Principal } from '../auth/principal.ts';
import type { Dialect } from '../auth/signature-types.ts';
import type { Call, Cloud } from '../call.ts';
import type { ConstrainedService } from '../wire/constraints/model.ts';
import type { HttpRequest, HttpResponse } from '../wire/http.ts';
import type { Protocol } from '../wire/protocol.ts';

/** The operations of an SDK package: `CreateBucket` for every `CreateBucketCommand` that it exports. */
export type OperationName<Sdk> = {
  [Key in keyof Sdk]: Key extends `${infer Name}Command` ? Name : never;
}[keyof Sdk];

type Command<Sdk, Name extends string> = `${Name}Command` extends keyof Sdk ? Sdk[`${Name}Command`] : never;
type Instance<C> = C extends abstract new (...input: never) => infer I ? I : never;

/** An operation's input as a handler gets it: required members are there, a streamed body is read. */
export type Input<Sdk, Name extends string> =
  Instance<Command<Sdk, Name>> extends { input: infer I } ? Checked<I> : never;

/** An operation's output as a handler gives it; the wire adds the metadata. */
export type Output<Sdk, Name extends string> =
  Instance<Command<Sdk, Name>> extends { resolveMiddleware: (...args: never) => infer H }
    ? H extends (...args: never) => Promise<{ output: infer O }>
      ? Plain<Omit<O, '$metadata'>>
      : never
    : never;

/** The SDK types required members as `T | undefined`; the wire has refused the undefined ones before a handler runs. */
export type Checked<T> = T extends Date | Uint8Array | string | number | boolean | undefined | null
  ? T
  : T extends (infer Item)[]
    ? Checked<Item>[]
    : {
        [Key in keyof T]: Key extends 'Body' | 'body'
          ? Uint8Array | undefined
          : Record<never, never> extends Pick<T, Key>
            ? Checked<T[Key]>
            : Checked<NonNullable<T[Key]>>;
      };

/** Streams, and the SDK's own class for bytes, are plain bytes here. */
type Plain<T> = {
  [Key in keyof T]: Key extends 'Body' | 'body'
    ? Uint8Array | undefined
    : NonNullable<T[Key]> extends Uint8Array
      ? Uint8Array | undefined
      : T[Key];
};

/** A service's handlers: the compiler holds each to AWS's own shapes. */
export type Handlers<Sdk> = {
  [Name in OperationName<Sdk>]?: (
    input: Input<Sdk, Name>,
    call: Call,
  ) => Output<Sdk, Name> | Promise<Output<Sdk, Name>>;
};

/** What each operation needs to be allowed to do; an operation without an entry is refused. */
export type AccessRules<Sdk, Served> = {
  [Name in keyof Served & string]: (input: Input<Sdk, Name>, call: Call) => Access[];
};

/**
 * The input members that each operation models: paths such as `Tagging.TagSet`, each with all that is below it.
 * The wire refuses any other by name. `*` stands for all members.
 */
export type Modelled<Served> = { [Name in keyof Served & string]: readonly string[] };

/** What is known of a service before its code is loaded. */
export interface ServiceEntry {
  /** The name of its folder, of its constraints file, and the prefix of its IAM actions. */
  name: ConstrainedService;
  /** The service in a signature's scope. */
  signingName: string;
  protocol: Protocol;
  /** How it words the refusal of a signature. */
  dialect: Dialect;
  /** S3 says `x-amz-request-id`, all others `x-amzn-requestid`. */
  requestIdHeader: 'x-amz-request-id' | 'x-amzn-requestid';
  /** The one region in which a global service's calls are signed. */
  globalRegion?: string;
  /** What stands before the operation in `x-amz-target`. */
  targetPrefix?: string;
  /** Operations that anybody may call without a signature, from a browser too. */
  publicOperations?: readonly string[];
  load(): Promise<Service>;
  /** Whether the cloud was stopped in the middle of something that the service did: it is loaded at the start then. */
  isUnfinished?(cloud: Cloud): boolean;
}

/** A service, loaded when it is first called. */
export interface Service {
  /** The SDK package: its schemas are the wire. */
  sdk: object;
  // The compiler has checked the handlers where they are written; here any operation's handler is called.
  handlers: Record<string, (input: never, call: Call) => unknown>;
  access: Record<string, (input: never, call: Call) => Access[]>;
  modelled: Record<string, readonly string[]>;
  /** Operations whose handler checks its input better than the generic constraints do (dynalite's). */
  checksItself?: readonly string[];
  /** Answers what is no operation: S3's preflight and form uploads. */
  intercept?(request: HttpRequest, call: Call): Promise<HttpResponse | undefined>;
  /** Last word on every answer, errors included: S3's CORS headers. */
  finish?(response: HttpResponse, call: Call): HttpResponse;
  /** Goes on with what was unfinished when the cloud was stopped. */
  resume?(cloud: Cloud): void;
  /** The service's own words for a refusal; IAM's, which it is given, by default. */
  accessDenied?(access: Access, message: string, principal: Principal): Error;
}
