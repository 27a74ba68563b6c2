import { describe, expect, it } from 'vitest';
import { checkStudent, courseNames, validStudent } from './names.ts';

const names = (student: string) => courseNames({ student, account: '123456789012', region: 'us-east-1' });

describe('courseNames', () => {
  it('puts the student, and into buckets the account, into every name', () => {
    expect(names('ana')).toMatchObject({
      siteBucket: 'cinedb-ana-site-123456789012',
      postersBucket: 'cinedb-ana-posters-123456789012',
      moviesTable: 'cinedb-ana-movies',
      distributionComment: 'cinedb-ana-site',
      originAccessIdentityComment: 'cinedb-ana-site',
      originAccessControlName: 'cinedb-ana-site',
      apiName: 'cinedb-ana-api',
      stageName: 'prod',
      userPoolName: 'cinedb-ana-admins',
      userPoolClientName: 'cinedb-ana-site',
      userPoolDomain: 'cinedb-ana-123456789012',
      adminGroup: 'administrators',
      resourceServer: 'cinedb-ana-api',
      authorizerName: 'cinedb-ana-admins',
      stacks: { dev: 'cinedb-ana-dev', staging: 'cinedb-ana-staging', prod: 'cinedb-ana-prod' },
      deploymentBucket: 'cinedb-ana-deploy-123456789012',
      tags: { course: 'cinedb', student: 'ana' },
    });
  });

  it('names each function, its role and its log group', () => {
    const { functions, roles, logGroups } = names('ana');
    expect(Object.values(functions)).toEqual([
      'cinedb-ana-list-movies',
      'cinedb-ana-get-movie',
      'cinedb-ana-add-movie',
      'cinedb-ana-update-movie',
      'cinedb-ana-delete-movie',
      'cinedb-ana-poster-url',
    ]);
    expect(roles.getMovie).toBe('cinedb-ana-get-movie-role');
    expect(logGroups.getMovie).toBe('/aws/lambda/cinedb-ana-get-movie');
  });

  // https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html and the one of CreateRole: 64 characters.
  it('keeps the names of functions and roles within 64 characters', () => {
    const { functions, roles } = names('a'.repeat(20));
    for (const name of [...Object.values(functions), ...Object.values(roles)]) {
      expect(name.length).toBeLessThanOrEqual(64);
    }
  });

  // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
  it.each([
    ['dawson', 'cinedb-da-wson-123456789012'],
    ['amazonia', 'cinedb-a-mazonia-123456789012'],
    ['incognito', 'cinedb-inc-ognito-123456789012'],
    ['aws-aws', 'cinedb-a-ws-a-ws-123456789012'],
    ['a'.repeat(20), `cinedb-${'a'.repeat(20)}-123456789012`],
  ])('makes of "%s" a domain prefix without the words that Cognito keeps', (student, domain) => {
    expect(names(student).userPoolDomain).toBe(domain);
    expect(domain).toMatch(/^(?!.*(aws|amazon|cognito))[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/);
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  it.each(['abc', 'a'.repeat(20), 'a-1'])('makes valid bucket names of "%s"', (student) => {
    const { siteBucket, postersBucket, deploymentBucket } = names(student);
    for (const bucket of [siteBucket, postersBucket, deploymentBucket]) {
      expect(bucket).toMatch(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);
    }
  });

  it.each(['', 'ab', 'Ana', '1ab', 'ana-', '-ana', 'a b c', 'a_b', 'é-ana', 'a'.repeat(21), 'ana\n'])(
    'refuses %j, with a remedy',
    (student) => {
      expect(() => checkStudent(student)).toThrow(
        expect.objectContaining({ code: 'usage', remedy: expect.any(String) }),
      );
    },
  );
});

describe('checkStudent', () => {
  it.each(['ana-dev', 'ana-staging', 'ana-prod'])(
    'refuses %s, whose names are those of a stack',
    (student) => {
      expect(() => checkStudent(student)).toThrow(/ends like the environment/);
    },
  );
});

describe('validStudent', () => {
  it.each([
    ['ana', 'ana'],
    ['Ana.García', 'ana-garcia'],
    ['DOMAIN\\user', 'domain-user'],
    ['42', 'student'],
    ['x', 'student'],
    ['an-extremely-long-login-name', 'an-extremely-long-lo'],
    ['名前', 'student'],
    ['ana-dev', 'student'],
  ])('makes of %j %j', (login, student) => {
    expect(validStudent(login)).toBe(student);
    expect(() => checkStudent(student)).not.toThrow();
  });
});
