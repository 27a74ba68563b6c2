import { type Check, fail, type Grader, pass, proven } from '../../check.ts';
import { readItems } from '../02-dynamodb/movies-table.ts';
import { keepFilmsTitled } from '../03-lambda/added-films.ts';
import { putFilm, readItem } from '../03-lambda/films.ts';
import { encodeForm } from '../03-lambda/form.ts';
import { image } from '../03-lambda/images.ts';
import { asText, newFields } from '../03-lambda/stored-film.ts';
import { missingTags, saysMissing, shownTags } from '../tags.ts';
import { ask } from './ask.ts';
import { grantsFor, sourcesOf } from './permissions.ts';
import { unlessReached } from './reached.ts';
import * as known from './routes.ts';
import { servedStage } from './served-stage.ts';

const step = known.steps.routes;

const isThere: Check = async (grader) => {
  const { locate, names, region, account, log } = grader;
  const api = await locate.restApi();
  log(`looked for the REST API ${names.apiName}`);
  const expected = `a REST API ${names.apiName} with the tags ${missingTags([], names).join(', ')}`;
  if (!api) {
    const why = proven(`${region} has no API of this name in account ${account}`);
    return fail({
      expected,
      got: 'no such API',
      why,
      fix: `CreateRestApiCommand, name: names.apiName, in ${step}`,
    });
  }
  const tags = Object.entries(api.tags ?? {}).map(([Key, Value]) => ({ Key, Value: String(Value) }));
  const missing = missingTags(tags, names);
  if (missing.length === 0) return pass();
  const fix = `pass tags: names.tags to CreateRestApiCommand, in ${step}`;
  return fail({ expected, got: shownTags(tags), why: proven(saysMissing(missing)), fix });
};

const reads: Check = async (grader) => {
  const { movie, key } = await putFilm(grader);
  const stored = [movie.id, ...(await readItems(grader)).keys()];
  const asked = [
    { route: known.listMovies, path: '/movies?limit=100', signs: stored },
    { route: known.getMovie, path: `/movies/${movie.id}`, signs: [movie.id] },
    { route: known.listForAdmins, path: '/admin?limit=100', signs: stored },
    { route: known.posterUrl, path: `/posters?poster=${encodeURIComponent(key)}`, signs: [key] },
  ];
  for (const { route, path, signs } of asked) {
    const reply = await ask(grader, 'GET', path);
    // A list of films has the film too, so one film alone must have no list around it.
    const isOther = route === known.getMovie && reply.body.includes('"movies"');
    const sign = !isOther && signs.some((text) => reply.body.includes(text));
    const failure = await unlessReached(grader, route, reply, sign);
    if (failure) return failure;
  }
  return pass();
};

const writes: Check = async (grader) =>
  (await unlessAdds(grader)) ?? (await unlessUpdates(grader)) ?? (await unlessDeletes(grader)) ?? pass();

async function unlessAdds(grader: Grader) {
  const fields = newFields(grader);
  keepFilmsTitled(grader, fields.title);
  const { contentType, bytes } = await encodeForm(asText(fields), image(grader.random));
  const headers = { 'content-type': contentType };
  const reply = await ask(grader, 'POST', '/movies', { headers, body: bytes });
  return unlessReached(grader, known.addMovie, reply, reply.body.includes(fields.title));
}

async function unlessUpdates(grader: Grader) {
  const { movie } = await putFilm(grader);
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ title: movie.title, rating: 1.5, synopsis: movie.synopsis });
  const reply = await ask(grader, 'PUT', `/movies/${movie.id}`, { headers, body });
  const isUpdated = (await readItem(grader, movie.id))?.rating === 1.5;
  return unlessReached(grader, known.updateMovie, reply, isUpdated);
}

async function unlessDeletes(grader: Grader) {
  const { movie } = await putFilm(grader);
  const reply = await ask(grader, 'DELETE', `/movies/${movie.id}`);
  const isGone = (await readItem(grader, movie.id)) === undefined;
  return unlessReached(grader, known.deleteMovie, reply, isGone);
}

const letsInThisApiAlone: Check = async (grader) => {
  const { region, account, names, locate, log } = grader;
  const { apiId } = await servedStage(grader);
  const own = `arn:aws:execute-api:${region}:${account}:${apiId}/`;
  log('read the policies of the six functions');
  for (const key of new Set(known.routes.map((route) => route.key))) {
    const name = await locate.function(key);
    for (const grant of await grantsFor(grader, name)) {
      const sources = sourcesOf(grant);
      if (sources.length > 0 && sources.every((arn) => arn.startsWith(own))) continue;
      const got =
        sources.length > 0 ? `a statement for ${sources.join(', ')}` : 'a statement without SourceArn';
      const others = 'every API Gateway there is, other accounts included, may invoke the function';
      const why = proven(sources.length > 0 ? `other APIs than ${names.apiName} may invoke ${name}` : others);
      const fix = `RemovePermissionCommand, then AddPermissionCommand with SourceArn ${own}*/VERB/PATH, in ${step}`;
      return fail({ expected: `the policy of ${name} lets in ${names.apiName} alone`, got, why, fix });
    }
  }
  return pass();
};

export const routeChecks: Record<string, Check> = {
  'APIGW-01.1': isThere,
  'APIGW-01.2': reads,
  'APIGW-01.3': writes,
  'APIGW-01.4': letsInThisApiAlone,
};
