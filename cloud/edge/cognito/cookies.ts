/** A cookie that only this host's pages send, and no script reads. Without a lifetime it ends with the browser. */
export function hostCookie(name: string, value: string, seconds?: number): string {
  const age = seconds === undefined ? [] : [`Max-Age=${seconds}`];
  return [`${name}=${value}`, ...age, 'Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax'].join('; ');
}

/** The same cookie, taken back. */
export function endedCookie(name: string): string {
  return hostCookie(name, '', 0);
}
