import type { CallRecord } from './serve.ts';

const WIDTH = 80;
const INDENT = ' '.repeat(10);

/**
 * One call as a line: `12:04:31  DENIED   s3:GetObject  arn:aws:iam::000000000000:user/ana  403 AccessDenied  2ms`.
 * Where that is too long for a screen, the principal stands below.
 */
export function logLine(record: CallRecord, milliseconds: number, verbose = false): string {
  const time = new Date().toISOString().slice(11, 19);
  const operation = `${record.service}:${record.operation || '?'}`;
  const result = [record.status, record.code].filter(Boolean).join(' ');
  const call = `${time}  ${record.outcome.padEnd(7)}`;
  const end = `${result}  ${milliseconds.toFixed(0)}ms`;
  const inOneLine = [operation.padEnd(32), operation]
    .map((name) => `${call}  ${name}  ${record.principal}  ${end}`)
    .find((line) => line.length <= WIDTH);
  const lines = inOneLine
    ? [inOneLine]
    : [`${call}  ${operation}  ${end}`, ...principalLines(record.principal)];
  const fault = record.fault ? [describe(record.fault, verbose)] : [];
  return [...lines, ...(record.mail ?? []).map((text) => `  ${text}`), ...fault].join('\n');
}

/** The ARN of a role's session has two long names; it is broken between them. */
function principalLines(principal: string): string[] {
  if (INDENT.length + principal.length <= WIDTH) return [INDENT + principal];
  return principal.split(/(?<=\/)/).map((part) => INDENT + part);
}

function describe(fault: unknown, verbose: boolean): string {
  const error = fault instanceof Error ? fault : new Error(String(fault));
  return `  a fault of the embedded cloud: ${verbose ? error.stack : error.message}`;
}
