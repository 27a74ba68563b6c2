import { configurationError } from './gateway-error.ts';
import { type Invocation, stageVariablesOf } from './invocation.ts';
import { Input, type InputParameters } from './vtl/input.ts';
import { renderTemplate } from './vtl/render.ts';
import { Util } from './vtl/util.ts';
import { LenientMap } from './vtl/values.ts';

/**
 * Renders a mapping template.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 *
 * @param body what `$input` reads: the request's, or the integration's answer
 * @throws GatewayError when the template cannot be rendered
 */
export function renderMapping(template: string, body: string, invocation: Invocation): string {
  try {
    return renderTemplate(template, {
      input: new Input(body, inputParameters(invocation)),
      util: new Util(),
      context: invocation.context,
      stageVariables: new LenientMap(Object.entries(stageVariablesOf(invocation))),
    });
  } catch {
    throw configurationError();
  }
}

/** What `$input.params()` gives: the last value of each. */
function inputParameters({ pathParameters, query, headers }: Invocation): InputParameters {
  return {
    path: pathParameters,
    querystring: Object.fromEntries([...query].map(([name, values]) => [name, values.at(-1) ?? ''])),
    header: Object.fromEntries(headers),
  };
}
