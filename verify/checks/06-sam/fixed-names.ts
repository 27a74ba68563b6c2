/** A name that a template gives to a resource, and that would be the same in another environment. */
export interface FixedName {
  logicalId: string;
  /** Such as `FunctionName`. */
  property: string;
  /** The value as the template has it. */
  value: unknown;
}

interface Processed {
  Resources?: Record<string, { Type?: string; Properties?: Record<string, unknown> }>;
  Conditions?: Record<string, unknown>;
  Outputs?: Record<string, { Export?: { Name?: unknown } }>;
}

/** Names that no two stacks of a region or an account can share, as paths into the properties. */
const unique: Record<string, string> = {
  'AWS::S3::Bucket': 'BucketName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::CloudFront::OriginAccessControl': 'OriginAccessControlConfig.Name',
  'AWS::CloudFront::CachePolicy': 'CachePolicyConfig.Name',
  'AWS::CloudFront::OriginRequestPolicy': 'OriginRequestPolicyConfig.Name',
  'AWS::CloudFront::ResponseHeadersPolicy': 'ResponseHeadersPolicyConfig.Name',
};

/** What is another in each stack, or in each environment. */
const VARYING = ['AWS::StackName', 'AWS::StackId', 'Environment'];

/**
 * The names of a template that two environments would fight over: they depend on nothing that differs between them.
 *
 * @param template after its transforms
 */
export function fixedNames(template: Processed): FixedName[] {
  const { Resources = {}, Outputs = {} } = template;
  const given = [
    ...Object.entries(Resources).map(([logicalId, { Type = '', Properties = {} }]) => {
      const property = unique[Type];
      return {
        logicalId,
        property: property?.split('.').at(-1),
        value: property && valueAt(Properties, property),
      };
    }),
    ...Object.entries(Outputs).map(([logicalId, output]) => ({
      logicalId,
      property: 'Export',
      value: output.Export?.Name,
    })),
  ];
  return given.flatMap(({ logicalId, property, value }) =>
    property === undefined || value === undefined || varies(value, template)
      ? []
      : [{ logicalId, property, value }],
  );
}

function valueAt(properties: Record<string, unknown>, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], properties);
}

/** Whether a value depends on the stack, on the environment, on a condition about it, or on another resource. */
function varies(value: unknown, template: Processed): boolean {
  return referencesIn(value).some(
    (name) =>
      VARYING.includes(name) ||
      name in { ...template.Resources } ||
      (name in { ...template.Conditions } && varies(template.Conditions?.[name], template)),
  );
}

/** Every name that a value mentions: by Ref, GetAtt, Sub or If. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref' || key === 'Condition') return [String(inner)];
    if (key === 'Fn::GetAtt') return [String(inner).split(/[.,]/)[0] ?? ''];
    if (key === 'Fn::If') return [String((inner as unknown[])[0]), ...referencesIn(inner)];
    if (key === 'Fn::Sub') return [...variablesIn([inner].flat()[0]), ...referencesIn(inner)];
    return referencesIn(inner);
  });
}

/** `${A}` and `${B.Arn}` in a text; `${!C}` is none. */
function variablesIn(text: unknown): string[] {
  return [...String(text).matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = '']) => name.split('.')[0] ?? '');
}
