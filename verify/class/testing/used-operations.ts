import { join } from 'node:path';
import { build } from 'esbuild';
import { courseRoot } from '../../../shared/root.ts';

/** Where the SDK's package of a service stands in a bundle, and what the cloud calls the service. */
const services: Record<string, string> = {
  'client-api-gateway': 'apigateway',
  'client-cloudformation': 'cloudformation',
  'client-cloudfront': 'cloudfront',
  'client-cloudwatch-logs': 'logs',
  'client-cognito-identity-provider': 'cognito-idp',
  'client-dynamodb': 'dynamodb',
  'client-iam': 'iam',
  'client-lambda': 'lambda',
  'client-s3': 's3',
  'client-sts': 'sts',
  'lib-dynamodb': 'documents',
};

/** What lib-dynamodb calls otherwise than DynamoDB does. */
const documentOperations: Record<string, string> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
};

/**
 * Every operation of AWS that checks can call, also where they explain a failure, as `s3:GetObject`. The bundler leaves out
 * what no check reaches, so that what is left in its output is what is called.
 *
 * @param files paths in the course: the checks of modules
 */
export async function usedOperations(files: readonly string[]): Promise<string[]> {
  const { outputFiles } = await build({
    entryPoints: files.map((file) => join(courseRoot, file)),
    outdir: join(courseRoot, 'none'),
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    treeShaking: true,
    loader: { '.js': 'js' },
  });
  return [...new Set(outputFiles.flatMap(({ text }) => operationsIn(text)))].sort();
}

function operationsIn(bundle: string): string[] {
  return [...bundle.matchAll(/import \{([^}]*)\} from "@aws-sdk\/([\w-]+)";/g)].flatMap(
    ([, names = '', from = '']) =>
      names.split(',').flatMap((item) => {
        const [name = '', local = name] = item.trim().split(/\s+as\s+/);
        // The import of a function that was left out stays; a call of it does not.
        return bundle.includes(`${local}(`) ? operationOf(name, services[from]) : [];
      }),
  );
}

function operationOf(name: string, service: string | undefined): string[] {
  const operation = /^(\w+)Command$/.exec(name)?.[1] ?? /^paginate(\w+)$/.exec(name)?.[1];
  if (!operation || !service) return [];
  if (service !== 'documents') return [`${service}:${operation}`];
  return [`dynamodb:${documentOperations[operation] ?? operation}`];
}
