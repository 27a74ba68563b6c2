import { apiAddress } from '../../../shared/api-address.ts';
import { type Check, fail, type Grader, likely, pass, proven } from '../../check.ts';
import { putFilm } from '../03-lambda/films.ts';
import { said, some } from '../words.ts';
import { steps } from './routes.ts';
import { readStage, servedStage } from './served-stage.ts';
import { apiUrlIn, servedConfig, storedConfig, whyOtherApi } from './site-config.ts';

const step = steps.stage;
const learn = '#common-mistakes';

/** What an account has when nobody sets anything: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const ACCOUNT_RATE = 10_000;
const ACCOUNT_BURST = 5_000;

const answers: Check = async (grader) => {
  const { stageName } = grader.names;
  const { movie } = await putFilm(grader);
  const { apiId } = await servedStage(grader);
  const expected = `200 with "${movie.title}" from the stage ${stageName}`;
  if (!(await readStage(grader, apiId, stageName))) {
    grader.log(`looked for the stage ${stageName}`);
    return fail({
      expected,
      got: 'no such stage',
      why: proven('the API was never deployed under this name, and without a stage nobody can call it'),
      fix: `CreateDeploymentCommand, then CreateStageCommand with stageName: names.stageName, in ${step}`,
    });
  }
  const address = `${apiAddress(grader.config, apiId, stageName)}/movies/${movie.id}`;
  const answer = await grader.request(address, { headers: { accept: 'application/json' } });
  grader.log(`sent GET /movies/${movie.id} to the stage ${stageName}`);
  // Whatever differs from what is configured is for the next check to tell.
  if (answer.status === 200 || (await isStale(grader))) return pass();
  return fail({
    expected,
    got: said(answer),
    why: likely('the stage has settings of its own that stand in the way, such as a variable'),
    fix: `compare the stage with the lesson's, in ${step}`,
  });
};

async function isStale(grader: Grader): Promise<boolean> {
  return ((await servedStage(grader)).stale ?? []).length > 0;
}

const servesWhatIsConfigured: Check = async (grader) => {
  const { stageName } = grader.names;
  const { stale = [] } = await servedStage(grader);
  grader.log(`compared the export of the stage ${stageName} with that of a new deployment`);
  if (stale.length === 0) return pass();
  const where = some(stale);
  return fail({
    expected: `the stage ${stageName} serves the API as it is configured now`,
    got: `another ${where}`,
    why: proven(`the stage still serves an older deployment: ${where} changed after it`),
    fix: `CreateDeploymentCommand with stageName: '${stageName}' after every change; run ${step} again`,
    learn,
  });
};

const isLimited: Check = async (grader) => {
  const { stageName } = grader.names;
  const { apiId } = await servedStage(grader);
  const { methodSettings = {} } = { ...(await readStage(grader, apiId, stageName)) };
  grader.log(`read the settings of the stage ${stageName}`);
  const { throttlingRateLimit: rate = ACCOUNT_RATE, throttlingBurstLimit: burst = ACCOUNT_BURST } = {
    ...methodSettings['*/*'],
  };
  if (rate > 0 && rate < ACCOUNT_RATE && burst > 0 && burst < ACCOUNT_BURST) return pass();
  return fail({
    expected: `limits for all methods below those of the account, ${ACCOUNT_RATE} a second and ${ACCOUNT_BURST} at once`,
    got: methodSettings['*/*'] ? `${rate} a second, ${burst} at once` : 'no limits',
    why: proven('one caller can use up what the account has for all its APIs, and you pay for every request'),
    fix: `UpdateStageCommand with /*/*/throttling/rateLimit and /*/*/throttling/burstLimit, in ${step}`,
  });
};

const siteKnowsIt: Check = async (grader) => {
  const { apiId } = await servedStage(grader);
  const right = apiAddress(grader.config, apiId, grader.names.stageName);
  const expected = `apiUrl ${right}`;
  const stored = apiUrlIn(await storedConfig(grader));
  if (stored !== right) return fail({ expected, got: stored ?? 'no apiUrl', ...whyOtherApi(stored, right) });
  const served = apiUrlIn(await servedConfig(grader));
  if (served === right) return pass();
  return fail({
    expected,
    got: served ?? 'no apiUrl',
    why: proven('the bucket has the address, and CloudFront hands out an older config.json'),
    fix: `CreateInvalidationCommand for /config.json, and Cache-Control: no-cache on the file, in ${step}`,
    learn,
  });
};

export const stageChecks: Record<string, Check> = {
  'APIGW-04.1': answers,
  'APIGW-04.2': servesWhatIsConfigured,
  'APIGW-04.3': isLimited,
  'APIGW-04.4': siteKnowsIt,
};
