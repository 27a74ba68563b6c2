import type { AwsError } from '../errors.ts';

/** Where a signature was found: each place has its own words for the same fault. */
export type Place = 'header' | 'query';

/** What a client needs to see why its signature differs. It holds only what the client itself sent. */
export interface Evidence {
  accessKeyId: string;
  signature: string;
  stringToSign: string;
  canonicalRequest?: string;
}

/** The refusals of a signature, as one kind of service words them. */
export interface Refusals {
  twoMechanisms(authorization: string): AwsError;
  /** The Authorization header names no mechanism, or not this one. */
  unsupportedMechanism(authorization: string): AwsError;
  unsupportedAlgorithm(algorithm: string): AwsError;
  /** @param missing the names of the parts that are not there */
  missingParts(place: Place, missing: string[], authorization: string): AwsError;
  badCredential(place: Place, credential: string): AwsError;
  badTerminator(place: Place, given: string): AwsError;
  wrongService(place: Place, given: string, expected: string): AwsError;
  wrongRegion(place: Place, given: string, expected: string): AwsError;
  wrongDate(place: Place, given: string, timestamp: string): AwsError;
  badTimestamp(place: Place, given: string): AwsError;
  badExpires(given: string): AwsError;
  notYetValid(place: Place, signedAt: number, now: number): AwsError;
  tooOld(place: Place, signedAt: number, lifetimeSeconds: number, now: number): AwsError;
  headersNotSigned(names: string[]): AwsError;
  unknownAccessKey(accessKeyId: string): AwsError;
  invalidToken(token: string): AwsError;
  expiredToken(token: string): AwsError;
  mismatch(evidence: Evidence): AwsError;
}
