import { startCloud } from '../../../cloud/start.ts';
import { apiAddress } from '../../../shared/api-address.ts';
import { type Environment, readConfig } from '../../../shared/config.ts';
import { openCourse } from '../../../shared/course.ts';
import { findApi } from '../../../shared/find-api.ts';
import { findDistribution } from '../../../shared/find-distribution.ts';
import { type RequestSettings, request } from '../../../shared/http.ts';
import type { Course, Step } from '../../../shared/step.ts';
import hostWebsite from '../../01-s3/solution/s3-01-website.ts';
import putCloudFrontInFront from '../../01-s3/solution/s3-02-cloudfront.ts';
import makePostersBucket from '../../01-s3/solution/s3-03-posters.ts';
import createTable from '../../02-dynamodb/solution/ddb-01-table.ts';
import listMovies from '../../03-lambda/solution/lambda-01-list-movies.ts';
import getMovie from '../../03-lambda/solution/lambda-02-get-movie.ts';
import addMovie from '../../03-lambda/solution/lambda-03-add-movie.ts';
import updateMovie from '../../03-lambda/solution/lambda-04-update-movie.ts';
import deleteMovie from '../../03-lambda/solution/lambda-05-delete-movie.ts';
import posterUrl from '../../03-lambda/solution/lambda-06-poster-url.ts';
import { form } from '../../03-lambda/testing/events.ts';
import makeRestApi from '../solution/apigw-01-rest-api.ts';
import mapRequestsAndResponses from '../solution/apigw-02-mappings.ts';
import allowTheSite from '../solution/apigw-03-cors.ts';
import deployStage from '../solution/apigw-04-stage.ts';

/** The steps of this module. */
export const steps: Step[] = [makeRestApi, mapRequestsAndResponses, allowTheSite, deployStage];

const before: Step[] = [
  hostWebsite,
  putCloudFrontInFront,
  makePostersBucket,
  createTable,
  listMovies,
  getMovie,
  addMovie,
  updateMovie,
  deleteMovie,
  posterUrl,
];

/** A course on a cloud in memory where modules 1 to 3 are done, with an empty table. */
export interface DeployedCourse {
  course: Course;
  /** The origin of the site's pages. */
  origin: string;
  /** Runs steps and tells what they changed. */
  changesOf(list: Step[]): Promise<string[]>;
  apiUrl(): Promise<string>;
  /** Asks the API as a page of the site would. */
  ask(method: string, path: string, settings?: RequestSettings): Promise<Asked>;
  close(): Promise<void>;
}

interface Asked {
  status: number;
  headers: Record<string, string>;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of many shapes.
  json: any;
}

/** @param env what the course would read of its environment */
export async function deployedCourse(env: Environment = {}): Promise<DeployedCourse> {
  const cloud = await startCloud({
    log: (record) => record.fault && console.error(record.operation, record.fault),
  });
  const did: string[] = [];
  const report = { did: (text: string) => void did.push(text), same() {}, note() {}, progress() {} };
  const config = readConfig({ endpoint: cloud.url, student: 'ana' }, {}, {});
  const course = await openCourse(config, { report, env });
  const changesOf = async (list: Step[]) => {
    did.length = 0;
    for (const step of list) await step(course);
    return [...did];
  };
  await changesOf(before);
  const { clients, names } = course;
  const distribution = await findDistribution(clients.cloudfront, names.distributionComment);
  const origin = `https://${distribution?.DomainName}`;
  const apiUrl = async () => {
    const api = await findApi(clients.apigateway, names.apiName);
    return apiAddress(course.config, String(api?.id), names.stageName);
  };
  const ask: DeployedCourse['ask'] = async (method, path, settings = {}) => {
    const sent = { ...settings, method, headers: { origin, ...settings.headers } };
    const { status, headers, body } = await request((await apiUrl()) + path, sent);
    const text = body.toString();
    return { status, headers, text, json: text === '' ? undefined : JSON.parse(text) };
  };
  return { course, origin, changesOf, apiUrl, ask, close: () => cloud.close() };
}

/** A request that carries a form, as a browser sends it. */
export async function formRequest(fields: Record<string, string>, poster?: File): Promise<RequestSettings> {
  const encoded = new Response(form(fields, poster));
  return {
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    body: new Uint8Array(await encoded.arrayBuffer()),
  };
}

export function jsonRequest(body: unknown): RequestSettings {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
