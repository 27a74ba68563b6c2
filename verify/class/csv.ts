/**
 * What a spreadsheet takes for the beginning of a formula, also after what another spreadsheet takes for the end of a field.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /(^|[,;\t\r\n])(\s*)(?=[=+\-@\uff0b\uff0d\uff1d\uff20])/g;

/** A table as CSV (RFC 4180), which a spreadsheet can open without running what a student wrote as their name. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const plain = value.replace(FORMULA, "$1'$2");
  return /[",;\r\n]|^\s|\s$/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
