import { CreateLogGroupCommand, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { inside, replace } from './sam-edits.ts';
import type { SamMistake } from './sam-mistake.ts';
import { type DeployedStack, includedAt, readIncluded } from './sam-stack.ts';

/** CloudFormation takes no update that changes parameters alone. */
const anything = replace('Description: One film', 'Description: A film');

const byHand = { Bucket: 'cinedb-ana-posters-2' };
const group = { logGroupName: '/aws/lambda/cinedb-ana-dev-first-try' };
const id = '5f0c1d7e-0000-4000-8000-000000000000';

function putFilm({ inStack }: DeployedStack, bucket: string) {
  const posterUrl = `s3://${bucket}/posters/${id}.png`;
  const Item = { id, title: 'Moved', rating: 5, synopsis: 'It has moved.', posterUrl };
  return inStack.clients.documents.send(new PutCommand({ TableName: inStack.names.moviesTable, Item }));
}

function removeFilm({ inStack }: DeployedStack) {
  const { clients, names } = inStack;
  return clients.documents.send(new DeleteCommand({ TableName: names.moviesTable, Key: { id } }));
}

async function changeIncluded(stack: DeployedStack, from: string, to: string) {
  const text = await readIncluded(stack.course, stack.original);
  const place = includedAt(stack.original);
  await stack.course.clients.s3.send(new PutObjectCommand({ ...place, Body: replace(from, to)(text) }));
}

export const deploymentMistakes: SamMistake[] = [
  {
    name: 'an output is missing',
    template: [replace('  SignInDomainPrefix: {Value: !Ref SignInDomain}\n', '')],
    fails: 'SAM-06.1',
    because: 'the commands of the course find the site, the films and the API by the outputs',
  },
  {
    name: 'an output names the bucket that a script has made',
    template: [
      replace(
        'SiteBucketName: {Value: !Ref SiteBucket}',
        'SiteBucketName: {Value: cinedb-ana-site-000000000000}',
      ),
    ],
    fails: 'SAM-06.1',
    because:
      'cinedb-ana-site-000000000000 is nothing that the stack has made: the site would be published elsewhere',
    whole: true,
  },
  {
    name: 'the address of the API has no stage',
    template: [replace(`\${AWS::URLSuffix}/prod`, `\${AWS::URLSuffix}`)],
    fails: 'SAM-06.1',
    because: 'it is written into config.json and shown to people, and nothing of the stack is there',
  },
  {
    name: 'openapi.yaml was uploaded again under the same name',
    break: (stack) => changeIncluded(stack, "version: '1'", "version: '2'"),
    fails: 'SAM-06.2',
    because: 'what the template includes or refers to is another than when the stack was deployed',
    mend: (stack) => changeIncluded(stack, "version: '2'", "version: '1'"),
  },
  {
    name: 'the table has a name of its own',
    template: [
      inside(
        'MoviesTable',
        '    Properties:\n',
        `    Properties:\n      TableName: !Sub 'cinedb-\${Student}-films'\n`,
      ),
    ],
    fails: 'SAM-06.3',
    because: 'the name is the same for dev and staging, and there can be one of it',
  },
  {
    name: 'the template knows dev alone',
    template: [replace('AllowedValues: [dev, staging, prod]', 'AllowedValues: [dev]'), anything],
    fails: 'SAM-06.3',
    because: 'CloudFormation takes this template for dev, and not for staging',
  },
  {
    name: 'there is no parameter for the environment',
    template: [
      replace(
        '  Environment:\n    Description: Which environment this stack is\n    Type: String\n    AllowedValues: [dev, staging, prod]\n    Default: dev\n',
        '',
      ),
      replace('IsProd: !Equals [!Ref Environment, prod]', "IsProd: !Equals [!Ref 'AWS::StackName', prod]"),
      anything,
    ],
    fails: 'SAM-06.3',
    because: 'the template does not know which environment it is deployed to',
  },
  {
    name: 'a bucket was made by hand',
    break: async ({ course: { clients, names } }) => {
      await clients.s3.send(new CreateBucketCommand(byHand));
      const TagSet = Object.entries(names.tags).map(([Key, Value]) => ({ Key, Value }));
      await clients.s3.send(new PutBucketTaggingCommand({ ...byHand, Tagging: { TagSet } }));
    },
    fails: 'SAM-06.6',
    because: 'what was made by hand is missing in the next environment, and stays when the stack is deleted',
    mend: ({ course: { clients } }) => clients.s3.send(new DeleteBucketCommand(byHand)),
  },
  {
    name: 'a function that is gone has left its log group',
    break: ({ course: { clients } }) => clients.logs.send(new CreateLogGroupCommand(group)),
    fails: 'SAM-06.6',
    because: 'what was made by hand is missing in the next environment, and stays when the stack is deleted',
    mend: ({ course: { clients } }) => clients.logs.send(new DeleteLogGroupCommand(group)),
  },
  {
    name: 'the films were copied with their old addresses',
    break: (stack) => putFilm(stack, 'cinedb-ana-posters-000000000000'),
    fails: 'SAM-06.7',
    because: 'it names a bucket that is not of the stack: the films were copied without their addresses',
    mend: removeFilm,
  },
  {
    name: 'the films were copied without their posters',
    break: (stack) => putFilm(stack, stack.inStack.names.postersBucket),
    fails: 'SAM-06.7',
    because: 'there is no such object: the films were copied without their posters',
    mend: removeFilm,
  },
];
