import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DescribeChangeSetCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningCloud, startCloud } from '../../cloud/start.ts';
import { settledStack } from '../../modules/06-sam/given/ready-stack.ts';
import { openCourse } from '../../shared/course.ts';
import { findStack } from '../../shared/find-stack.ts';
import type { Course } from '../../shared/step.ts';
import { waitFor } from '../../shared/wait.ts';
import { failuresOf, verdictsOf } from './deployed-course.ts';
import { goldenFile } from './describe-mistakes.ts';
import { failureText } from './mistake.ts';
import { withoutStackIds } from './sam-mistake.ts';
import { gradeStack } from './sam-stack.ts';

const table = `
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Sub '\${AWS::StackName}-films'
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
      BillingMode: PAY_PER_REQUEST`;

const serverless = 'Transform: AWS::Serverless-2016-10-31\n';

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification.html */
const inCircle = `${serverless}Resources:
  Films:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs24.x
      Handler: index.handler
      InlineCode: 'exports.handler = async () => 1'
      Environment: { Variables: { API: !Sub 'https://\${Api}.example.com' } }
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: { Name: !GetAtt Films.Arn }`;

interface Case {
  name: string;
  student: string;
  make(course: Course): Promise<unknown>;
  because: string;
}

function proposed(template: string) {
  return async ({ clients, names }: Course) => {
    const place = { StackName: names.stacks.dev, ChangeSetName: 'first' };
    await clients.cloudformation.send(
      new CreateChangeSetCommand({
        ...place,
        ChangeSetType: 'CREATE',
        TemplateBody: template,
        Capabilities: ['CAPABILITY_IAM'],
      }),
    );
    const isMade = async () => {
      const { Status } = await clients.cloudformation.send(new DescribeChangeSetCommand(place));
      return Status !== 'CREATE_IN_PROGRESS';
    };
    await waitFor('the change set', isMade, { deadlineMs: 10_000 });
  };
}

function created(template: string) {
  return async (course: Course) => {
    const { clients, names } = course;
    const StackName = names.stacks.dev;
    await clients.cloudformation.send(new CreateStackCommand({ StackName, TemplateBody: template }));
    await settledStack(course, StackName);
  };
}

const cases: Case[] = [
  {
    name: 'nothing was deployed',
    student: 'ana',
    make: async () => {},
    because: 'us-east-1 has no stack of this name in account 000000000000',
  },
  {
    name: 'a function waits for the API, and the API for the function (24)',
    student: 'bea',
    make: proposed(inCircle),
    because:
      "each of Films, Api waits for the other, such as a function that has the API's address in its environment",
  },
  {
    name: 'the template has a resource of a type that is none',
    student: 'cem',
    make: proposed(`${serverless}Resources:\n  Films: { Type: AWS::DynamoDB::Tabel }`),
    because: 'CloudFormation refuses the template, and has made nothing',
  },
  {
    name: 'the change set was not executed',
    student: 'dan',
    make: proposed(`${serverless}Resources:\n  Films:${table}`),
    because: 'a change set was made for it, and nobody has executed it',
  },
  {
    name: 'a resource could not be made',
    student: 'eva',
    make: created(`Resources:\n  Films:${table}\n  More:\n    DependsOn: Films${table}`),
    because: 'CloudFormation stopped at More',
  },
  {
    name: 'the template is none of SAM',
    student: 'fay',
    make: created(`Resources:\n  Films:${table}`),
    because: 'to CloudFormation it is a template of its own',
  },
];

let cloud: RunningCloud;
beforeAll(async () => {
  // A distribution that takes so long keeps its stack at work.
  vi.stubEnv('CINEDB_DEPLOYMENT_SECONDS', '600');
  cloud = await startCloud({});
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await cloud.close();
});

function courseOf(student: string): Promise<Course> {
  return openCourse({ target: 'local', student, region: 'us-east-1', stateDir: '', endpoint: cloud.url });
}

describe('a stack that does not stand', () => {
  it.each(cases)('is told apart: $name', async ({ name, student, make, because }) => {
    const course = await courseOf(student);
    await make(course);
    const result = await gradeStack(course);
    const { 'SAM-01.1': first, ...others } = verdictsOf(result);
    expect(first).toBe('fail');
    expect(new Set(Object.values(others))).toEqual(new Set(['blocked']));
    expect(result.canaries).toEqual({ made: 0, left: [] });
    const [failure] = failuresOf(result);
    expect(failure?.why.text).toBe(because);
    const text = failure ? withoutStackIds(failureText(failure)) : '';
    await expect(text).toMatchFileSnapshot(goldenFile({ name, fails: 'SAM-01.1' }));
  });

  it('is pending while CloudFormation is at work, and costs nothing', async () => {
    const course = await courseOf('gil');
    const { clients, names } = course;
    const TemplateBody = JSON.stringify({ Resources: { Site: distribution } });
    await clients.cloudformation.send(new CreateStackCommand({ StackName: names.stacks.dev, TemplateBody }));
    const result = await gradeStack(course);
    expect(new Set(Object.values(verdictsOf(result)))).toEqual(new Set(['pending']));
  });

  it('is swept of what a killed grader left: change sets, and the stacks that they were for', async () => {
    const course = await courseOf('fay');
    const { clients, names } = course;
    const left = 'ca9a51e5-0000-4000-8000-000000000000';
    const TemplateBody = `Resources:\n  Films:${table}\n  More: { Type: AWS::Logs::LogGroup }`;
    const wish = { ChangeSetName: left, TemplateBody };
    const propose = (StackName: string, ChangeSetType: 'CREATE' | 'UPDATE') =>
      clients.cloudformation.send(new CreateChangeSetCommand({ ...wish, StackName, ChangeSetType }));
    await propose(left, 'CREATE');
    await propose(names.stacks.dev, 'UPDATE');
    await gradeStack(course);
    expect(await findStack(clients.cloudformation, left)).toBeUndefined();
    const { Summaries } = await clients.cloudformation.send(
      new ListChangeSetsCommand({ StackName: names.stacks.dev }),
    );
    expect(Summaries).toEqual([]);
  });
});

const distribution = {
  Type: 'AWS::CloudFront::Distribution',
  Properties: {
    DistributionConfig: {
      Enabled: true,
      Origins: [
        {
          Id: 'site',
          DomainName: 'site.s3.us-east-1.amazonaws.com',
          S3OriginConfig: { OriginAccessIdentity: '' },
        },
      ],
      DefaultCacheBehavior: {
        TargetOriginId: 'site',
        ViewerProtocolPolicy: 'redirect-to-https',
        CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
      },
    },
  },
};
