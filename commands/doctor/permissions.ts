import { GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { ListDistributionsCommand } from '@aws-sdk/client-cloudfront';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { awsAnswer } from '../../shared/aws-errors.ts';
import type { Clients } from '../../shared/clients.ts';
import type { Course } from '../../shared/step.ts';
import { messageOf, remedyOf } from '../explain.ts';
import { type Finding, fail, pass, warn } from './finding.ts';

/** A call that reads, costs nothing, and that the course makes too. */
interface Probe {
  service: string;
  /** The IAM action that allows it. */
  action: string;
  /** The first module that needs the service. */
  module: number;
  call: (clients: Clients) => Promise<unknown>;
}

export const probes: Probe[] = [
  {
    service: 'S3',
    action: 's3:ListAllMyBuckets',
    module: 1,
    call: ({ s3 }) => s3.send(new ListBucketsCommand({})),
  },
  {
    service: 'CloudFront',
    action: 'cloudfront:ListDistributions',
    module: 1,
    call: ({ cloudfront }) => cloudfront.send(new ListDistributionsCommand({ MaxItems: 1 })),
  },
  {
    service: 'DynamoDB',
    action: 'dynamodb:ListTables',
    module: 2,
    call: ({ dynamodb }) => dynamodb.send(new ListTablesCommand({ Limit: 1 })),
  },
  {
    service: 'Lambda',
    action: 'lambda:ListFunctions',
    module: 3,
    call: ({ lambda }) => lambda.send(new ListFunctionsCommand({ MaxItems: 1 })),
  },
  {
    service: 'IAM',
    action: 'iam:ListRoles',
    module: 3,
    call: ({ iam }) => iam.send(new ListRolesCommand({ MaxItems: 1 })),
  },
  {
    service: 'CloudWatch Logs',
    action: 'logs:DescribeLogGroups',
    module: 3,
    call: ({ logs }) => logs.send(new DescribeLogGroupsCommand({ limit: 1 })),
  },
  {
    service: 'API Gateway',
    action: 'apigateway:GET',
    module: 4,
    call: ({ apigateway }) => apigateway.send(new GetRestApisCommand({ limit: 1 })),
  },
  {
    service: 'Cognito',
    action: 'cognito-idp:ListUserPools',
    module: 5,
    call: ({ cognito }) => cognito.send(new ListUserPoolsCommand({ MaxResults: 1 })),
  },
  {
    service: 'CloudFormation',
    action: 'cloudformation:DescribeStacks',
    module: 6,
    call: ({ cloudformation }) => cloudformation.send(new DescribeStacksCommand({})),
  },
];

/** Asks each service one harmless question. That a call may read does not prove that one may write. */
export function permissionFindings({ clients }: Course): Promise<Finding[]> {
  return Promise.all(probes.map((probe) => permissionFinding(probe, clients)));
}

async function permissionFinding(
  { service, action, module, call }: Probe,
  clients: Clients,
): Promise<Finding> {
  try {
    await call(clients);
    return pass(service, `${action} is allowed`);
  } catch (error) {
    const code = awsAnswer(error)?.code ?? '';
    if (code === 'NotImplemented') return warn(service, messageOf(error), remedyOf(error));
    if (!/^AccessDenied|^UnauthorizedOperation$|^AuthorizationError/.test(code))
      return fail(service, messageOf(error), remedyOf(error));
    return fail(
      service,
      `your keys may not call ${action} (${code})`,
      `Module ${module} needs ${service}: ask for the rights, or use an account where you have them.`,
    );
  }
}
