import { declare, inherited } from '../attributes.ts';
import { invalidResource } from '../faults.ts';
import { hashedId, sortedJson } from '../logical-ids.ts';
import { resolveParameters } from '../parameters.ts';
import type { Run } from '../run.ts';
import { type Fields, isFields, present } from '../shape.ts';

/**
 * The version and the alias that AutoPublishAlias asks for; gives the alias's logical id.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/automating-updates-to-serverless-apps.html
 */
export function publishAlias(run: Run, id: string, properties: Fields, made: Fields): string | undefined {
  const resource = run.resources[id];
  if (properties.AutoPublishAlias === undefined || resource === undefined) {
    if (properties.ProvisionedConcurrencyConfig === undefined) return undefined;
    throw invalidResource(
      id,
      'To set ProvisionedConcurrencyConfig AutoPublishALias must be defined on the function',
    );
  }
  const name = aliasName(run, id, properties.AutoPublishAlias);
  const version = hashedId(
    `${id}Version`,
    fingerprint(made, properties.AutoPublishAliasAllProperties === true),
  );
  const alias = aliasId(id, name);
  run.made[version] = declare(
    'AWS::Lambda::Version',
    { Description: properties.VersionDescription, FunctionName: { Ref: id } },
    { DeletionPolicy: 'Retain', ...inherited(resource) },
  );
  run.made[alias] = declare(
    'AWS::Lambda::Alias',
    {
      Name: name,
      FunctionName: { Ref: id },
      FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
      ProvisionedConcurrencyConfig: properties.ProvisionedConcurrencyConfig,
    },
    inherited(resource),
  );
  run.references.add(id, 'Version', version);
  run.references.add(id, 'Alias', alias);
  return alias;
}

function aliasName(run: Run, id: string, given: unknown): string {
  const name = resolveParameters(given, run.values);
  if (typeof name === 'string') return name;
  throw invalidResource(id, "'AutoPublishAlias' must be a string or a Ref to a template parameter");
}

/** Dashes and underscores fit no logical id. */
function aliasId(id: string, name: string): string {
  const fitting = name.replaceAll('-', 'D').replaceAll('_', 'U');
  if (/^[A-Za-z0-9]+$/.test(fitting)) return `${id}Alias${fitting}`;
  throw invalidResource(
    id,
    `AutoPublishAlias name ('${name}') must contain only alphanumeric characters, '-' or '_'`,
  );
}

/** What a new version is made for: another code, memory size or variable, or any other property when asked so. */
function fingerprint(made: Fields, allProperties: boolean): string {
  if (allProperties) return sortedJson(made);
  const { Code, Environment, MemorySize, SnapStart } = made;
  const variables = isFields(Environment) ? Environment.Variables : undefined;
  return sortedJson({
    ...(isFields(Code) ? Code : {}),
    ...present({ MemorySize, SnapStart, Variables: variables }),
  });
}
