/**
 * How a kind of service words its refusals: S3; awsJson (DynamoDB); awsQuery (IAM, STS);
 * restXml (CloudFront); restJson (Lambda, API Gateway).
 */
export type Dialect = 's3' | 'json' | 'query' | 'rest' | 'restJson';

/** What the cloud knows of one access key. */
export interface KnownSecret {
  secretAccessKey: string;
  /** Present for temporary credentials: the request must then carry exactly this token. */
  sessionToken?: string;
  /** When temporary credentials end, in milliseconds since 1970. */
  expiresAt?: number;
}

export interface VerifyOptions {
  /** The signing name that the scope must carry, e.g. `s3`. */
  service: string;
  /** When given, the scope's region must be this one. */
  region?: string;
  /** The cloud's time, in milliseconds since 1970. */
  now: number;
  secretOf: (accessKeyId: string) => KnownSecret | undefined;
  dialect: Dialect;
}

/** A signature that was found right. */
export interface VerifiedSignature {
  accessKeyId: string;
  region: string;
  service: string;
  /** True when the signature came in the query. */
  presigned: boolean;
  /** The payload, taken out of its aws-chunked frame when it had one. */
  body: Uint8Array;
  /**
   * The headers as the service should see them: the request's, without the aws-chunked frame's
   * (content-encoding, content-length) and with the trailers (`x-amz-checksum-crc32` ...) as headers.
   */
  headers: Record<string, string>;
  /** Names in lower case, in the order of the signature. */
  signedHeaders: string[];
}
