import { addResource, inside } from './sam-edits.ts';
import type { SamMistake } from './sam-mistake.ts';

const trust = `
  AssumeRolePolicyDocument:
    Version: '2012-10-17'
    Statement: [{ Effect: Allow, Principal: { Service: apigateway.amazonaws.com }, Action: sts:AssumeRole }]`;

const policies = `      Policies:
        - Version: '2012-10-17'
          Statement:
            - Effect: Allow
              Action: [dynamodb:Scan, dynamodb:PutItem]
              Resource: !GetAtt MoviesTable.Arn
            - Effect: Allow
              Action: s3:GetObject
              Resource: !Sub '\${PostersBucket.Arn}/posters/*'
`;

export const roleMistakes: SamMistake[] = [
  {
    name: 'a log group keeps its lines for ever',
    template: [inside('GetMovieLogs', '      RetentionInDays: 14\n', '')],
    fails: 'SAM-05.1',
    because: 'its lines are kept for ever, and paid for',
  },
  {
    name: 'a function writes to a log group that is not of the stack',
    template: [
      inside(
        'GetMovieFunction',
        '      Role: ',
        '      LoggingConfig: {LogGroup: /cinedb/get-movie}\n      Role: ',
      ),
    ],
    fails: 'SAM-05.1',
    because: 'Lambda makes it with the first line, to keep for ever, and it stays when the stack is deleted',
  },
  {
    name: 'two functions share a role',
    template: [inside('GetMovieFunction', 'GetMovieRole.Arn', 'UpdateMovieRole.Arn')],
    fails: 'SAM-05.2',
    because: 'each of these functions may do what any of them needs',
  },
  {
    name: 'a role may do all to the table',
    template: [inside('ListMoviesRole', '[dynamodb:Scan]', "['dynamodb:*']")],
    fails: 'SAM-05.2',
    because: 'whoever gets into the function may do all that its role may',
  },
  {
    name: 'a role reads every bucket',
    template: [inside('ListMoviesRole', `Resource: !Sub '\${PostersBucket.Arn}/posters/*'`, "Resource: '*'")],
    fails: 'SAM-05.2',
    because: 'whoever gets into the function may do all that its role may',
  },
  {
    name: 'the role that SAM makes gives more than is used',
    template: [
      inside('ListMoviesFunction', '      Role: !GetAtt ListMoviesRole.Arn\n', ''),
      inside('ListMoviesFunction', '      Events:\n', `${policies}      Events:\n`),
    ],
    fails: 'SAM-05.2',
    because: 'whoever gets into the function may do all that its role may',
  },
  {
    name: 'a function lets every API in',
    template: [
      addResource(`
Everybody:
  Type: AWS::Lambda::Permission
  Properties:
    Action: lambda:InvokeFunction
    FunctionName: !Ref GetMovieFunction
    Principal: apigateway.amazonaws.com`),
    ],
    fails: 'SAM-05.3',
    because: 'every API Gateway there is, other accounts included, may invoke the function',
  },
  {
    name: 'a role beside the functions may do everything',
    template: [
      addResource(`
Almighty:
  Type: AWS::IAM::Role
  Properties:${trust.replaceAll('\n', '\n  ')}
    Policies:
      - PolicyName: all
        PolicyDocument:
          Version: '2012-10-17'
          Statement: [{ Effect: Allow, Action: 's3:*', Resource: '*' }]`),
    ],
    fails: 'SAM-05.4',
    because: 'whoever takes on this role may do that to all that the account has',
  },
];
