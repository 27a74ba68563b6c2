import { CourseError } from '../../../shared/errors.ts';
import { type LocalTemplate, resourceIds, valueAt } from './read-template.ts';

/**
 * The properties that may name a local file, apart from a function's CodeUri: what `aws cloudformation package` uploads.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
 */
const localProperties: Record<string, string[]> = {
  'AWS::Serverless::Function': ['ImageUri'],
  'AWS::Serverless::Api': ['DefinitionUri'],
  'AWS::Serverless::HttpApi': ['DefinitionUri'],
  'AWS::Serverless::LayerVersion': ['ContentUri'],
  'AWS::Serverless::Application': ['Location'],
  'AWS::Serverless::StateMachine': ['DefinitionUri'],
  'AWS::Lambda::Function': ['Code'],
  'AWS::Lambda::LayerVersion': ['Content'],
  'AWS::ApiGateway::RestApi': ['BodyS3Location'],
  'AWS::CloudFormation::Stack': ['TemplateURL'],
};

/**
 * Makes sure that nothing in a template is left to a file that only this machine has.
 *
 * @throws CourseError `step` that names the property
 */
export function refuseLocalFiles(template: LocalTemplate): void {
  for (const id of resourceIds(template)) {
    const type = String(valueAt(template, ['Resources', id, 'Type']));
    for (const property of localProperties[type] ?? []) {
      const value = valueAt(template, ['Resources', id, 'Properties', property]);
      // Places in S3 are tables of bucket and key, or addresses.
      if (typeof value !== 'string' || /^(s3|https?):\/\//.test(value)) continue;
      throw new CourseError(
        'step',
        `${id} (${type}) names the local file ${value} in ${property}, which this command does not upload.`,
        'Put it into the template, or include it with AWS::Include, or use the SAM CLI: make deploy',
      );
    }
  }
}
