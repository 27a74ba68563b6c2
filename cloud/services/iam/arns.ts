/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns */
export type IamResource = 'user' | 'role' | 'policy';

export interface IamArn {
  /** Twelve digits, or `aws` for the policies that AWS keeps. */
  account: string;
  type: IamResource;
  path: string;
  name: string;
}

export function arnOf(type: IamResource, { account, path, name }: Omit<IamArn, 'type'>): string {
  return `arn:aws:iam::${account}:${type}${path}${name}`;
}

/** Takes the ARN of a user, role or policy apart; undefined when it is none. */
export function parseArn(arn: string): IamArn | undefined {
  const match = /^arn:aws:iam::(\d{12}|aws):(user|role|policy)(\/(?:[^/]+\/)*)([^/]+)$/.exec(arn);
  if (!match) return undefined;
  const [, account = '', type, path = '', name = ''] = match;
  return { account, type: type as IamResource, path, name };
}
