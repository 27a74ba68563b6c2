import type { HttpResponse } from '../../wire/http.ts';

/** An error as a website shows it. */
export interface WebsiteError {
  status: number;
  code: string;
  message: string;
  /** What it is about: `Key`, `BucketName` ... */
  detail: Record<string, string>;
}

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  412: 'Precondition Failed',
  416: 'Requested Range Not Satisfiable',
  500: 'Internal Server Error',
  501: 'Not Implemented',
};

/**
 * The page that S3 makes itself when a website has no error document.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/CustomErrorDocSupport.html
 *
 * @param documentError why the website's own error document could not be shown
 */
export function errorPage(
  error: WebsiteError,
  requestId: string,
  documentError?: WebsiteError,
): HttpResponse {
  const title = `${error.status} ${REASONS[error.status] ?? 'Error'}`;
  const facts = { ...error.detail, RequestId: requestId, HostId: requestId };
  const nested = documentError
    ? `<h3>An Error Occurred While Attempting to Retrieve a Custom Error Document</h3>\n${list(documentError, documentError.detail)}`
    : '';
  return {
    status: error.status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...errorHeaders(error, requestId) },
    body: `<html>\n<head><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n${list(error, facts)}${nested}<hr/>\n</body>\n</html>\n`,
  };
}

/** What tells a program of the error when a document tells the reader. */
export function errorHeaders(
  { code, message, detail }: WebsiteError,
  requestId: string,
): Record<string, string> {
  const details = Object.entries(detail).map(([name, value]) => [
    `x-amz-error-detail-${name.toLowerCase()}`,
    encodeURIComponent(value),
  ]);
  return {
    'x-amz-error-code': code,
    'x-amz-error-message': message,
    ...Object.fromEntries(details),
    'x-amz-request-id': requestId,
    'x-amz-id-2': requestId,
    server: 'AmazonS3',
  };
}

/** Reads S3's error document. */
export function readError(response: HttpResponse): WebsiteError {
  const text = typeof response.body === 'string' ? response.body : Buffer.from(response.body).toString();
  const element = (name: string) =>
    unescapeXml(new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? '');
  const key = element('Key');
  return {
    status: response.status,
    code: element('Code'),
    message: element('Message'),
    detail: key ? { Key: key } : {},
  };
}

function list({ code, message }: WebsiteError, facts: Record<string, string>): string {
  const lines = Object.entries({ Code: code, Message: message, ...facts });
  return `<ul>\n${lines.map(([name, value]) => `<li>${name}: ${escapeHtml(value)}</li>\n`).join('')}</ul>\n`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function unescapeXml(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
