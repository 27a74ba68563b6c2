import { describe, expect, it } from 'vitest';
import { makeOnce } from './make-once.ts';

const usedCode = 'DistributionAlreadyExists';
const used = () =>
  Promise.reject(Object.assign(new Error('used'), { name: usedCode, $metadata: { httpStatusCode: 409 } }));

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html (CallerReference)
describe('makeOnce', () => {
  const wish = { reference: 'cinedb-ana-site', usedCode, listedWithinMs: 0 };

  it('finds what a run at the same time has made with the same reference', async () => {
    const asked: string[] = [];
    const make = (reference: string) => {
      asked.push(reference);
      return used();
    };
    expect(await makeOnce({ ...wish, make, find: async () => 'theirs' })).toBe('theirs');
    expect(asked).toEqual(['cinedb-ana-site-1']);
  });

  it('takes the next reference when the one before belonged to something that is deleted', async () => {
    const make = (reference: string) => (reference.endsWith('-3') ? Promise.resolve(reference) : used());
    expect(await makeOnce({ ...wish, make, find: async () => undefined })).toBe('cinedb-ana-site-3');
  });

  it('ends in words when every reference was used', async () => {
    const making = makeOnce({ ...wish, make: used, find: async () => undefined });
    await expect(making).rejects.toMatchObject({ name: 'CourseError', code: 'step' });
  });

  it('lets every other error through', async () => {
    const make = () => Promise.reject(new Error('no rights'));
    await expect(makeOnce({ ...wish, make, find: async () => 'x' })).rejects.toThrow('no rights');
  });
});
