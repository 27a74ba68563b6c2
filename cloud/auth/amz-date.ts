/** Milliseconds since 1970 of `20130524T000000Z`; undefined when the text is no such date. */
export function parseAmzDate(text: string): number | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // A day that does not exist (0230) rolls over or is NaN: neither writes itself the same way again.
  return !Number.isNaN(time) && formatAmzDate(time) === text ? time : undefined;
}

/** `20130524T000000Z` of milliseconds since 1970. */
export function formatAmzDate(time: number): string {
  return formatIsoSeconds(time).replace(/[-:]/g, '');
}

/** `2013-05-24T00:00:00Z`, the form of the times in S3's errors. */
export function formatIsoSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
