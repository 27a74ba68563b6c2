// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of Fn::Sub.

/** Templates that CloudFormation takes. */
export const GOOD = {
  bucketAndPolicy: `
Parameters:
  Env: { Type: String, AllowedValues: [dev, prod], Default: dev }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  Site:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      VersioningConfiguration: !If [IsProd, { Status: Enabled }, !Ref AWS::NoValue]
      CorsConfiguration:
        CorsRules:
          - { AllowedMethods: [GET, PUT], AllowedOrigins: ['*'], MaxAge: "3600" }
      Tags: [{ Key: course, Value: cinedb }]
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Site
      PolicyDocument:
        Version: 2012-10-17
        Statement: [{ Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: !Sub "\${Site.Arn}/*" }]
Outputs:
  Url: { Value: !GetAtt Site.WebsiteURL, Export: { Name: !Sub "\${AWS::StackName}-url" } }
`,
  functionAndRole: `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }]
      ManagedPolicyArns: [!Sub "arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]
  Function:
    Type: AWS::Lambda::Function
    DependsOn: Logs
    Properties:
      FunctionName: movies
      Runtime: nodejs22.x
      Handler: index.handler
      Role: !GetAtt Role.Arn
      MemorySize: "256"
      Timeout: 5
      Architectures: [arm64]
      Environment: { Variables: { TABLE: !Ref Table, PAGE: "20" } }
      Code: { ZipFile: "exports.handler = async () => 1" }
  Logs: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /aws/lambda/movies, RetentionInDays: 14 } }
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
`,
  mappings: `
Mappings: { Sizes: { dev: { Days: 7 }, prod: { Days: 30 } } }
Parameters: { Env: { Type: String, Default: dev, AllowedValues: [dev, prod] } }
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties: { RetentionInDays: !FindInMap [Sizes, !Ref Env, Days] }
`,
  pool: `
Resources:
  Pool: { Type: AWS::Cognito::UserPool, Properties: { UsernameAttributes: [email], AutoVerifiedAttributes: [email] } }
  Client:
    Type: AWS::Cognito::UserPoolClient
    Properties: { UserPoolId: !Ref Pool, GenerateSecret: "false", ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH] }
  Admins: { Type: AWS::Cognito::UserPoolGroup, Properties: { GroupName: admins, UserPoolId: !Ref Pool } }
Outputs: { Issuer: { Value: !GetAtt Pool.ProviderURL } }
`,
};

const bucket = (properties: string) =>
  `Resources: { A: { Type: AWS::S3::Bucket, Properties: ${properties} } }`;
const logs = (properties: string) =>
  `Resources: { A: { Type: AWS::Logs::LogGroup, Properties: ${properties} } }`;

/** Templates that it refuses. */
export const BROKEN = {
  unknownType: 'Resources: { A: { Type: AWS::S3::Buckets } }',
  unknownReference: bucket('{ BucketName: !Ref Nope }'),
  unknownSubVariable: bucket('{ BucketName: !Sub "${Nope}" }'),
  unknownResourceOfGetAtt: bucket('{ BucketName: !GetAtt Nope.Arn }'),
  unknownAttribute: `Resources: { A: { Type: AWS::S3::Bucket } }\nOutputs: { O: { Value: !GetAtt A.Name } }`,
  unknownDependency: 'Resources: { A: { Type: AWS::S3::Bucket, DependsOn: B } }',
  unknownCondition: 'Resources: { A: { Type: AWS::S3::Bucket, Condition: Nope } }',
  unknownMapping: bucket('{ BucketName: !FindInMap [Nope, a, b] }'),
  unknownProperty: bucket('{ Name: posters }'),
  unknownSection: 'Resource: {}\nResources: { A: { Type: AWS::S3::Bucket } }',
  unknownAttributeOfResource: 'Resources: { A: { Type: AWS::S3::Bucket, Depends: B } }',
  missingProperty: 'Resources: { A: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: b } } }',
  missingType: 'Resources: { A: { Properties: {} } }',
  noResources: 'Outputs: {}',
  wrongNumber: logs('{ RetentionInDays: soon }'),
  wrongEnum: logs('{ RetentionInDays: 13 }'),
  wrongList: bucket('{ Tags: { Key: a, Value: b } }'),
  wrongObject: bucket('{ VersioningConfiguration: Enabled }'),
  wrongJoin: bucket('{ BucketName: !Join ["-"] }'),
  wrongSelect: bucket('{ BucketName: !Select [a, b, c] }'),
  wrongIf: bucket('{ BucketName: !If [a, b] }'),
  circle: `Resources:
  A: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref B } }
  B: { Type: AWS::S3::Bucket, DependsOn: A }`,
  badLogicalId: 'Resources: { my-bucket: { Type: AWS::S3::Bucket } }',
  badDeletionPolicy: 'Resources: { A: { Type: AWS::S3::Bucket, DeletionPolicy: Keep } }',
  badParameterType: 'Parameters: { P: { Type: Text } }\nResources: { A: { Type: AWS::S3::Bucket } }',
  badDefault: `Parameters: { P: { Type: String, AllowedValues: [a], Default: b } }
Resources: { A: { Type: AWS::S3::Bucket } }`,
  outputWithoutValue: 'Resources: { A: { Type: AWS::S3::Bucket } }\nOutputs: { O: { Description: d } }',
};
