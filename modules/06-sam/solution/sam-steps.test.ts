import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { leftovers } from '../../../commands/leftovers.ts';
import { request } from '../../../shared/http.ts';
import { readOutputs, type StackOutputs } from '../../../shared/stack-outputs.ts';
import type { Course } from '../../../shared/step.ts';
import { type DeployedCourse, deployedCourse } from '../../04-apigateway/testing/deployed-course.ts';
import { moveHouse } from '../given/move-house.ts';
import teardown from '../teardown.ts';
import deployEverything from './sam-06-deploy.ts';

// Modules 1 to 3 and a whole stack are made here, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const POSTER = Buffer.from('not looked at');

let on: DeployedCourse;
let course: Course;
let outputs: StackOutputs;
const film = (id: string, bucket: string) => ({
  id,
  title: `Film ${id}`,
  rating: 7.5,
  synopsis: 'What happens',
  posterUrl: `s3://${bucket}/posters/${id}.png`,
});

beforeAll(async () => {
  on = await deployedCourse({ CINEDB_ADMIN_PASSWORD: 'Correct-horse-7' });
  course = on.course;
  for (const id of ['one', 'two']) await addToOldHouse(id);
});
afterAll(() => on.close());

async function addToOldHouse(id: string): Promise<void> {
  const { clients, names } = course;
  const place = { Bucket: names.postersBucket, Key: `posters/${id}.png` };
  await clients.s3.send(new PutObjectCommand({ ...place, Body: POSTER, ContentType: 'image/png' }));
  await clients.documents.send(
    new PutCommand({ TableName: names.moviesTable, Item: film(id, names.postersBucket) }),
  );
}

const inStack = async (id: string) =>
  (await course.clients.documents.send(new GetCommand({ TableName: outputs.MoviesTableName, Key: { id } })))
    .Item;

describe('the step', () => {
  it('makes the whole application from one template', async () => {
    const did = await on.changesOf([deployEverything]);
    expect(did).toContain('made stack cinedb-ana-dev');
    outputs = await readOutputs(course, 'cinedb-ana-dev');
    const origin = outputs.SiteAddress;
    const listed = await request(`${outputs.ApiAddress}/movies`, { headers: { origin } });
    expect(listed.status).toBe(200);
    expect(listed.headers['access-control-allow-origin']).toBe(origin);
    expect(JSON.parse(listed.text()).movies).toHaveLength(2);
    const refused = await request(`${outputs.ApiAddress}/admin`, { headers: { origin } });
    expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([401, origin]);
  });

  it('publishes the pages of modules 1 and 5, with an address of the stack in each setting', async () => {
    for (const page of ['', 'js/cognito.js', 'login.html']) {
      expect((await request(`${outputs.SiteAddress}/${page}`)).status, page).toBe(200);
    }
    const config = JSON.parse((await request(`${outputs.SiteAddress}/config.json`)).text());
    expect(config.apiUrl).toBe(outputs.ApiAddress);
    expect(config.userPool).toMatchObject({ id: outputs.AdminPoolId, clientId: outputs.SiteClientId });
    expect(
      (await request(`${config.userPool.endpoint}${outputs.AdminPoolId}/.well-known/jwks.json`)).status,
    ).toBe(200);
  });

  it('changes nothing when it runs again', async () => {
    expect(await on.changesOf([deployEverything])).toEqual([]);
  });

  it('leaves what the scripts made alone, and neither counts as left of the other', async () => {
    const left = await leftovers(course, [1, 2, 3, 4, 5]);
    expect(left.filter((thing) => /by its tags|cinedb-ana-dev/.test(thing))).toEqual([]);
    expect(left).toContain('table cinedb-ana-movies');
    expect(await leftovers(course, [6])).toEqual([
      'stack cinedb-ana-dev (CREATE_COMPLETE)',
      `bucket cinedb-ana-deploy-${course.account}`,
    ]);
  });
});

describe('moving house', () => {
  const move = () => on.changesOf([(now) => moveHouse(now, outputs)]);

  it('takes each film along with its poster, and rewrites the address', async () => {
    expect(await inStack('one')).toEqual(film('one', outputs.PostersBucketName));
    const poster = { Bucket: outputs.PostersBucketName, Key: 'posters/one.png' };
    const { Body, ContentType } = await course.clients.s3.send(new GetObjectCommand(poster));
    expect(ContentType).toBe('image/png');
    expect(Buffer.from((await Body?.transformToByteArray()) ?? '')).toEqual(POSTER);
  });

  it('completes what is missing, and keeps what was changed since', async () => {
    const TableName = outputs.MoviesTableName;
    await course.clients.documents.send(
      new UpdateCommand({
        TableName,
        Key: { id: 'one' },
        UpdateExpression: 'SET title = :title',
        ExpressionAttributeValues: { ':title': 'Better' },
      }),
    );
    await course.clients.documents.send(new DeleteCommand({ TableName, Key: { id: 'two' } }));
    await addToOldHouse('three');
    expect(await move()).toEqual([
      `copied 1 of 3 posters to bucket ${outputs.PostersBucketName}`,
      `copied 2 of 3 films to table ${outputs.MoviesTableName}`,
    ]);
    expect((await inStack('one'))?.title).toBe('Better');
    expect(await inStack('two')).toEqual(film('two', outputs.PostersBucketName));
    expect(await move()).toEqual([]);
  });

  it('notices a poster with other bytes, and deletes nothing', async () => {
    const wrong = { Bucket: outputs.PostersBucketName, Key: 'posters/three.png' };
    await course.clients.s3.send(new PutObjectCommand({ ...wrong, Body: 'other', ContentType: 'image/png' }));
    await expect(move()).rejects.toThrow('1 posters differ on the two sides: posters/three.png.');
    const old = { Bucket: course.names.postersBucket, Key: 'posters/three.png' };
    await course.clients.s3.send(new HeadObjectCommand(old));
  });
});

describe('teardown', () => {
  it('removes the stack, its films and the deployment bucket, and nothing of modules 1 to 5', async () => {
    const before = await leftovers(course, [1, 2, 3, 4, 5]);
    expect((await on.changesOf([teardown])).at(-1)).toBe(
      `deleted bucket cinedb-ana-deploy-${course.account}`,
    );
    expect(await leftovers(course, [6])).toEqual([]);
    expect(await leftovers(course, [1, 2, 3, 4, 5])).toEqual(before);
    expect(await on.changesOf([teardown])).toEqual([]);
  });
});
