import { describe, expect, it } from 'vitest';
import { awsAnswer, ifExists } from './aws-errors.ts';
import { CourseError } from './errors.ts';
import { faultOf } from './faults.ts';

const error = (fields: object, message = 'm') => Object.assign(new Error(message), fields);
const answered = (name: string, status = 400) => error({ name, $metadata: { httpStatusCode: status } });

describe('faultOf', () => {
  it.each([
    [error({ code: 'ECONNREFUSED' }), 'network'],
    [new AggregateError([error({ code: 'ECONNREFUSED' })]), 'network'],
    [error({ cause: error({ code: 'ENOTFOUND' }) }), 'network'],
    [error({ name: 'TimeoutError' }), 'network'],
    [new CourseError('network', 'm', 'r'), 'network'],
    [answered('ExpiredToken'), 'credentials'],
    [answered('SignatureDoesNotMatch', 403), 'credentials'],
    [error({ name: 'CredentialsProviderError' }), 'credentials'],
    [answered('AccessDenied', 403), undefined],
    [answered('NoSuchBucket', 404), undefined],
    [new CourseError('step', 'm', 'r'), undefined],
    ['text', undefined],
  ])('%o: %s', (thrown, fault) => {
    expect(faultOf(thrown)).toBe(fault);
  });
});

describe('awsAnswer', () => {
  it('has the code, the message and the status of what AWS answered', () => {
    expect(awsAnswer(answered('NoSuchKey', 404))).toEqual({ code: 'NoSuchKey', message: 'm', status: 404 });
  });

  it('knows that a 403 without a body is a denial', () => {
    const head = error({ name: '403', $metadata: { httpStatusCode: 403 } }, 'UnknownError');
    expect(awsAnswer(head)).toEqual({
      code: 'AccessDenied',
      message: 'status 403, without a message',
      status: 403,
    });
  });

  it('is nothing for an error that AWS did not answer', () => {
    expect(awsAnswer(error({ code: 'ECONNREFUSED' }))).toBeUndefined();
  });
});

describe('ifExists', () => {
  it('answers undefined for the named codes alone', async () => {
    expect(await ifExists(Promise.resolve(1), 'NoSuchKey')).toBe(1);
    expect(await ifExists(Promise.reject(answered('NoSuchKey', 404)), 'NoSuchKey')).toBeUndefined();
    await expect(ifExists(Promise.reject(answered('AccessDenied', 403)), 'NoSuchKey')).rejects.toThrow('m');
  });
});
