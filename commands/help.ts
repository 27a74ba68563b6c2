import { type Argument, commonFlags, type FlagTable } from './flags.ts';

/** What `--help` prints. */
export function helpText({
  name,
  summary,
  flags,
  argument,
}: {
  name: string;
  summary: string;
  flags: FlagTable;
  argument?: Argument;
}): string {
  const given = argument ? [`  ${argument.name.padEnd(22)}  ${argument.help}`] : [];
  const own = [...given, ...Object.entries(flags).map(flagLine)];
  const common = Object.entries(commonFlags).map(flagLine);
  return [
    `npm run ${name} -- ${argument ? `${argument.name} ` : ''}[flags]`,
    summary,
    '',
    ...own,
    ...(own.length > 0 ? [''] : []),
    ...common,
  ].join('\n');
}

function flagLine([name, { value, help }]: [string, { value?: string; help: string }]): string {
  return `  --${`${name}${value ? ` ${value}` : ''}`.padEnd(20)}  ${help}`;
}
