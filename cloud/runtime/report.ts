import type { FunctionSpec } from './function-spec.ts';

/** What the last line of an invocation tells. */
export interface Report {
  requestId: string;
  durationMs: number;
  /** Of a cold start alone. */
  initMs?: number;
  maxMemoryKilobytes: number;
  status?: 'timeout' | 'error';
  errorType?: string;
}

/**
 * The REPORT line. The time of a cold start is billed too.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-view.html
 */
export function reportLine(spec: FunctionSpec, report: Report): string {
  const { requestId, durationMs, initMs, maxMemoryKilobytes, status, errorType } = report;
  const used = Math.min(Math.ceil(maxMemoryKilobytes / 1024), spec.memoryMegabytes);
  const facts = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(durationMs + (initMs ?? 0))} ms`,
    `Memory Size: ${spec.memoryMegabytes} MB`,
    `Max Memory Used: ${used} MB`,
    ...(initMs === undefined ? [] : [`Init Duration: ${initMs.toFixed(2)} ms`]),
    ...(status ? [`Status: ${status}`] : []),
    ...(errorType ? [`Error Type: ${errorType}`] : []),
  ];
  return `${facts.join('\t')}\t`;
}
