import type * as Sdk from '@aws-sdk/client-s3';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-websiteconfiguration.html */
export interface WebsiteConfiguration {
  IndexDocument?: string;
  ErrorDocument?: string;
  RedirectAllRequestsTo?: Sdk.RedirectAllRequestsTo;
  RoutingRules?: { RedirectRule: Sdk.Redirect; RoutingRuleCondition?: Sdk.Condition }[];
}

/** A website as S3 takes it. */
export function websiteOf({
  IndexDocument,
  ErrorDocument,
  RedirectAllRequestsTo,
  RoutingRules,
}: WebsiteConfiguration): Sdk.WebsiteConfiguration {
  return {
    ...(IndexDocument !== undefined && { IndexDocument: { Suffix: IndexDocument } }),
    ...(ErrorDocument !== undefined && { ErrorDocument: { Key: ErrorDocument } }),
    RedirectAllRequestsTo,
    RoutingRules: RoutingRules?.map(({ RedirectRule, RoutingRuleCondition }) => ({
      Redirect: RedirectRule,
      Condition: RoutingRuleCondition,
    })),
  };
}
