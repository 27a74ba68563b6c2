import { GetStagesCommand } from '@aws-sdk/client-api-gateway';
import { type Check, fail, type Grader, likely, type Outcome, pass, proven } from '../../check.ts';
import { administratorToken } from '../04-apigateway/administrator.ts';
import { shownReply } from '../04-apigateway/ask.ts';
import { shownRoute } from '../04-apigateway/routes.ts';
import { canaryStage } from '../04-apigateway/served-stage.ts';
import { askRoute, closedRoutes } from '../05-cognito/stage.ts';
import { whyNotOpened } from '../05-cognito/why-open.ts';
import { borrowed, unlessMade } from './borrowed.ts';
import { placeOf } from './places.ts';
import { stackGrader } from './stack-grader.ts';
import { inTemplate } from './where.ts';

const api = ['restApi', 'moviesTable', 'postersBucket'] as const;

const knowsThePool = borrowed(['restApi', 'userPool'], ['COGNITO-03.1', 'COGNITO-03.2']);

/**
 * Whether an administrator gets through, whatever the site's client is like: the checks of the other requirements sign in
 * too, and would only stumble.
 */
const opensToItsPool: Check = async (grader) => {
  const outcome = await knowsThePool(grader);
  if (outcome.verdict !== 'pass') return outcome;
  const missing = await unlessMade(grader, ['distribution']);
  return missing ?? (await unlessOpened(await stackGrader(grader))) ?? pass();
};

async function unlessOpened(grader: Grader): Promise<Outcome | undefined> {
  const token = await administratorToken(grader);
  for (const route of closedRoutes) {
    const reply = await askRoute(grader, route, token);
    grader.log(`sent ${shownRoute(route)} with an ID token of the pool`);
    if (reply.status !== 401) continue;
    const { why } = await whyNotOpened(grader, route);
    return fail({
      expected: 'the answer of the function',
      got: shownReply(reply),
      why,
      fix: placeOf('COGNITO-03.4'),
    });
  }
  return undefined;
}

const isServed = borrowed(api, ['APIGW-04.1', 'APIGW-04.2', 'APIGW-04.3']);

/** SAM makes a stage named "Stage" beside yours, unless it is told which version the definition has. */
const isTheOnlyStage: Check = async (grader) => {
  const { clients, locate, names } = await stackGrader(grader);
  const restApiId = (await locate.restApi())?.id;
  const { item = [] } = await clients.apigateway.send(new GetStagesCommand({ restApiId }));
  const others = item.flatMap(({ stageName }) =>
    stageName === undefined || [names.stageName, canaryStage].includes(stageName) ? [] : [stageName],
  );
  grader.log('listed the stages of the API');
  const [first] = others;
  if (first === undefined) return isServed(grader);
  return fail({
    expected: `the stage ${names.stageName} and no other`,
    got: `${first} beside it`,
    why:
      first === 'Stage'
        ? proven('SAM makes a stage of this name for a definition of OpenAPI whose version it is not told')
        : likely('it was made by hand, or for an earlier attempt'),
    fix: `${inTemplate('Globals: { Api: { OpenApiVersion: 3.0.1 } }')}; at last delete the stage ${first}, which nobody else does`,
    learn: '#common-mistakes',
  });
};

export const apiChecks: Record<string, Check> = {
  'SAM-02.1': borrowed(['restApi'], ['APIGW-01.1']),
  'SAM-02.2': opensToItsPool,
  'SAM-02.3': borrowed(api, ['APIGW-01.2', 'APIGW-01.3']),
  'SAM-02.4': borrowed(api, [
    'APIGW-02.1',
    'APIGW-02.2',
    'APIGW-02.3',
    'APIGW-02.4',
    'APIGW-02.5',
    'APIGW-02.6',
  ]),
  'SAM-02.5': borrowed(
    [...api, 'distribution'],
    ['APIGW-03.1', 'APIGW-03.2', 'APIGW-03.3', 'APIGW-03.4'],
    ['COGNITO-03.5', 'COGNITO-03.6'],
  ),
  'SAM-02.6': isTheOnlyStage,
};
