/** What is wrong with one field of a form or one parameter, in a sentence for the reader. */
export interface FieldError {
  field: string;
  detail: string;
}

/**
 * A refusal that the caller may read. It becomes a problem document: https://www.rfc-editor.org/rfc/rfc9457
 * Any other error is the function's own affair, and the caller learns only that there was one.
 */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly errors: FieldError[];

  constructor(status: number, title: string, detail: string, errors: FieldError[] = []) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.errors = errors;
  }
}

/** 400 for a request that cannot be read at all. */
export function badRequest(detail: string): Problem {
  return new Problem(400, 'Bad request', detail);
}

/** 400 for fields or parameters that cannot be accepted, each with its own sentence. */
export function invalid(errors: FieldError[], status = 400): Problem {
  const detail =
    errors.length === 1 ? 'One field needs your attention.' : `${errors.length} fields need your attention.`;
  return new Problem(status, 'Invalid input', detail, errors);
}

/** 404 for an id that no film has. */
export function noSuchMovie(): Problem {
  return new Problem(404, 'Not found', 'There is no film with this id.');
}

/** 409 for a film that somebody else changed at the same moment. */
export function changedMeanwhile(): Problem {
  return new Problem(409, 'Conflict', 'Somebody else has just changed this film. Load it and try again.');
}
