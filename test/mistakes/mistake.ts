import { courseRoot } from '../../shared/root.ts';
import type { Course } from '../../shared/step.ts';
import type { Failure } from '../../verify/result.ts';

/** A deployed solution, broken in one way, and what the grader must say about it. */
export interface Mistake {
  /** Names the test: what the student did. */
  name: string;
  break(course: Course): Promise<unknown>;
  /** The one check that fails; what hangs on it is blocked, everything else passes. */
  fails: string;
  /** The reason that the grader gives, with ids replaced as `withoutIds` does. The rest of its words are in golden/. */
  because: string;
  /** The points that are lost, what is blocked included, where a test must keep them few. */
  costs?: number;
  /** What is graded of the module, where the embedded cloud cannot have the mistake without breaking the rest too. */
  only?: string;
  /** Makes room for the solution again, where it cannot correct what was broken. */
  mend?(course: Course): Promise<unknown>;
}

/** A text with what differs from run to run replaced: distribution, identity, API, user pool, ports and canaries. */
export function withoutIds(text: string): string {
  return (
    text
      .replace(/\bd[a-z0-9]{10,}\.cloudfront\.localhost:\d+/g, 'SITE')
      .replace(/\bE[A-Z0-9]{12,13}\b/g, 'ID')
      .replace(/\b[a-z0-9]{10}\.execute-api/g, 'API.execute-api')
      .replace(/\bus-east-1_\w{9}\b/g, 'POOL')
      .replace(/\b[a-z0-9]{26}\b/g, 'CLIENT')
      .replace(/(execute-api:[\w-]+:\d{12}:)[a-z0-9]{10}\b/g, '$1API')
      // Each version of Node words it in its own way.
      .replace(/(Could not parse payload into json: ).*/g, '$1DETAIL')
      .replace(/^(got +SyntaxError: ).*/gm, '$1DETAIL')
      .replace(/ca9a51e5-[0-9a-f-]{27}/g, 'CANARY')
      .replace(/localhost:\d+/g, 'localhost:PORT')
      .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
      .replace(/((?:arn:aws:s3:::|127\.0\.0\.1:PORT\/)\S+\/posters\/|"id":")[0-9a-f-]{36}/g, '$1UUID')
      .replace(/\S+[\\/]task[\\/]/g, '/var/task/')
      .replace(/(index\.mjs|undici):\d+:\d+/g, '$1:LINE')
      .replace(/\blog [0-9a-f]{4}: /g, 'log ID: ')
      .replace(/\bread \d+ files from/g, 'read N files from')
      .replace(/\b\d+ bytes of index\.html/g, 'N bytes of index.html')
      .replace(/no-such-page-[0-9a-f]{8}/g, 'no-such-page-RANDOM')
      .replaceAll(courseRoot, 'COURSE')
  );
}

/** A failure as lines of text, for a golden file. */
export function failureText({ id, why, ...failure }: Failure & { id: string }): string {
  const reason = { why: why.text, ...(why.proven ? {} : { proven: 'no, likely' }) };
  const { did, expected, got, evidence, fix, learn } = failure;
  const lines = Object.entries({ id, did, expected, got, evidence, ...reason, fix, learn })
    .filter(([, text]) => text !== undefined)
    .map(([name, text]) => `${name.padEnd(9)} ${text}`);
  return withoutIds(`${lines.join('\n')}\n`);
}
