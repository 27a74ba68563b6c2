import type { HttpResponse } from '../../wire/http.ts';

/** Thrown where a request cannot go on: the answer that it gets instead. */
export class Refusal extends Error {
  readonly response: HttpResponse;

  constructor(response: HttpResponse) {
    super(`refused with ${response.status}`);
    this.name = 'Refusal';
    this.response = response;
  }
}
