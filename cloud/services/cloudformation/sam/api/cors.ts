import { invalidResource } from '../faults.ts';
import type { PyDict } from '../python/dictionary.ts';
import { isFields, isIntrinsic } from '../shape.ts';
import { addCorsOptions, type CorsAnswer } from '../swagger/cors-options.ts';

const KEYS = ['AllowMethods', 'AllowHeaders', 'AllowOrigin', 'MaxAge', 'AllowCredentials'];

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-corsconfiguration.html */
export function addCors(id: string, body: PyDict, cors: unknown): void {
  addCorsOptions(body, readCors(id, cors));
}

function readCors(id: string, cors: unknown): CorsAnswer {
  if (!isFields(cors) || isIntrinsic(cors)) return { origin: cors, credentials: false };
  const unknown = Object.keys(cors).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw invalidResource(id, `Invalid key '${unknown}' for 'Cors' property.`);
  const { AllowOrigin, AllowHeaders, AllowMethods, MaxAge, AllowCredentials } = cors;
  const credentials = AllowCredentials === true;
  if (credentials && (AllowOrigin === undefined || AllowOrigin === "'*'")) {
    throw invalidResource(
      id,
      "Unable to add Cors configuration because 'AllowCredentials' can not be true when 'AllowOrigin' is \"'*'\" or not set",
    );
  }
  return { origin: AllowOrigin, headers: AllowHeaders, methods: AllowMethods, maxAge: MaxAge, credentials };
}
