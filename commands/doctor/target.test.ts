import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { CourseError } from '../../shared/errors.ts';
import { fakeCloud } from '../testing/fake-cloud.ts';
import { clockFinding, portFinding, targetFindings } from './target.ts';

const noon = 'Mon, 02 Mar 2026 12:00:00 GMT';
const at = (minutes: number) => Date.parse(noon) + minutes * 60_000;

describe('clockFinding', () => {
  // Five minutes: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-signing.html
  it.each([
    [0, 'PASS', 'agrees'],
    [2, 'WARN', '2.0 minutes fast'],
    [6, 'FAIL', '6.0 minutes fast'],
    [-6, 'FAIL', '6.0 minutes slow'],
  ])('%d minutes off is %s', (minutes, verdict, text) => {
    const finding = clockFinding(noon, at(minutes));
    expect(finding.verdict).toBe(verdict);
    expect(finding.found).toContain(text);
    expect(finding.remedy === undefined).toBe(verdict === 'PASS');
  });

  it('says that it does not know without a Date', () => {
    expect(clockFinding(undefined, 0).verdict).toBe('WARN');
  });
});

describe('targetFindings', () => {
  const aws = { target: 'aws', student: 'ana', region: 'eu-west-9', stateDir: '' } as const;
  const silent = (url: string) =>
    new CourseError('network', `GET ${url} got no answer (ENOTFOUND).`, 'Check it.');
  const asking = (answers: (url: string) => boolean) => async (url: string) => {
    if (!answers(url)) throw silent(url);
    return { headers: { date: new Date().toUTCString() } };
  };

  it('passes a region that answers', async () => {
    const findings = await targetFindings(
      aws,
      {},
      asking((url) => url.includes('eu-west-9')),
    );
    expect(findings.map(({ what, verdict }) => `${what} ${verdict}`)).toEqual(['region PASS', 'clock PASS']);
  });

  it('tells a region that is none from a connection that is none', async () => {
    const [noRegion] = await targetFindings(
      aws,
      {},
      asking((url) => url === 'https://sts.amazonaws.com/'),
    );
    expect(noRegion?.found).toBe('AWS answers, but there is no region eu-west-9');
    const [offline] = await targetFindings(
      aws,
      {},
      asking(() => false),
    );
    expect(offline?.found).toBe('AWS does not answer');
  });

  it('asks the endpoint where there is one', async () => {
    const endpoint = 'http://127.0.0.1:1';
    const [finding] = await targetFindings({ ...aws, target: 'local', endpoint }, {});
    expect(finding).toMatchObject({ verdict: 'FAIL', what: 'target' });
    expect(finding?.found).toContain('ECONNREFUSED');
  });
});

describe('portFinding', () => {
  it('knows the local cloud, a stranger and a free port', async () => {
    const cloud = await fakeCloud();
    expect((await portFinding(Number(new URL(cloud.url).port))).found).toBe('the local cloud answers there');
    await cloud.close();
    const stranger = createServer((_request, response) => response.end('who are you?'));
    await new Promise<void>((ready) => stranger.listen(0, '127.0.0.1', ready));
    const { port } = stranger.address() as AddressInfo;
    expect((await portFinding(port)).verdict).toBe('WARN');
    stranger.closeAllConnections();
    await new Promise<void>((done) => stranger.close(() => done()));
    expect(await portFinding(port)).toMatchObject({ verdict: 'PASS', found: 'free' });
  });
});
