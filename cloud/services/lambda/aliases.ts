import { randomUUID } from 'node:crypto';
import type * as Sdk from '@aws-sdk/client-lambda';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { functionOf, versionOf } from './find.ts';
import { functionArn } from './names.ts';
import { pageOf } from './pages.ts';
import { checkRevision, conflict, notFound } from './refusals.ts';
import { type AliasRecord, type FunctionRecord, saveFunction } from './state.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html */
export const handlers = {
  CreateAlias({ FunctionName, Name, FunctionVersion, Description = '' }, call) {
    const record = functionOf(call, FunctionName);
    if (record.aliases[Name]) {
      throw conflict(`Alias already exists: ${functionArn({ ...record, qualifier: Name })}`);
    }
    return save(call, record, { name: Name, version: FunctionVersion, description: Description });
  },

  GetAlias({ FunctionName, Name }, call) {
    const record = functionOf(call, FunctionName);
    return shown(record, findAlias(record, Name));
  },

  UpdateAlias({ FunctionName, Name, FunctionVersion, Description, RevisionId }, call) {
    const record = functionOf(call, FunctionName);
    const alias = findAlias(record, Name);
    checkRevision(RevisionId, alias.revisionId);
    return save(call, record, {
      name: Name,
      version: FunctionVersion ?? alias.version,
      description: Description ?? alias.description,
    });
  },

  DeleteAlias({ FunctionName, Name }, call) {
    const record = functionOf(call, FunctionName);
    const { [Name]: _, ...aliases } = record.aliases;
    const { [Name]: __, ...policies } = record.policies;
    saveFunction(call.cloud, { ...record, aliases, policies });
    return {};
  },

  ListAliases({ FunctionName, FunctionVersion, Marker, MaxItems }, call) {
    const record = functionOf(call, FunctionName);
    const aliases = Object.values(record.aliases)
      .filter(({ version }) => FunctionVersion === undefined || version === FunctionVersion)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const { page, next } = pageOf(aliases, ({ name }) => name, Marker, MaxItems);
    return { Aliases: page.map((alias) => shown(record, alias)), NextMarker: next };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateAlias: ['FunctionName', 'Name', 'FunctionVersion', 'Description'],
  GetAlias: ['FunctionName', 'Name'],
  UpdateAlias: ['FunctionName', 'Name', 'FunctionVersion', 'Description', 'RevisionId'],
  DeleteAlias: ['FunctionName', 'Name'],
  ListAliases: ['FunctionName', 'FunctionVersion', 'Marker', 'MaxItems'],
};

function findAlias(record: FunctionRecord, name: string): AliasRecord {
  const alias = record.aliases[name];
  if (!alias) throw notFound(`Cannot find alias arn: ${functionArn({ ...record, qualifier: name })}`);
  return alias;
}

function save(
  call: Call,
  record: FunctionRecord,
  changed: Omit<AliasRecord, 'revisionId'>,
): Sdk.AliasConfiguration {
  // An alias of an alias is none: only versions count.
  if (record.aliases[changed.version] || !versionOf(record, changed.version)) {
    throw notFound(`Function not found: ${functionArn({ ...record, qualifier: changed.version })}`);
  }
  const alias = { ...changed, revisionId: randomUUID() };
  saveFunction(call.cloud, { ...record, aliases: { ...record.aliases, [alias.name]: alias } });
  return shown(record, alias);
}

function shown(record: FunctionRecord, { name, version, description, revisionId }: AliasRecord) {
  return {
    AliasArn: functionArn({ ...record, qualifier: name }),
    Name: name,
    FunctionVersion: version,
    Description: description,
    RevisionId: revisionId,
  };
}
