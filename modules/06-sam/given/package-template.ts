import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isScalar, type Scalar, visit, type YAMLMap } from 'yaml';
import { CourseError } from '../../../shared/errors.ts';
import type { Course } from '../../../shared/step.ts';
import { bundle } from '../../03-lambda/given/bundle.ts';
import { uploadAsset } from './assets.ts';
import { ensureDeploymentBucket } from './ensure-deployment-bucket.ts';
import { functionSource } from './function-source.ts';
import { refuseLocalFiles } from './local-files.ts';
import { type LocalTemplate, resourceIds, valueAt } from './read-template.ts';

const FUNCTION = 'AWS::Serverless::Function';

/**
 * Does what `sam build` and `aws cloudformation package` do: bundles the functions, uploads them and the files that the
 * template includes, and writes their addresses into the template. It makes their bucket unless it is there.
 *
 * @returns the address of the template that is ready for CloudFormation
 * @throws CourseError `step` when it has no resources, and for a local file that this command does not know
 */
export async function packageTemplate(course: Course, template: LocalTemplate): Promise<string> {
  if (resourceIds(template).length === 0) throw empty(template);
  refuseLocalFiles(template);
  // Not before: a template that is refused leaves nothing in the account.
  const bucket = await ensureDeploymentBucket(course);
  await packageFunctions(course, template, bucket);
  await packageIncludes(course, template, bucket);
  const body = Buffer.from(template.document.toString({ lineWidth: 0, flowCollectionPadding: false }));
  const { url } = await uploadAsset(course, { bucket, body, ending: 'template', what: 'the template' });
  return url;
}

async function packageFunctions(course: Course, template: LocalTemplate, bucket: string): Promise<void> {
  const functions = resourceIds(template).flatMap((id) => {
    if (valueAt(template, ['Resources', id, 'Type']) !== FUNCTION) return [];
    const source = functionSource(template, id);
    return source ? [{ id, source }] : [];
  });
  // esbuild works on several at once.
  const bundles = await Promise.all(functions.map(({ source }) => bundle(source.path, source.fileName)));
  for (const [index, { zip }] of bundles.entries()) {
    const id = String(functions[index]?.id);
    const what = `the code of ${id}`;
    const { uri } = await uploadAsset(course, { bucket, body: zip, ending: 'zip', what });
    template.document.setIn(['Resources', id, 'Properties', 'CodeUri'], uri);
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html */
async function packageIncludes(course: Course, template: LocalTemplate, bucket: string): Promise<void> {
  for (const location of includes(template)) {
    const name = String(location.value);
    const body = await readFile(join(template.folder, name)).catch((cause: unknown) => {
      throw new CourseError('step', `${template.path} includes ${name}, which is not there.`, 'Write it.', {
        cause,
      });
    });
    const { uri } = await uploadAsset(course, { bucket, body, ending: 'yaml', what: name });
    location.value = uri;
  }
}

/** The places where the template names a local file that AWS::Include is to put in. */
function includes({ document }: LocalTemplate): Scalar[] {
  const found: Scalar[] = [];
  visit(document, {
    Map(_key, map) {
      const transform = map.tag === '!Transform' ? map : map.get('Fn::Transform', true);
      const location = isMap(transform) ? locationOf(transform) : undefined;
      if (location && !/^s3:\/\//.test(String(location.value))) found.push(location);
    },
  });
  return found;
}

function locationOf(transform: YAMLMap): Scalar | undefined {
  if (transform.get('Name') !== 'AWS::Include') return undefined;
  const location = transform.getIn(['Parameters', 'Location'], true);
  // An address that is put together by !Sub or !Ref is CloudFormation's to read.
  return isScalar(location) && !location.tag?.startsWith('!') ? location : undefined;
}

function empty({ path }: LocalTemplate): CourseError {
  return new CourseError(
    'step',
    `${path} has no resources yet, and CloudFormation takes no template without any.`,
    'Write the parts of SAM-01 to SAM-05 first. Each says TODO.',
  );
}
