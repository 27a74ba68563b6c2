import { isDeepStrictEqual } from 'node:util';
import type { Architecture, PackageType } from '@aws-sdk/client-lambda';
import { lambda, NO_FUNCTION } from './lambda-calls.ts';
import { type Code, functionCode } from './lambda-code.ts';
import { allSettings, givenSettings, SETTINGS, type Settings } from './lambda-settings.ts';
import type { SupportedType } from './only.ts';
import type { Physical, ResourceContext } from './resource-type.ts';
import { stable } from './stable.ts';
import { type Tag, tagChanges, tagList, tagMap, tagMapOf, tagsOf } from './tags.ts';
import { whenGone } from './when-gone.ts';

interface LambdaFunction extends Settings {
  FunctionName?: string;
  Code: Code;
  PackageType?: PackageType;
  Architectures?: Architecture[];
  ReservedConcurrentExecutions?: number;
  Tags?: Tag[];
}

const NAME_LENGTH = 64;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html */
export const lambdaFunction: SupportedType = {
  supported: [
    'FunctionName',
    'Code.ZipFile',
    'Code.S3Bucket',
    'Code.S3Key',
    'Code.S3ObjectVersion',
    'PackageType',
    'Architectures',
    'ReservedConcurrentExecutions',
    'Tags',
    ...SETTINGS,
  ],

  async create(properties: LambdaFunction, context) {
    const { PackageType, Architectures, Tags } = properties;
    const FunctionName = properties.FunctionName ?? context.physicalName({ maxLength: NAME_LENGTH });
    await lambda(context)('CreateFunction', {
      ...givenSettings(properties),
      Role: properties.Role,
      FunctionName,
      Code: functionCode(properties.Code),
      PackageType,
      Architectures,
      Tags: tagMapOf(context, Tags),
    });
    context.begun(FunctionName);
    await settled(FunctionName, context);
    if (properties.ReservedConcurrentExecutions !== undefined)
      await reserve(FunctionName, properties, context);
    return physical(FunctionName, context);
  },

  async update(FunctionName, properties: LambdaFunction, before: LambdaFunction, context) {
    // An update that is taken back may find the function still busy with it.
    await settled(FunctionName, context);
    await updateCode(FunctionName, properties, before, context);
    const settings = allSettings(FunctionName, properties);
    if (!isDeepStrictEqual(settings, allSettings(FunctionName, before))) {
      await lambda(context)('UpdateFunctionConfiguration', { FunctionName, ...settings });
      await settled(FunctionName, context);
    }
    if (properties.ReservedConcurrentExecutions !== before.ReservedConcurrentExecutions)
      await reserve(FunctionName, properties, context);
    await setTags(FunctionName, properties, context);
    return physical(FunctionName, context);
  },

  async delete(FunctionName, _properties, context) {
    await whenGone(lambda(context)('DeleteFunction', { FunctionName }), NO_FUNCTION);
  },
};

async function updateCode(
  FunctionName: string,
  { Code, Architectures }: LambdaFunction,
  before: LambdaFunction,
  context: ResourceContext,
) {
  // What lies behind the same key is not looked at, as on AWS: packages have the hash of their content in their names.
  if (isDeepStrictEqual([Code, Architectures], [before.Code, before.Architectures])) return;
  await lambda(context)('UpdateFunctionCode', {
    FunctionName,
    ...functionCode(Code),
    Architectures: Architectures ?? ['x86_64'],
  });
  await settled(FunctionName, context);
}

async function settled(FunctionName: string, context: ResourceContext) {
  await stable(`the function ${FunctionName}`, async () => {
    const { Configuration = {} } = await lambda(context)('GetFunction', { FunctionName });
    return Configuration.State === 'Active' && Configuration.LastUpdateStatus === 'Successful';
  });
}

async function reserve(
  FunctionName: string,
  { ReservedConcurrentExecutions }: LambdaFunction,
  context: ResourceContext,
) {
  const call = lambda(context);
  if (ReservedConcurrentExecutions === undefined) await call('DeleteFunctionConcurrency', { FunctionName });
  else await call('PutFunctionConcurrency', { FunctionName, ReservedConcurrentExecutions });
}

async function setTags(name: string, properties: LambdaFunction, context: ResourceContext) {
  const call = lambda(context);
  const Resource = arnOf(name, context);
  const { Tags = {} } = await call('ListTags', { Resource });
  const { set, removed } = tagChanges(tagList(Tags), tagsOf(context, properties.Tags));
  if (removed.length > 0) await call('UntagResource', { Resource, TagKeys: removed });
  if (set.length > 0) await call('TagResource', { Resource, Tags: tagMap(set) });
}

/** SnapStart is off, since Lambda refuses any other here. */
function physical(name: string, context: ResourceContext): Physical {
  const SnapStartResponse = { ApplyOn: 'None', OptimizationStatus: 'Off' };
  return { physicalId: name, attributes: { Arn: arnOf(name, context), SnapStartResponse } };
}

function arnOf(name: string, { caller }: ResourceContext): string {
  return `arn:aws:lambda:${caller.region}:${caller.account}:function:${name}`;
}
