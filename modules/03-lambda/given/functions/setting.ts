/**
 * A variable from the function's configuration (`Environment.Variables`).
 *
 * @throws SettingMissing when nobody set it
 */
export function setting(variable: 'TABLE_NAME' | 'POSTERS_BUCKET' | 'AWS_REGION'): string {
  const value = process.env[variable];
  if (!value) throw new SettingMissing(variable);
  return value;
}

/** A variable of the function's configuration is not set. */
export class SettingMissing extends Error {
  constructor(variable: string) {
    super(`${variable} is not set in the environment of the function`);
    this.name = 'SettingMissing';
  }
}
