import { commonFlags, type FlagTable } from './flags.ts';

/** What `--help` prints. */
export function helpText({
  name,
  summary,
  flags,
}: {
  name: string;
  summary: string;
  flags: FlagTable;
}): string {
  const own = Object.entries(flags).map(flagLine);
  const common = Object.entries(commonFlags).map(flagLine);
  return [`npm run ${name} -- [flags]`, summary, '', ...own, ...(own.length > 0 ? [''] : []), ...common].join(
    '\n',
  );
}

function flagLine([name, { value, help }]: [string, { value?: string; help: string }]): string {
  return `  --${`${name}${value ? ` ${value}` : ''}`.padEnd(20)}  ${help}`;
}
