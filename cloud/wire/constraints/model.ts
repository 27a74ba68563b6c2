/** The services whose published input constraints are generated beside this file. */
export const constrainedServices = [
  'apigateway',
  'cloudformation',
  'cloudfront',
  'cognito-idp',
  'dynamodb',
  'iam',
  'lambda',
  'logs',
  's3',
  'sts',
] as const;

export type ConstrainedService = (typeof constrainedServices)[number];

/** A shape of AWS's service model, cut down to its constraints; a shape without a type is a structure. */
export interface Shape {
  type?: string;
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  /** AWS does not repeat the value in its message. */
  sensitive?: boolean;
  required?: string[];
  /** A structure's members that are required or constrained, each with the name of its shape. */
  members?: Record<string, string>;
  /** Members that are not in the body: `header x-amz-acl`, `querystring encoding-type`, `uri Bucket`. */
  outside?: Record<string, string>;
  /** The member that is the whole body. */
  payload?: string;
  member?: string;
  key?: string;
  value?: string;
  /** What holds too, once the rest does, unless the value is an ARN. */
  unlessArn?: Shape;
}

/** What a generated file holds. */
export interface Constraints {
  service: ConstrainedService;
  /** Which published model the file was made from. */
  source: string;
  /** The input shape of each operation that has constraints. */
  operations: Record<string, string>;
  shapes: Record<string, Shape>;
}

/** A constraint of a value itself. */
export type Rule = 'min' | 'max' | 'pattern' | 'enum';

export interface Violation {
  /** The member as AWS prints it: `tableName`, `tags.1.member.value`, `putMethodInput.authorizationType`. */
  path: string;
  /** `member`, `key` and `entry` are for plain values inside a list or a map, which AWS tells once for all of them. */
  kind: 'required' | Rule | 'member' | 'key' | 'entry';
  /** Undefined where a required member is missing. */
  value: unknown;
  /** The value as AWS's Java prints it; absent where AWS keeps it to itself because it is sensitive. */
  shown?: string;
  /** The shape whose constraint is violated: of the member, or of what is inside for the last three kinds. */
  shape: Shape;
  shapeName: string;
  /** Where the member stands outside the body, as in `Shape.outside`. */
  outside?: string;
  /** The missing member is the whole body. */
  payload?: boolean;
}
