/** A string that comes from the template; Python 2 printed it as `u'…'`, unlike the transform's own strings. */
export class PyText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export function textOf(value: string | PyText): string {
  return typeof value === 'string' ? value : value.text;
}
