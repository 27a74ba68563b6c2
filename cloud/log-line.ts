import type { CallRecord } from './serve.ts';

/** One call as a line: `12:04:31  DENIED   s3:GetObject  arn:aws:iam::000000000000:user/ana  403 AccessDenied  2ms`. */
export function logLine(record: CallRecord, milliseconds: number, verbose = false): string {
  const time = new Date().toISOString().slice(11, 19);
  const operation = `${record.service}:${record.operation || '?'}`;
  const result = [record.status, record.code].filter(Boolean).join(' ');
  const line = `${time}  ${record.outcome.padEnd(7)}  ${operation.padEnd(32)}  ${record.principal}  ${result}  ${milliseconds.toFixed(0)}ms`;
  const fault = record.fault ? [describe(record.fault, verbose)] : [];
  return [line, ...(record.mail ?? []).map((text) => `  ${text}`), ...fault].join('\n');
}

function describe(fault: unknown, verbose: boolean): string {
  const error = fault instanceof Error ? fault : new Error(String(fault));
  return `  a fault of the embedded cloud: ${verbose ? error.stack : error.message}`;
}
