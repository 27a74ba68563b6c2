import { readFileSync } from 'node:fs';
import { invalidResource } from '../faults.ts';
import { type Fields, isFields } from '../shape.ts';

interface Published {
  templates: Record<string, { parameters: string[]; statement: unknown[] }>;
}

const FILE = new URL('./policy-templates.json', import.meta.url);
const { templates } = JSON.parse(readFileSync(FILE, 'utf8')) as Published;

/** A map with a template's name alone, such as `{ DynamoDBReadPolicy: { TableName: … } }`. */
export function isTemplate(policy: Fields): boolean {
  const [name, ...others] = Object.keys(policy);
  return name !== undefined && others.length === 0 && Object.hasOwn(templates, name);
}

/**
 * The document of a policy template with its parameters filled in.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-templates.html
 */
export function fillTemplate(id: string, policy: Fields): Fields {
  const [name = '', values] = Object.entries(policy)[0] ?? [];
  const template = templates[name];
  if (template === undefined || !isFields(values)) {
    throw invalidResource(id, `Must specify valid parameter values for policy template '${name}'`);
  }
  const missing = template.parameters.filter((parameter) => !(parameter in values));
  if (missing.length > 0) {
    const list = missing.map((parameter) => `'${parameter}'`).join(', ');
    throw invalidResource(
      id,
      `Following required parameters of template '${name}' don't have values: [${list}]`,
    );
  }
  return { Statement: fill(template.statement, template.parameters, values) };
}

function fill(value: unknown, parameters: string[], values: Fields): unknown {
  if (Array.isArray(value)) return value.map((item) => fill(item, parameters, values));
  if (!isFields(value)) return value;
  if (typeof value.Ref === 'string' && parameters.includes(value.Ref)) return values[value.Ref];
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, fill(item, parameters, values)]),
  );
}
