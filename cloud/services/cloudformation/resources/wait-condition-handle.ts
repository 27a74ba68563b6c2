import { randomUUID } from 'node:crypto';
import type { SupportedType } from './only.ts';
import type { Physical } from './resource-type.ts';

/**
 * A resource that makes nothing. `Ref` gives an address for signals; nobody waits for them here, because
 * AWS::CloudFormation::WaitCondition is refused by name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-waitconditionhandle.html
 */
export const waitConditionHandle: SupportedType = {
  supported: [],
  async create(_properties, { cloud, caller, stackId, logicalId }) {
    const host = `cloudformation-waitcondition-${caller.region}.s3.${caller.region}.${cloud.urlSuffix}`;
    return physical(`https://${host}/${encodeURIComponent(`${stackId}/${logicalId}/${randomUUID()}`)}`);
  },
  update: async (physicalId) => physical(physicalId),
  delete: async () => {},
};

function physical(address: string): Physical {
  return { physicalId: address, attributes: { Id: address } };
}
