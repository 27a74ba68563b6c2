import { SettingMissing } from './setting.ts';

/** One line of a function's log. Never a title, a synopsis or anything else that a person typed. */
export interface LogEntry {
  requestId?: string;
  /** What happened, in a few words that stay the same. */
  what: string;
  [fact: string]: string | number | undefined;
}

/**
 * Writes a line of JSON, which CloudWatch Logs Insights can filter by field:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html
 */
export function log(level: 'info' | 'warn' | 'error', entry: LogEntry): void {
  console.log(JSON.stringify({ level, ...entry }));
}

/** What may be logged of an error: its name, and its message when AWS wrote it. */
export function errorFacts(error: unknown): { error: string; message?: string; at?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  if ('$metadata' in error || error instanceof SettingMissing) {
    return { error: error.name, message: error.message };
  }
  // Another message may quote what somebody sent. Where it happened is enough to find the fault.
  return {
    error: error.name,
    at: error.stack
      ?.split('\n')
      .find((line) => /^\s+at /.test(line))
      ?.trim(),
  };
}
