type Fields = Record<string, unknown>;

const POINTS_OF_A_MODULE = 100;

/** What is wrong with the content of a `module.yaml`, a phrase for each; none when it can be used. */
export function manifestProblems(manifest: unknown): string[] {
  if (!isFields(manifest)) return ['it is not a table of module, name and requirements'];
  const { module, name, requirements } = manifest;
  const problems: string[] = [];
  if (!Number.isInteger(module) || Number(module) < 1) problems.push('module is not a number from 1');
  if (!isText(name)) problems.push('name is empty');
  if (!Array.isArray(requirements) || requirements.length === 0)
    return [...problems, 'it has no requirements'];
  problems.push(...requirements.flatMap(requirementProblems));
  const checks = requirements.flatMap(checksOf);
  problems.push(...repeated(requirements.map((requirement) => (requirement as Fields).id)));
  problems.push(...repeated(checks.map((check) => check.id)));
  problems.push(...needsProblems(checks));
  const points = checks.reduce((sum, check) => sum + Number(check.points), 0);
  if (points !== POINTS_OF_A_MODULE)
    problems.push(`the points add up to ${points}, not ${POINTS_OF_A_MODULE}`);
  return problems;
}

function requirementProblems(requirement: unknown): string[] {
  if (!isFields(requirement) || !isText(requirement.id)) return ['a requirement has no id'];
  const { id, title, file, also = [], learn, hints, takeaway = 'none' } = requirement;
  const problems = strangers(requirement, [
    'id',
    'title',
    'file',
    'also',
    'learn',
    'hints',
    'takeaway',
    'checks',
  ]);
  if (!isText(title)) problems.push(`${id} has no title`);
  if (!isText(file) || !/^[a-z0-9-]+\.(ts|sh|ya?ml)$/.test(file)) problems.push(`${id} names no file`);
  if (!isText(learn) || !learn.startsWith('#')) problems.push(`${id} has no anchor in learn`);
  if (!Array.isArray(hints) || hints.length !== 3 || !hints.every(isText)) {
    problems.push(`${id} does not have three hints with text`);
  }
  if (!Array.isArray(also) || !also.every(isPathInside)) problems.push(`${id} has no list of paths in also`);
  if (!isText(takeaway)) problems.push(`${id} has a takeaway without text`);
  const checks = checksOf(requirement);
  if (checks.length === 0) problems.push(`${id} has no checks`);
  return [...problems, ...checks.flatMap((check) => checkProblems(check, id))];
}

function checkProblems(check: Fields, requirement: string): string[] {
  const { id, title, points } = check;
  const problems = strangers(check, ['id', 'title', 'points', 'needs']);
  if (!isText(id) || !id.startsWith(`${requirement}.`))
    return [`a check of ${requirement} has an id that is not ${requirement}.N`];
  if (!isText(title)) problems.push(`${id} has no title`);
  if (!Number.isInteger(points) || Number(points) < 1) problems.push(`${id} has no points`);
  return problems;
}

/** Checks may need only what stands before them, so that there is no circle and the order of reading is one of work. */
function needsProblems(checks: Fields[]): string[] {
  const before = new Set<unknown>();
  return checks.flatMap((check) => {
    const needs = Array.isArray(check.needs) ? check.needs : [];
    const unknown = needs.filter((need) => !before.has(need));
    before.add(check.id);
    return unknown.map((need) => `${String(check.id)} needs ${String(need)}, which is not a check before it`);
  });
}

/** A title with a comma that was not quoted comes out of YAML as two keys. */
function strangers(fields: Fields, known: string[]): string[] {
  const unknown = Object.keys(fields).filter((key) => !known.includes(key));
  return unknown.map((key) => `${String(fields.id)} has a key "${key}" that means nothing`);
}

function checksOf(requirement: unknown): Fields[] {
  const checks = isFields(requirement) ? requirement.checks : undefined;
  return Array.isArray(checks) ? checks.filter(isFields) : [];
}

function repeated(ids: unknown[]): string[] {
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `the id ${String(id)} stands twice`);
}

/** A path below the module's folders, with `/`. */
function isPathInside(value: unknown): boolean {
  return isText(value) && /^(?!.*\.\.)[\w-][\w./-]*$/.test(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
