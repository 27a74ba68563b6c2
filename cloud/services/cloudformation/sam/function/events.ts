import { declare, inherited } from '../attributes.ts';
import { invalidEvent, notModelled } from '../faults.ts';
import { stageSuffix } from '../logical-ids.ts';
import { readProperties } from '../properties.ts';
import { pythonOrder } from '../python/dictionary.ts';
import type { Run } from '../run.ts';
import { type Fields, isFields } from '../shape.ts';
import { type ApiEvent, apiEventDeclaration, readApiEvent } from './event-properties.ts';
import { checkAlphanumeric } from './function.ts';
import { addIntegration } from './integration.ts';

/** Event types that the reference knows and that the embedded cloud has no service for. */
const OTHER_TYPES = [
  'AlexaSkill',
  'CloudWatchEvent',
  'CloudWatchLogs',
  'Cognito',
  'DocumentDB',
  'DynamoDB',
  'EventBridgeRule',
  'HttpApi',
  'IoTRule',
  'Kinesis',
  'MQ',
  'MSK',
  'S3',
  'SNS',
  'SQS',
  'Schedule',
  'ScheduleV2',
  'SelfManagedKafka',
];

/** What the events of a function need: permissions, and integrations in the APIs that the transform writes. */
export function makeEvents(run: Run, id: string, { Events }: Fields, alias: string | undefined): void {
  const events = isFields(Events) ? Events : {};
  for (const name of pythonOrder(Object.keys(events))) checkType(id, name, events[name]);
  for (const name of pythonOrder(Object.keys(events))) {
    const event = events[name];
    if (isFields(event)) makeApiEvent(run, id, name, event, alias);
  }
}

function checkType(id: string, name: string, event: unknown): void {
  const type = isFields(event) ? event.Type : undefined;
  if (type === 'Api') return;
  if (typeof type === 'string' && OTHER_TYPES.includes(type)) {
    throw notModelled(id, `events of type ${type} (${name})`);
  }
  const shown = typeof type === 'string' ? type : 'None';
  throw invalidEvent(
    id,
    name,
    `Resource dict has missing or invalid value for key Type. Event Type is: ${shown}.`,
  );
}

function makeApiEvent(run: Run, id: string, name: string, given: Fields, alias: string | undefined): void {
  const resource = run.resources[id];
  const properties = readProperties(id + name, given.Properties, apiEventDeclaration);
  checkAlphanumeric(id + name);
  const event = readApiEvent(id, name, properties);
  const stage = stageOf(run, id, event);
  const permission = `${id}${name}Permission${stageSuffix(stage)}`;
  run.made[permission] = declare(
    'AWS::Lambda::Permission',
    permissionProperties(run.partition, event, alias ?? id),
    inherited(resource ?? { Type: '' }),
  );
  addIntegration(run, { function: id, alias, condition: resource?.Condition }, event, properties);
}

/** The stage's name where the API is one of the transform's own. */
function stageOf(run: Run, id: string, event: ApiEvent): unknown {
  const api = run.resources[event.api];
  if (api === undefined) {
    throw invalidEvent(
      id,
      event.name,
      "RestApiId must be a valid reference to an 'AWS::Serverless::Api' resource in same template.",
    );
  }
  return api.Type === 'AWS::Serverless::Api' ? api.Properties?.StageName : undefined;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-permission.html */
function permissionProperties(
  partition: string,
  { path, method, reference }: ApiEvent,
  target: string,
): Fields {
  const verb = method.toLowerCase() === 'any' ? '*' : method.toUpperCase();
  const resource = path.replace(/\{[^}]*\}/g, '*');
  const arn =
    `arn:${partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:` +
    `\${__ApiId__}/\${__Stage__}/${verb}${resource}`;
  return {
    Action: 'lambda:InvokeFunction',
    FunctionName: { Ref: target },
    Principal: 'apigateway.amazonaws.com',
    SourceArn: { 'Fn::Sub': [arn, { __ApiId__: reference, __Stage__: '*' }] },
  };
}
