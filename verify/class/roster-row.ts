import { checkStudent } from '../../shared/names.ts';
import type { Student } from './student.ts';

/** A row as it stands in the file. */
export interface RosterRow {
  line: number;
  /** The field of a column; empty where there is none. */
  value(column: string): string;
  /** What is wrong with its number of fields, and what to do. */
  fields: string | undefined;
}

/** The role that `verify/grader-role.yaml` makes unless told otherwise. */
const ROLE = 'cinedb-grader';

const ID = /^[A-Za-z0-9][A-Za-z0-9_.@-]{0,47}$/;
/** Names that Windows keeps for devices, whatever follows the dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const ACCOUNT = /^\d{12}$/;
const ROLE_ARN = /^arn:(?:aws|aws-cn|aws-us-gov):iam::(\d{12}):role\/[\w+=,.@/-]+$/;
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

/**
 * A student from a row, or what is wrong with it, each with what to do.
 *
 * @param region where the row names none
 */
export function studentOf(row: RosterRow, region: string): { student?: Student; problems: string[] } {
  const { line, value } = row;
  if (row.fields) return { problems: [row.fields] };
  const arn = value('role_arn');
  const account = value('account') || (ROLE_ARN.exec(arn)?.[1] ?? '');
  const id = value('id');
  const student: Student = {
    line,
    id,
    name: value('name'),
    student: value('student') || id.toLowerCase(),
    account,
    roleArn: arn || `arn:aws:iam::${account}:role/${ROLE}`,
    externalId: value('external_id'),
    region: value('region') || region,
    email: value('email'),
    login: value('login') || id,
    section: value('section'),
  };
  const problems = [...aboutPerson(row, student), ...aboutPlace(row, student)];
  return problems.length > 0 ? { problems } : { student, problems };
}

function aboutPerson({ value }: RosterRow, { id, name, student }: Student): string[] {
  const problems: string[] = [];
  if (id === '') problems.push('the id is empty. Give the student one');
  else if (!isId(id)) {
    problems.push(
      `the id "${shown(id)}" cannot be part of a file name. Use up to 48 letters, digits, dots, hyphens, underscores and @`,
    );
  }
  if (name === '') problems.push('the name is empty. Write it');
  if ((value('student') || isId(id)) && !isStudent(student)) {
    const why = `"${shown(student)}" cannot be part of a bucket name`;
    const remedy =
      'the name that the student works with (COURSE_STUDENT): 3 to 20 lower-case letters, digits and hyphens';
    problems.push(
      value('student') ? `${why}. Write ${remedy}` : `${why}. Add the column student with ${remedy}`,
    );
  }
  return problems;
}

function aboutPlace({ value }: RosterRow, { roleArn, externalId, region, account }: Student): string[] {
  const problems: string[] = [];
  const [written, arn] = [value('account'), value('role_arn')];
  if (written === '' && arn === '') problems.push('it has neither account nor role_arn. Write one of them');
  if (written !== '' && !ACCOUNT.test(written)) {
    problems.push(
      `"${shown(written)}" is no account. Write twelve digits; a spreadsheet drops the zeros in front unless the column is text`,
    );
  }
  if (arn !== '' && !ROLE_ARN.test(arn))
    problems.push(
      `"${shown(arn)}" is no ARN of a role. Write one such as arn:aws:iam::111122223333:role/${ROLE}`,
    );
  else if (arn !== '' && written !== '' && ROLE_ARN.exec(roleArn)?.[1] !== account) {
    problems.push('the role is of another account. Leave one of the two out');
  }
  if (!EXTERNAL_ID.test(externalId)) {
    problems.push(
      'the external id is missing or has other characters than AWS takes. Write what the student gave the role: 2 letters or more, digits and +=,.@:/-_',
    );
  }
  if (!REGION.test(region)) problems.push(`"${shown(region)}" is no region. Write one such as us-east-1`);
  return problems;
}

function isId(id: string): boolean {
  return ID.test(id) && !DEVICE.test(id);
}

function isStudent(name: string): boolean {
  try {
    checkStudent(name);
    return true;
  } catch {
    return false;
  }
}

/** A field may hold a whole file by mistake. */
function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
