import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { ifExists } from '../../../shared/aws-errors.ts';
import type { Grader } from '../../check.ts';
import type { Statement } from './role-policy.ts';

/** A role as IAM has it. */
export interface Role {
  name: string;
  trust: Statement[];
  /** Of the policies inside it and of those attached to it. */
  statements: Statement[];
  /** Whether it has AWS's own policy for writing logs. */
  hasBasicExecution: boolean;
}

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html */
const BASIC_EXECUTION = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

/** A role with all that it allows; undefined when there is none. */
export async function readRole(grader: Grader, arn: string): Promise<Role | undefined> {
  const { iam } = grader.clients;
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  const call = iam.send(new GetRoleCommand({ RoleName: name }));
  const found = await ifExists(call, 'NoSuchEntity', 'NoSuchEntityException');
  if (!found?.Role) return undefined;
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: name }));
  const attached = AttachedPolicies.map(({ PolicyArn }) => String(PolicyArn));
  const others = attached.filter((policy) => policy !== BASIC_EXECUTION);
  const documents = [
    ...(await inlinePolicies(grader, name)),
    ...(await Promise.all(others.map((policy) => managedPolicy(grader, policy)))),
  ];
  return {
    name,
    trust: statementsOf(found.Role.AssumeRolePolicyDocument),
    statements: documents.flatMap(statementsOf),
    hasBasicExecution: attached.includes(BASIC_EXECUTION),
  };
}

async function inlinePolicies({ clients: { iam } }: Grader, RoleName: string): Promise<string[]> {
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  return Promise.all(
    PolicyNames.map(async (PolicyName) => {
      const answer = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      return String(answer.PolicyDocument);
    }),
  );
}

async function managedPolicy({ clients: { iam } }: Grader, PolicyArn: string): Promise<string> {
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const VersionId = Policy?.DefaultVersionId;
  const answer = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
  return String(answer.PolicyVersion?.Document);
}

/** IAM gives documents back with every special character as `%XX`. */
function statementsOf(encoded = '{"Statement":[]}'): Statement[] {
  const { Statement } = JSON.parse(decodeURIComponent(encoded)) as { Statement: Statement | Statement[] };
  return [Statement].flat();
}
