import { isDeepStrictEqual } from 'node:util';
import { GetExportCommand } from '@aws-sdk/client-api-gateway';
import type { Grader } from '../../check.ts';

/** A stage's API as API Gateway writes it down, without what names the stage. */
interface Exported {
  paths: Record<string, Record<string, unknown>>;
  [member: string]: unknown;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html */
export async function exported({ clients }: Grader, restApiId: string, stageName: string): Promise<Exported> {
  const { body } = await clients.apigateway.send(
    new GetExportCommand({
      restApiId,
      stageName,
      exportType: 'oas30',
      parameters: { extensions: 'apigateway' },
      accepts: 'application/json',
    }),
  );
  const { info: _, servers: __, ...rest } = JSON.parse(Buffer.from(body ?? []).toString('utf8'));
  return { ...rest, paths: rest.paths ?? {} };
}

const membersInWords: Record<string, string> = {
  'x-amazon-apigateway-gateway-responses': 'gateway responses',
  'x-amazon-apigateway-binary-media-types': 'binary media types',
  'x-amazon-apigateway-request-validators': 'request validators',
  components: 'models',
};

/** What differs between two exports, a phrase for each: `GET /movies/{id}`, `gateway responses`. */
export function differencesOf(served: Exported, configured: Exported): string[] {
  const methods = (of: Exported) =>
    new Map(
      Object.entries(of.paths).flatMap(([path, verbs]) =>
        Object.entries(verbs).map(([verb, method]) => [`${shownVerb(verb)} ${path}`, method] as const),
      ),
    );
  const members = (of: Exported) =>
    new Map(
      Object.entries(of).flatMap(([name, value]) =>
        name === 'paths' ? [] : [[membersInWords[name] ?? name, value] as const],
      ),
    );
  return [
    ...differing(methods(served), methods(configured)),
    ...differing(members(served), members(configured)),
  ];
}

function differing(left: Map<string, unknown>, right: Map<string, unknown>): string[] {
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].filter((name) => !isDeepStrictEqual(left.get(name), right.get(name)));
}

function shownVerb(verb: string): string {
  return verb === 'x-amazon-apigateway-any-method' ? 'ANY' : verb.toUpperCase();
}
