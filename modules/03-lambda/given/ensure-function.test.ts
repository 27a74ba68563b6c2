import { InvalidParameterValueException, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { courseNames } from '../../../shared/names.ts';
import { silentReporter } from '../../../shared/report.ts';
import type { Course } from '../../../shared/step.ts';
import { ensureFunction } from './ensure-function.ts';

const settings = {
  name: 'cinedb-ana-get-movie',
  roleArn: 'arn:aws:iam::000000000000:role/r',
  code: { zip: new Uint8Array(), sha256: 'x', size: 1 },
  memoryMb: 256,
  timeoutSeconds: 10,
  environment: {},
};

const noFunction = new ResourceNotFoundException({
  Type: 'User',
  message: 'Function not found',
  $metadata: { httpStatusCode: 404 },
});

function refused(message: string) {
  return new InvalidParameterValueException({ message, $metadata: { httpStatusCode: 400 } });
}

/** A course whose Lambda answers each command from a list, the last answer for ever. */
function courseWith(answers: Record<string, (object | Error)[]>): { course: Course; sent: string[] } {
  const sent: string[] = [];
  const send = async (command: object) => {
    const name = command.constructor.name.replace('Command', '');
    sent.push(name);
    const [answer, ...rest] = answers[name] ?? [];
    if (rest.length > 0) answers[name] = rest;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const names = courseNames({ student: 'ana', account: '000000000000', region: 'us-east-1' });
  const course = { names, clients: { lambda: { send } }, report: silentReporter } as unknown as Course;
  return { course, sent };
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
describe('a function whose role is new', () => {
  it('is tried again until Lambda may take the role on', async () => {
    const notYet = refused('The role defined for the function cannot be assumed by Lambda.');
    const { course, sent } = courseWith({
      GetFunction: [noFunction],
      CreateFunction: [notYet, notYet, {}],
      GetFunctionConfiguration: [{ State: 'Pending' }, { State: 'Active', LastUpdateStatus: 'Successful' }],
    });
    await ensureFunction(course, settings);
    expect(sent.filter((name) => name === 'CreateFunction')).toHaveLength(3);
    expect(sent.filter((name) => name === 'GetFunctionConfiguration')).toHaveLength(2);
  });

  it('is not tried again for another mistake', async () => {
    const { course, sent } = courseWith({
      GetFunction: [noFunction],
      CreateFunction: [refused('Unzipped size must be smaller than 262144000 bytes')],
    });
    await expect(ensureFunction(course, settings)).rejects.toThrow('Unzipped size');
    expect(sent).toEqual(['GetFunction', 'CreateFunction']);
  });
});

// https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
it('a function that Lambda cannot set up is an error with its reason', async () => {
  const { course } = courseWith({
    GetFunction: [noFunction],
    CreateFunction: [{}],
    GetFunctionConfiguration: [{ State: 'Failed', StateReason: 'The image is gone' }],
  });
  await expect(ensureFunction(course, settings)).rejects.toMatchObject({
    name: 'CourseError',
    message: expect.stringContaining('The image is gone'),
  });
});
