import type { Course } from '../shared/step.ts';
import { factLines } from '../verify/render/text.ts';

/** The first line of a command: what it is, and where and for whom it works. */
export function headerLines(command: string, course: Course, width: number): string[] {
  const { config, account, region, student } = course;
  const facts = [
    `CineDB ${command}`,
    `target ${config.target}`,
    `account ${account}`,
    region,
    `student ${student}`,
  ];
  return factLines(facts, width);
}
