import type { ServeEdge } from '../../edge/edges.ts';
import { AwsError } from '../../errors.ts';
import { restXmlProtocol } from '../../wire/rest-xml-protocol.ts';
import { linkedCode } from './code-links.ts';

/** Gives a function's code to whoever has the link that GetFunction answered. */
export const serveCode: ServeEdge = async (request, _name, _region, cloud) => {
  try {
    const zip = linkedCode(cloud, request.path);
    return { status: 200, headers: { 'content-type': 'application/zip' }, body: zip };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return restXmlProtocol({ xmlNamespace: '', bareErrors: true }).writeError(error, '');
  }
};
