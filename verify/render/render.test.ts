import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../result.ts';
import { testChecks, testFailure, testResult } from '../testing/fake-grading.ts';
import { wantsColor } from './color.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderTerminal } from './terminal.ts';

const about = { title: 'a check', requirement: 'S3-01', points: 10, ms: 100 };
const error: CheckResult = {
  ...about,
  id: 'S3-01.1',
  verdict: 'error',
  fault: { message: 'offline', remedy: 'Wait.' },
};
const waiting: CheckResult = {
  ...about,
  id: 'S3-01.2',
  verdict: 'pending',
  waiting: 'CloudFront is deploying',
};

describe('renderTerminal', () => {
  it('is laid out as the design says', () => {
    expect(renderTerminal(testResult(testChecks)).split('\n')).toEqual([
      'CineDB · Module 3 Lambda',
      'target local · account 000000000000 · us-east-1 · student ana · seed 7f3a19c2',
      '',
      'PASS     LAMBDA-01.1  list-movies answers                             0.2s',
      'FAIL     LAMBDA-01.2  it returns the movies that DynamoDB holds       0.9s',
      '  did       put "Canary b81e" into cinedb-ana-movies, then invoked',
      '            cinedb-ana-list-movies',
      '  expected  200 with "Canary b81e" among the movies',
      '  got       500 {"title":"Internal error"}',
      '  evidence  log 9c1e: ResourceNotFoundException, table "Movies"',
      '  why       TABLE_NAME is "Movies"; module 2 made "cinedb-ana-movies"',
      '  fix       set Environment.Variables.TABLE_NAME in',
      '            starter/lambda-01-list-movies.ts',
      '  learn     modules/03-lambda/README.md#configuration',
      'BLOCKED  LAMBDA-02.1  an unknown id answers 404                needs LAMBDA-01.2',
      '',
      '1 of 3 passed · 40 of 100 points · canaries removed',
      'Next: fix LAMBDA-01.2, then  npm run verify -- --module 3 --only LAMBDA-01',
      '',
    ]);
  });

  it('puts the heading on one line where there is room', () => {
    const [first] = renderTerminal(testResult(testChecks), { width: 120 }).split('\n');
    expect(first).toBe(
      'CineDB · Module 3 Lambda      target local · account 000000000000 · us-east-1 · student ana · seed 7f3a19c2',
    );
  });

  it('says "likely" of a reason that was not proved', () => {
    const failure = { ...testFailure, why: { text: 'a guess', proven: false } };
    const checks: CheckResult[] = [{ ...about, id: 'S3-01.1', verdict: 'fail', failure }];
    const text = renderTerminal(testResult(checks));
    expect(text).toContain('  likely    a guess');
    expect(text).not.toContain('  why ');
  });

  it('gives the second failure one line', () => {
    const second: CheckResult = {
      ...about,
      id: 'S3-01.2',
      verdict: 'fail',
      failure: { ...testFailure, got: 'second' },
    };
    const text = renderTerminal(testResult([...testChecks, second]));
    expect(text).toContain('FAIL     S3-01.2');
    expect(text).not.toContain('second');
  });

  it('says what an error was, and that it costs nothing', () => {
    const text = renderTerminal(testResult([error, waiting]));
    expect(text).toContain('  error     offline\n  fix       Wait.');
    expect(text).toContain('  waiting   CloudFront is deploying');
    expect(text).toContain('0 of 2 passed · 0 of 0 points · 20 not graded');
    expect(text).toContain('Next: what is marked ERROR costs no points');
  });

  it('names canaries that could not be removed', () => {
    const text = renderTerminal(testResult(testChecks, { canaries: { made: 2, left: ['item ca9a51e5'] } }));
    expect(text).toContain('not removed: item ca9a51e5');
    expect(text).not.toContain('canaries removed');
  });

  it('stays within 80 columns whatever the texts, and loses none of them', () => {
    const long = 'a very long explanation with words '.repeat(9).trim();
    const url = `https://example.com/${'x'.repeat(150)}`;
    const failure = { ...testFailure, did: long, got: url };
    const checks: CheckResult[] = [
      { ...about, id: 'COGNITO-01.1', title: long, verdict: 'fail', failure },
      {
        ...about,
        id: 'COGNITO-01.2',
        title: long,
        verdict: 'blocked',
        needs: ['COGNITO-01.1', 'COGNITO-01.3', 'X-1'],
      },
    ];
    const text = renderTerminal(testResult(checks, { student: 'a-student-of-20-chars' }));
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(text.replace(/\s+/g, '')).toContain(url);
    expect(text.replace(/\s+/g, ' ')).toContain(long);
  });

  it('breaks a long address where it can be put together again', () => {
    const learn = 'modules/01-s3/README.md#s3-02-configure-cloudfront-distribution-for-s3-website';
    const checks: CheckResult[] = [
      { ...about, id: 'S3-02.1', verdict: 'fail', failure: { ...testFailure, learn } },
    ];
    expect(renderTerminal(testResult(checks))).toContain(
      `  learn     modules/01-s3/README.md\n${' '.repeat(12)}#s3-02-configure-cloudfront-distribution-for-s3-website\n`,
    );
  });

  it('writes escape codes only when told, and never loses a word by it', () => {
    const plain = renderTerminal(testResult(testChecks));
    const colored = renderTerminal(testResult(testChecks), { color: true });
    expect(plain).not.toContain('\u001b');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the escape codes
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(plain);
    expect(colored).not.toBe(plain);
  });
});

describe('wantsColor', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { TERM: 'dumb' }, false],
  ])('terminal %s with %o: %s', (terminal, env, wanted) => {
    expect(wantsColor(terminal, env)).toBe(wanted);
  });
});

describe('renderJson', () => {
  it('holds the results, the score and the exit code', () => {
    const json = JSON.parse(renderJson([testResult(testChecks)]));
    expect(json).toMatchObject({ format: 1, exitCode: 1, score: { points: 40, possible: 100 } });
    expect(json.modules[0].checks).toEqual(testChecks);
    expect(json.modules[0].score.requirementsPassed).toBe(0);
  });
});

describe('renderJunit', () => {
  it('counts what failed, broke and was skipped, and escapes what is said', () => {
    const xml = renderJunit([testResult([...testChecks, error, waiting])]);
    expect(xml).toContain('tests="5" failures="1" errors="1" skipped="2"');
    expect(xml).toContain('<failure message="500 {&quot;title&quot;:&quot;Internal error&quot;}">');
    expect(xml).toContain('<skipped message="needs LAMBDA-01.2"/>');
    expect(xml.match(/<testcase /g)).toHaveLength(5);
  });

  it('leaves out characters that XML cannot hold', () => {
    const failure = { ...testFailure, got: 'a\u0000b<\u001b' };
    const xml = renderJunit([testResult([{ ...about, id: 'S3-01.1', verdict: 'fail', failure }])]);
    expect(xml).toContain('a\ufffdb&lt;\ufffd');
  });
});

describe('renderHtml', () => {
  const html = renderHtml([testResult([...testChecks, error, waiting], { student: 'a<b' })]);

  it('needs nothing beside it', () => {
    expect(html).not.toMatch(/<(script|link|img|iframe)\b/);
    expect(html).not.toMatch(/(src|href)=|url\(|@import/);
  });

  it('has a language, one main heading, a caption and headed cells', () => {
    expect(html).toContain('<html lang="en">');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain('<caption>');
    expect(html.match(/<th scope="row">/g)).toHaveLength(5);
  });

  it('shows text as text', () => {
    expect(html).toContain('CineDB results of a&lt;b');
    expect(html).not.toContain('a<b');
  });

  it('says of an error that it was not graded', () => {
    expect(html).toContain('offline. Wait.');
    expect(html).toContain('20 not graded');
  });
});
