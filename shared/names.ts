import { CourseError } from './errors.ts';

/** What every name of the course is made from. */
export interface NameParts {
  student: string;
  /** Twelve digits. */
  account: string;
  region: string;
}

/** The names by which everything of one student is found. */
export interface Names {
  siteBucket: string;
  postersBucket: string;
  moviesTable: string;
  distributionComment: string;
  originAccessIdentityComment: string;
  /** What a student's own origin access control is called: it takes no tags either. */
  originAccessControlName: string;
  functions: FunctionNames;
  /** The execution role of each function. */
  roles: FunctionNames;
  /** Where each function's output goes. */
  logGroups: FunctionNames;
  apiName: string;
  /** The stage that the public uses. */
  stageName: string;
  userPoolName: string;
  /** The app client of the site. */
  userPoolClientName: string;
  /** What the address of the hosted sign-in page begins with. */
  userPoolDomain: string;
  adminGroup: string;
  /** The identifier of the API as a resource server. */
  resourceServer: string;
  /** The authorizer of the API. */
  authorizerName: string;
  /** The CloudFormation stack of each environment. */
  stacks: Record<DeploymentEnvironment, string>;
  /** Where templates and code lie that CloudFormation reads. */
  deploymentBucket: string;
  tags: { course: string; student: string };
}

/** The environments that a stack can be. */
export const environments = ['dev', 'staging', 'prod'] as const;

export type DeploymentEnvironment = (typeof environments)[number];

/** A name for each of the six functions of module 3. */
export type FunctionNames = Record<keyof typeof functionEndings, string>;

const functionEndings = {
  listMovies: 'list-movies',
  getMovie: 'get-movie',
  addMovie: 'add-movie',
  updateMovie: 'update-movie',
  deleteMovie: 'delete-movie',
  posterUrl: 'poster-url',
};

const STUDENT = /^[a-z][a-z0-9-]{1,18}[a-z0-9]$/;

/**
 * The names of one student's resources in one account.
 *
 * The account is part of a bucket's name because those are global: see
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 *
 * @throws CourseError `usage` when the student's name would make an invalid bucket name
 */
export function courseNames({ student, account }: NameParts): Names {
  checkStudent(student);
  const prefix = `cinedb-${student}`;
  return {
    siteBucket: `${prefix}-site-${account}`,
    postersBucket: `${prefix}-posters-${account}`,
    moviesTable: `${prefix}-movies`,
    distributionComment: `${prefix}-site`,
    originAccessIdentityComment: `${prefix}-site`,
    originAccessControlName: `${prefix}-site`,
    functions: functionNames((ending) => `${prefix}-${ending}`),
    roles: functionNames((ending) => `${prefix}-${ending}-role`),
    // Lambda writes to this group by default: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
    logGroups: functionNames((ending) => `/aws/lambda/${prefix}-${ending}`),
    apiName: `${prefix}-api`,
    stageName: 'prod',
    userPoolName: `${prefix}-admins`,
    userPoolClientName: `${prefix}-site`,
    userPoolDomain: allowedDomain(`${prefix}-${account}`),
    adminGroup: 'administrators',
    resourceServer: `${prefix}-api`,
    authorizerName: `${prefix}-admins`,
    stacks: { dev: `${prefix}-dev`, staging: `${prefix}-staging`, prod: `${prefix}-prod` },
    deploymentBucket: `${prefix}-deploy-${account}`,
    tags: { course: 'cinedb', student },
  };
}

function functionNames(nameOf: (ending: string) => string): FunctionNames {
  const named = Object.entries(functionEndings).map(([key, ending]) => [key, nameOf(ending)]);
  return Object.fromEntries(named) as FunctionNames;
}

/**
 * A domain prefix that Cognito takes: it refuses three words anywhere in it, so that the student "dawson" would have
 * none. A hyphen breaks them up: "dawson" becomes "da-wson".
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
 */
function allowedDomain(prefix: string): string {
  return prefix.replace(/aws|amazon|cognito/g, (word) => `${word.charAt(0)}-${word.slice(1)}`);
}

/**
 * @throws CourseError `usage` when the name cannot be part of a bucket's name, or would make the names of another
 *   student's stack
 */
export function checkStudent(student: string): void {
  const environment = environments.find((name) => student.endsWith(`-${name}`));
  if (environment) throw nameOfStack(student, environment);
  if (STUDENT.test(student)) return;
  throw new CourseError(
    'usage',
    `The student name "${student}" cannot be part of a bucket name.`,
    'Use 3 to 20 lower-case letters, digits and hyphens, with a letter first and no hyphen last: --student ana',
  );
}

/** The functions of the student ana-dev would be called as those in the stack of ana's environment dev. */
function nameOfStack(student: string, environment: DeploymentEnvironment): CourseError {
  return new CourseError(
    'usage',
    `The student name "${student}" ends like the environment ${environment} of module 6.`,
    `Use a name that does not end in -${environments.join(', -')}: --student ${student.replace(/-([a-z]+)$/, '$1')}`,
  );
}

/** The nearest valid student name, for a login name such as `Ana.García`. */
export function validStudent(login: string): string {
  const plain = login.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const name = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 20)
    .replace(/-+$/, '');
  const isFree = environments.every((environment) => !name.endsWith(`-${environment}`));
  return STUDENT.test(name) && isFree ? name : 'student';
}
