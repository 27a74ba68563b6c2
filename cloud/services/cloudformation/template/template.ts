/** A template in its long form, with every section there: what the parser gives and the SAM transform gives back. */
export interface Template {
  AWSTemplateFormatVersion?: string;
  Description?: string;
  /** In the order in which they run. */
  Transform: TransformDeclaration[];
  Metadata: Record<string, unknown>;
  /** SAM's alone; a template without its transform has none. */
  Globals?: Record<string, unknown>;
  Parameters: Record<string, ParameterDeclaration>;
  Mappings: Record<string, Mapping>;
  Conditions: Record<string, unknown>;
  Resources: Record<string, ResourceDeclaration>;
  Outputs: Record<string, OutputDeclaration>;
}

export type TransformDeclaration = string | { Name: string; Parameters?: Record<string, unknown> };

export type MappingValue = string | number | boolean | unknown[];
/** Top-level key, then second-level key. */
export type Mapping = Record<string, Record<string, MappingValue>>;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
export interface ParameterDeclaration {
  Type: string;
  Default?: string;
  AllowedValues?: string[];
  AllowedPattern?: string;
  ConstraintDescription?: string;
  Description?: string;
  MinLength?: number;
  MaxLength?: number;
  MinValue?: number;
  MaxValue?: number;
  NoEcho?: boolean;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html */
export interface ResourceDeclaration {
  Type: string;
  Properties?: Record<string, unknown>;
  DependsOn?: string[];
  Condition?: string;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  Metadata?: unknown;
  Description?: unknown;
  /** SAM's attributes of a function's resource (AutoPublishAlias writes one); the cloud refuses them by name. */
  CreationPolicy?: unknown;
  UpdatePolicy?: unknown;
  /** What only SAM's transform knows. */
  Connectors?: unknown;
  IgnoreGlobals?: unknown;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html */
export interface OutputDeclaration {
  Value: unknown;
  Description?: string;
  Export?: { Name: unknown };
  Condition?: string;
}
