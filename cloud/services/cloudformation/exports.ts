import type * as Sdk from '@aws-sdk/client-cloudformation';
import type { Handlers, Modelled } from '../service.ts';
import { exportsOf, importersOf } from './find-exports.ts';
import { pageOf } from './pages.ts';
import { validationError } from './template/errors.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListExports.html */
export const handlers = {
  ListExports({ NextToken }, call) {
    const { items, ...rest } = pageOf(exportsOf(call.cloud, call), ({ name }) => name, NextToken);
    const Exports = items.map(({ name, value, stack }) => ({
      Name: name,
      Value: value,
      ExportingStackId: stack.id,
    }));
    return { Exports, ...rest };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListImports.html */
  ListImports({ ExportName, NextToken }, call) {
    const names = importersOf(call.cloud, call, ExportName).map(({ name }) => name);
    if (names.length === 0) throw validationError(`Export '${ExportName}' is not imported by any stack.`);
    const { items, ...rest } = pageOf(names, (name) => name, NextToken);
    return { Imports: items, ...rest };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  ListExports: ['NextToken'],
  ListImports: ['ExportName', 'NextToken'],
};
