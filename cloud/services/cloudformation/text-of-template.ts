import type { Template } from './template/template.ts';

/** A template as JSON: sections that hold nothing are left out, and the transforms, which are done. */
export function textOfTemplate({ Transform: _, ...template }: Template): string {
  const sections = Object.entries(template).filter(
    ([, section]) => typeof section !== 'object' || Object.keys(section).length > 0,
  );
  return JSON.stringify(Object.fromEntries(sections));
}
