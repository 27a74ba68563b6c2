import { describe, expect, it } from 'vitest';
import { fixedNames } from './fixed-names.ts';

function table(TableName: unknown, Conditions: Record<string, unknown> = {}) {
  return { Resources: { Films: { Type: 'AWS::DynamoDB::Table', Properties: { TableName } } }, Conditions };
}

function isFixed(name: unknown, conditions?: Record<string, unknown>): boolean {
  return fixedNames(table(name, conditions)).length > 0;
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
describe('fixedNames', () => {
  it('finds a name that is the same in every stack', () => {
    expect(fixedNames(table('films'))).toEqual([
      { logicalId: 'Films', property: 'TableName', value: 'films' },
    ]);
    expect(isFixed({ 'Fn::Sub': `cinedb-\${Student}-\${AWS::AccountId}-films` })).toBe(true);
    expect(isFixed({ 'Fn::Sub': `\${!AWS::StackName}-films` })).toBe(true);
    expect(isFixed({ 'Fn::Join': ['-', ['cinedb', { Ref: 'Student' }]] })).toBe(true);
  });

  it('lets a name pass that CloudFormation makes, or that follows the stack or the environment', () => {
    expect(isFixed(undefined)).toBe(false);
    expect(isFixed({ 'Fn::Sub': `\${AWS::StackName}-films` })).toBe(false);
    expect(isFixed({ 'Fn::Join': ['-', ['films', { Ref: 'Environment' }]] })).toBe(false);
    expect(isFixed({ 'Fn::Sub': [`\${Place}-films`, { Place: { Ref: 'Environment' } }] })).toBe(false);
    expect(isFixed({ 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] })).toBe(false);
    expect(isFixed({ 'Fn::FindInMap': ['Names', { Ref: 'Environment' }, 'films'] })).toBe(false);
  });

  it('follows a condition and another resource', () => {
    const IsProd = { 'Fn::Equals': [{ Ref: 'Environment' }, 'prod'] };
    expect(isFixed({ 'Fn::If': ['IsProd', 'films', 'films-dev'] }, { IsProd })).toBe(false);
    const IsAna = { 'Fn::Equals': [{ Ref: 'Student' }, 'ana'] };
    expect(isFixed({ 'Fn::If': ['IsAna', 'films', 'others'] }, { IsAna })).toBe(true);
    const group = {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: { 'Fn::Sub': `/aws/\${Films}` } },
    };
    expect(fixedNames({ Resources: { ...table(undefined).Resources, Logs: group } })).toEqual([]);
  });

  it('looks at exports and at names inside settings, and not at names that may be shared', () => {
    const { Resources } = {
      Resources: {
        Control: {
          Type: 'AWS::CloudFront::OriginAccessControl',
          Properties: { OriginAccessControlConfig: { Name: 'site' } },
        },
        Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: 'admins' } },
      },
    };
    const found = fixedNames({ Resources, Outputs: { Site: { Export: { Name: 'cinedb-site' } } } });
    expect(found.map(({ logicalId, property }) => `${logicalId}.${property}`)).toEqual([
      'Control.Name',
      'Site.Export',
    ]);
  });
});
