import { addResource, type Edit, inside, replace } from './sam-edits.ts';

/** A solution that is right in another way than ours. */
export interface Variant {
  name: string;
  student: string;
  template: Edit[];
  api: Edit[];
}

const functions = ['ListMovies', 'GetMovie', 'AddMovie', 'UpdateMovie', 'DeleteMovie', 'PosterUrl'];

const others: Record<string, string> = {
  SiteBucket: 'Web',
  SiteIdentity: 'Reader',
  SiteDistribution: 'Front',
  PostersBucket: 'Pictures',
  MoviesTable: 'Data',
  AdminPool: 'People',
  AdminGroup: 'Crew',
  SiteClient: 'Browser',
  SignInDomain: 'Door',
  ApiScopes: 'Rights',
  ...Object.fromEntries(functions.map((name, index) => [`${name}Function`, `F${index}`])),
};

/** Logical ids that say nothing. What belongs to a property, an output or a path stays. */
const renamed: Edit = (text) =>
  Object.entries(others).reduce(
    (before, [from, to]) =>
      before.replace(new RegExp(`(?<![\\w/.:-])${from}(?=[\\s,\\]}.:])(?!: \\{Value)`, 'g'), to),
    text,
  );

/** CloudFormation makes the names of the functions and of their log groups. */
const namesOfAws: Edit[] = functions.flatMap((name) => [
  (text: string) =>
    text
      .replace(
        new RegExp(`      FunctionName: !Sub '[^']+-${kebab(name)}'\\n`),
        `      LoggingConfig: {LogGroup: !Ref ${name}Logs}\n`,
      )
      .replace(new RegExp(`      LogGroupName: !Sub '[^']+-${kebab(name)}'\\n`), ''),
]);

function kebab(name: string): string {
  return name.replace(/[a-z](?=[A-Z])/g, '$&-').toLowerCase();
}

const identity = `S3OriginConfig: {OriginAccessIdentity: !Sub 'origin-access-identity/cloudfront/\${SiteIdentity}'}`;

const service = `{Service: cloudfront.amazonaws.com}`;

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html */
const originAccessControl: Edit[] = [
  replace(
    identity,
    "OriginAccessControlId: !GetAtt SiteControl.Id\n            S3OriginConfig: {OriginAccessIdentity: ''}",
  ),
  (text) =>
    text.replaceAll(
      /Principal: \{CanonicalUser: !GetAtt SiteIdentity.S3CanonicalUserId\}/g,
      `Principal: ${service}\n            Condition: {StringEquals: {'AWS:SourceArn': !Sub 'arn:aws:cloudfront::\${AWS::AccountId}:distribution/\${SiteDistribution}'}}`,
    ),
  (text) => text.replace(/\n {2}SiteIdentity:\n[\s\S]*?\n(?= {2}SiteBucketPolicy:)/, '\n'),
  addResource(`
SiteControl:
  Type: AWS::CloudFront::OriginAccessControl
  Properties:
    OriginAccessControlConfig:
      Name: !Sub '\${AWS::StackName}-site'
      OriginAccessControlOriginType: s3
      SigningBehavior: always
      SigningProtocol: sigv4`),
];

/** https://aws.amazon.com/dynamodb/pricing/on-demand/ */
const onDemand: Edit[] = [
  replace('      BillingMode: PROVISIONED\n', '      BillingMode: PAY_PER_REQUEST\n'),
  replace('      ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}\n', ''),
  inside('MoviesTable', 'Tags: [', 'Tags: [{Key: capacity-reason, Value: nobody knows how many will come}, '),
];

/** The API in the long form: what SAM would make of its own. */
const plainApi: Edit[] = [
  (text) => text.replace(/ {6}Events:\n(?: {8}.*\n)+/g, ''),
  (text) =>
    text.replace(
      /\n {2}Api:\n {4}Type[\s\S]*?\n(?=Outputs:)/,
      `
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: !Sub '\${AWS::StackName}-api'
      EndpointConfiguration: {Types: [REGIONAL]}
      Tags: [{Key: course, Value: cinedb}, {Key: student, Value: !Ref Student}]
      Body:
        Fn::Transform: {Name: AWS::Include, Parameters: {Location: ${/s3:\/\/\S+\.yaml/.exec(text)?.[0]}}}

  Released:
    Type: AWS::ApiGateway::Deployment
    Properties: {RestApiId: !Ref Api}

  Stage:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Api
      DeploymentId: !Ref Released
      StageName: prod
      MethodSettings: [{ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 50, ThrottlingBurstLimit: 50}]
${functions.map(permission).join('')}
`,
    ),
];

function permission(name: string): string {
  return `
  ${name}Permission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref ${name}Function
      Principal: apigateway.amazonaws.com
      SourceArn: !Sub 'arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/*/*'
`;
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-simpletable.html */
const simpleTable: Edit = (text) => {
  const [table] = /\n {2}MoviesTable:\n[\s\S]*?\n(?=\n {2}\S)/.exec(text) ?? [];
  if (table === undefined) throw new Error('the template has no MoviesTable');
  return text.replace(
    table,
    `
  MoviesTable:
    Type: AWS::Serverless::SimpleTable
    Properties:
      PrimaryKey: {Name: id, Type: String}
      ProvisionedThroughput: {ReadCapacityUnits: 2, WriteCapacityUnits: 2}
      Tags: {course: cinedb, student: !Ref Student}
`,
  );
};

const otherSettings: Edit[] = [
  replace('Architectures: [arm64]', 'Architectures: [x86_64]'),
  replace('MemorySize: 256', 'MemorySize: 512'),
  (text) => text.replaceAll('RetentionInDays: 14', 'RetentionInDays: 30'),
];

export const variants: Variant[] = [
  {
    name: 'other logical ids, and names that AWS makes',
    student: 'bob',
    template: [...namesOfAws, renamed],
    api: [renamed],
  },
  {
    name: 'a table on demand, an origin access control, and the API in the long form',
    student: 'cleo',
    template: [...onDemand, ...plainApi, ...originAccessControl],
    api: [],
  },
  {
    name: 'a SimpleTable, processors of the other kind, and log groups that keep more',
    student: 'dora',
    template: [simpleTable, ...otherSettings],
    api: [],
  },
];
