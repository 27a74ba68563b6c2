/** One HTTP request, read whole: what every layer of the cloud is handed. */
export interface HttpRequest {
  method: string;
  /** The path as it came: percent-encoded, without the query. */
  path: string;
  /** The query as it came, without the question mark. */
  query: string;
  /** Names in lower case; a repeated header is joined with a comma. */
  headers: Record<string, string>;
  /** The headers as they came, names and values in turn; absent in requests from inside the cloud. */
  rawHeaders?: readonly string[];
  body: Uint8Array;
  /** True when the request came over TLS. */
  secure: boolean;
  sourceIp: string;
}

export interface HttpResponse {
  status: number;
  /** A header that is sent several times (Set-Cookie) is a list. */
  headers: Record<string, string | string[]>;
  body: Uint8Array | string;
}
