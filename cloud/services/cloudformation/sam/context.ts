/** What a transform has to know beside the template. */
export interface SamContext {
  /** Region of the stack, such as `eu-west-1`. */
  region: string;
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  partition: string;
  /** The parameters' effective values; those without one fall back on their `Default`. */
  parameters: Record<string, string>;
  /** Managed policies of the account by name, so that `Policies` may name them. */
  managedPolicies?: Record<string, string>;
  /** Milliseconds since 1970; `AlwaysDeploy` makes a new deployment each second. */
  now?: number;
}
