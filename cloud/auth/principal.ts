/** An IAM policy document, as its owner wrote it. */
export interface PolicyDocument {
  Version?: string;
  Id?: string;
  Statement: PolicyStatement | PolicyStatement[];
}

export interface PolicyStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Principal?: '*' | Record<string, string | string[]>;
  NotPrincipal?: '*' | Record<string, string | string[]>;
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Condition?: Record<string, Record<string, string | boolean | number | (string | boolean | number)[]>>;
}

/** Who makes a call. */
export type Principal =
  | { type: 'Anonymous' }
  /** The account's administrator: every identity policy allows it; explicit denies of resource policies still hold. */
  | { type: 'Root'; account: string; arn: string; userId: string; accessKeyId: string }
  | {
      type: 'User';
      account: string;
      arn: string;
      userId: string;
      userName: string;
      accessKeyId: string;
      policies: PolicyDocument[];
    }
  | {
      type: 'AssumedRole';
      account: string;
      /** arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION */
      arn: string;
      roleArn: string;
      /** ROLEID:SESSION */
      userId: string;
      accessKeyId: string;
      policies: PolicyDocument[];
      /** Policies given to AssumeRole; when present the session may do only what both allow. */
      sessionPolicies?: PolicyDocument[];
    }
  /** A CloudFront origin access identity. */
  | { type: 'OriginAccessIdentity'; arn: string; canonicalUserId: string }
  /** An AWS service acting for a resource: CloudFront with origin access control, API Gateway, Lambda. */
  | { type: 'Service'; service: string; sourceArn?: string; sourceAccount?: string };

/** One thing that a call needs to be allowed to do. */
export interface Access {
  /** s3:GetObject */
  action: string;
  /** The ARN, or `*` for actions without a resource type. */
  resource: string;
  /** The account that owns the resource; the caller's when absent. */
  owner?: string;
  /** Condition keys of this access beside the global ones, e.g. `s3:prefix`. Names compare without case. */
  context?: Record<string, string | string[] | undefined>;
  /** The resource's own policy, where it has one. */
  resourcePolicy?: PolicyDocument;
}
