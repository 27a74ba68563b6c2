import { notImplemented } from '../../../errors.ts';
import { templateError } from './errors.ts';
import { isMembers, textOf } from './values.ts';

interface Shape {
  fits(argument: unknown): boolean;
  message: string | ((argument: unknown) => string);
}

const BOOLEANS = 'object requires a list of at least 2 and at most 10 boolean parameters.';

/** The arguments that functions take, and what CloudFormation says of others. */
const SHAPES: Record<string, Shape> = {
  Ref: { fits: isText, message: 'every Ref object must have a single String value.' },
  'Fn::GetAtt': {
    fits: (argument) => getAttArgument(argument) !== undefined,
    message: (argument) =>
      typeof argument === 'string'
        ? 'if specifying one argument to Fn::GetAtt, that argument must be a non-empty string in format ' +
          '<LogicalId>.<Attribute>'
        : 'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
  },
  'Fn::Sub': {
    fits: (argument) =>
      isText(argument) || (isList(argument, 2) && isText(argument[0]) && isMembers(argument[1])),
    message:
      "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first " +
      'argument, and an optional second argument to specify a mapping of values to replace in the string',
  },
  'Fn::Join': {
    fits: (argument) => isList(argument, 2) && isText(argument[0]) && isListOrFunction(argument[1]),
    message:
      'every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined ' +
      'or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
  },
  'Fn::Split': {
    fits: (argument) => isList(argument, 2) && isText(argument[0]) && !Array.isArray(argument[1]),
    message:
      'every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a ' +
      'function that returns a string to be split.',
  },
  'Fn::Select': {
    fits: (argument) => isList(argument, 2) && isListOrFunction(argument[1]),
    message: 'Fn::Select requires a list argument with two elements: an integer index and a list',
  },
  'Fn::FindInMap': {
    fits: (argument) => isList(argument, 3),
    message:
      'every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
  },
  'Fn::If': {
    fits: (argument) => isList(argument, 3) && isText(argument[0]),
    message: (argument) =>
      Array.isArray(argument) && isText(argument[0])
        ? 'Fn::If requires a list argument with three elements'
        : 'Fn::If requires a list argument with the first element being a condition',
  },
  'Fn::Equals': {
    fits: (argument) => isList(argument, 2),
    message: 'every Fn::Equals object requires a list of 2 string parameters.',
  },
  'Fn::And': { fits: isBooleans, message: `every Fn::And ${BOOLEANS}` },
  'Fn::Or': { fits: isBooleans, message: `every Fn::Or ${BOOLEANS}` },
  'Fn::Not': {
    fits: (argument) => isList(argument, 1) && isMembers(argument[0]),
    message: 'Fn::Not requires a list argument with one function token',
  },
  'Fn::Base64': {
    fits: isTextOrFunction,
    message: 'every Fn::Base64 object must have a String-typed value.',
  },
  'Fn::GetAZs': {
    fits: isTextOrFunction,
    message: 'every Fn::GetAZs object must have a String-typed value.',
  },
  'Fn::ImportValue': {
    fits: isTextOrFunction,
    message: 'the attribute in Fn::ImportValue must be a string or a function that returns a string',
  },
  'Fn::Cidr': {
    fits: (argument) => isList(argument, 2) || isList(argument, 3),
    message: 'every Fn::Cidr object requires two or three parameters, the block, the count and the cidrBits',
  },
};

/**
 * Refuses an argument that a function does not take.
 *
 * @throws AwsError ValidationError; NotImplemented for the functions of the section Rules
 */
export function checkShape(name: string, argument: unknown): void {
  const shape = SHAPES[name];
  if (!shape) throw notImplemented(name);
  if (shape.fits(argument)) return;
  throw templateError(typeof shape.message === 'string' ? shape.message : shape.message(argument));
}

/** The resource and the attribute of `Fn::GetAtt`, which may be written with a dot between them. */
export function getAttArgument(argument: unknown): { name: string; attribute: unknown } | undefined {
  if (typeof argument === 'string') {
    const [name = '', ...rest] = argument.split('.');
    const attribute = rest.join('.');
    return name && attribute ? { name, attribute } : undefined;
  }
  if (!isList(argument, 2)) return undefined;
  const [name, attribute] = argument;
  if (!isText(name) || name === '') return undefined;
  return isRef(attribute) || (isText(attribute) && attribute !== '') ? { name, attribute } : undefined;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-getatt.html */
function isRef(value: unknown): boolean {
  return isMembers(value) && Object.keys(value).join() === 'Ref';
}

function isList(value: unknown, length: number): value is unknown[] {
  return Array.isArray(value) && value.length === length;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTextOrFunction(value: unknown): boolean {
  return textOf(value) !== undefined || isMembers(value);
}

function isListOrFunction(value: unknown): boolean {
  return Array.isArray(value) || isMembers(value);
}

function isBooleans(value: unknown): boolean {
  return Array.isArray(value) && value.length >= 2 && value.length <= 10 && value.every(isMembers);
}
