import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { GetRolePolicyCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  UpdateFunctionCodeCommand,
  type UpdateFunctionCodeCommandInput,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationCommandInput,
} from '@aws-sdk/client-lambda';
import { build, type Plugin } from 'esbuild';
import { strToU8, zipSync } from 'fflate';
import type { Statement } from '../../modules/03-lambda/given/ensure-role.ts';
import { waitUntilReady } from '../../modules/03-lambda/given/wait-for-function.ts';
import type { FunctionNames } from '../../shared/names.ts';
import { courseRoot } from '../../shared/root.ts';
import type { Course } from '../../shared/step.ts';

type Key = keyof FunctionNames;

/** A text of a file of the solution, and what stands there instead. */
export interface Edit {
  /** Such as `lib/posters.ts` or `given/functions/body.ts`. */
  file: string;
  from: string;
  to: string;
}

export const solutionFunctions = join(courseRoot, 'modules', '03-lambda', 'solution', 'functions');

/** Changes settings of a function, and waits until they hold. */
export async function changeSettings(
  course: Course,
  key: Key,
  settings: Omit<UpdateFunctionConfigurationCommandInput, 'FunctionName'>,
): Promise<void> {
  const FunctionName = course.names.functions[key];
  await course.clients.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, ...settings }));
  await waitUntilReady(course, FunctionName);
}

/** Gives a function other variables. */
export function changeVariables(course: Course, key: Key, Variables: Record<string, string>): Promise<void> {
  return changeSettings(course, key, { Environment: { Variables } });
}

/** Gives a function the solution's code with some texts replaced. */
export async function changeCode(course: Course, key: Key, source: string, ...edits: Edit[]): Promise<void> {
  await putCode(course, key, { 'index.mjs': await codeOf(source, ...edits) });
}

/** The solution's code with some texts replaced, in one file. */
export async function codeOf(source: string, ...edits: Edit[]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(solutionFunctions, `${source}.ts`)],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
    plugins: [edited(edits)],
  });
  return outputFiles[0]?.text ?? '';
}

/** @throws Error when the solution does not have a text that is to be replaced */
function edited(edits: Edit[]): Plugin {
  return {
    name: 'edited',
    setup({ onLoad }) {
      onLoad({ filter: /03-lambda.*\.ts$/ }, ({ path }) => {
        let contents = readFileSync(path, 'utf8');
        const here = path.split(sep).join('/');
        for (const { file, from, to } of edits.filter((edit) => here.endsWith(`/${edit.file}`))) {
          if (!contents.includes(from)) throw new Error(`${file} does not have ${from}`);
          contents = contents.replaceAll(from, to);
        }
        return { contents, loader: 'ts' };
      });
    },
  };
}

/** Gives a function a zip of these files. */
export async function putCode(
  course: Course,
  key: Key,
  files: Record<string, string>,
  settings: Pick<UpdateFunctionCodeCommandInput, 'Architectures'> = {},
): Promise<void> {
  const FunctionName = course.names.functions[key];
  const ZipFile = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  );
  await course.clients.lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile, ...settings }));
  await waitUntilReady(course, FunctionName);
}

/** Gives a function a handler that answers with what an expression of JavaScript says. */
export function answerWith(course: Course, key: Key, expression: string): Promise<void> {
  return putCode(course, key, { 'index.mjs': `export const handler = async (event) => (${expression});` });
}

/** Changes what a function's role allows. */
export async function changeStatements(
  { clients, names }: Course,
  key: Key,
  change: (statements: Statement[]) => object[],
): Promise<void> {
  const policy = { RoleName: names.roles[key], PolicyName: 'what-the-function-uses' };
  const now = await clients.iam.send(new GetRolePolicyCommand(policy));
  const { Statement } = JSON.parse(decodeURIComponent(String(now.PolicyDocument))) as {
    Statement: Statement[];
  };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: change(Statement) });
  await clients.iam.send(new PutRolePolicyCommand({ ...policy, PolicyDocument }));
}

/** Takes one action out of a role. */
export function forbid(course: Course, key: Key, action: string): Promise<void> {
  return changeStatements(course, key, (statements) =>
    statements
      .map((statement) => ({ ...statement, Action: statement.Action.filter((it) => it !== action) }))
      .filter(({ Action }) => Action.length > 0),
  );
}

/** Adds a statement to a role. */
export function allowMore(course: Course, key: Key, Action: string, Resource: string): Promise<void> {
  return changeStatements(course, key, (statements) => [
    ...statements,
    { Effect: 'Allow', Action, Resource },
  ]);
}
