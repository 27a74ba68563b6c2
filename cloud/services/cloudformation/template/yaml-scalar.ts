const TRUE = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const NULL = /^(?:~|null|Null|NULL|)$/;
const DECIMAL = /^[-+]?(?:0|[1-9][0-9_]*)$/;
const OCTAL = /^[-+]?0[0-7_]+$/;
const HEXADECIMAL = /^[-+]?0x[0-9a-fA-F_]+$/;
const BINARY = /^[-+]?0b[01_]+$/;
const FLOAT = /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?$/;
const SEXAGESIMAL = /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/;

/**
 * What a plain scalar stands for in YAML 1.1. A number that would be written otherwise (`1.0`, an account id that
 * begins with a zero) keeps its text, so that nothing is lost where a string is wanted. Dates are strings:
 * CloudFormation has no timestamps.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function plainScalar(text: string): unknown {
  if (NULL.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  const digits = text.replaceAll('_', '').replace(/^\+/, '');
  if (DECIMAL.test(text) || FLOAT.test(text)) return exactly(digits);
  if (OCTAL.test(text)) return based(digits, 8);
  if (HEXADECIMAL.test(text)) return based(digits.replace('0x', ''), 16);
  if (BINARY.test(text)) return based(digits.replace('0b', ''), 2);
  if (SEXAGESIMAL.test(text)) return sexagesimal(digits);
  return text;
}

function exactly(digits: string): number | string {
  const value = Number(digits);
  return String(value) === digits ? value : digits;
}

function based(digits: string, base: number): number {
  return Number.parseInt(digits, base);
}

/** `1:30` is 90: hours, minutes and seconds of old YAML. */
function sexagesimal(digits: string): number {
  const negative = digits.startsWith('-');
  const value = digits
    .replace('-', '')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
  return negative ? -value : value;
}
