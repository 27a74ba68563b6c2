import { AwsError } from '../../../errors.ts';

/** One reason for which the transform refuses a template, in the reference's words. */
export class SamFault extends Error {
  /** The id that it is about; faults are told in the order of these. */
  readonly subject: string;

  constructor(subject: string, message: string) {
    super(message);
    this.subject = subject;
  }
}

/** Several faults that were found in one pass. */
export class SamFaults extends Error {
  readonly faults: SamFault[];

  constructor(faults: SamFault[]) {
    super(faults.map(({ message }) => message).join(' '));
    this.faults = faults;
  }
}

export function invalidResource(id: string, message: string): SamFault {
  return new SamFault(id, `Resource with id [${id}] is invalid. ${message}`);
}

export function invalidEvent(id: string, event: string, message: string): SamFault {
  return invalidResource(id, `Event with id [${event}] is invalid. ${message}`);
}

export function invalidStructure(message: string): SamFault {
  return new SamFault('', `Structure of the SAM template is invalid. ${message}`);
}

export function invalidGlobals(message: string): SamFault {
  return new SamFault('', `'Globals' section is invalid. ${message}`);
}

/** The refusal of what the reference transform knows and this one does not model. */
export function notModelled(id: string, what: string): SamFault {
  return invalidResource(id, `The embedded cloud does not model ${what}.`);
}

/** What CloudFormation tells when the transform fails. */
export function transformError(faults: SamFault[]): AwsError {
  const causes = [...faults].sort((one, other) => (one.subject < other.subject ? -1 : 1));
  return new AwsError(
    'ValidationError',
    'Transform AWS::Serverless-2016-10-31 failed with: ' +
      `Invalid Serverless Application Specification document. Number of errors found: ${faults.length}. ` +
      causes.map(({ message }) => message).join(' '),
  );
}

/** Runs every task and throws all their faults together. */
export function collectFaults(tasks: (() => void)[]): void {
  const faults: SamFault[] = [];
  for (const task of tasks) {
    try {
      task();
    } catch (error) {
      if (error instanceof SamFaults) faults.push(...error.faults);
      else if (error instanceof SamFault) faults.push(error);
      else throw error;
    }
  }
  if (faults.length > 0) throw new SamFaults(faults);
}
