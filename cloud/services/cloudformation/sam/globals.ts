import type { ResourceDeclaration, Template } from '../template/template.ts';
import { invalidGlobals } from './faults.ts';
import { globalProperties, globalSections } from './global-properties.ts';
import { type Fields, isFields, isIntrinsic } from './shape.ts';

/**
 * The resources with what `Globals` gives them.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function mergeGlobals({ Globals, Resources }: Template): Record<string, ResourceDeclaration> {
  if (Globals === undefined) return Resources;
  const globals = checkGlobals(Globals);
  return Object.fromEntries(
    Object.entries(Resources).map(([id, resource]) => {
      const [, section = ''] = /^AWS::Serverless::(\w+)$/.exec(resource.Type) ?? [];
      const shared = globals[section];
      if (shared === undefined) return [id, resource];
      return [id, { ...resource, Properties: mergeProperties(shared, resource.Properties ?? {}) }];
    }),
  );
}

/** The globals of the implicit API. */
export function globalsOf({ Globals }: Template, section: string): Fields {
  const found = Globals?.[section];
  return isFields(found) ? found : {};
}

/** The architecture is a list of one: the resource's own is not added to the shared one. */
export function mergeProperties(shared: Fields, own: Fields): Fields {
  const merged = merge(shared, own) as Fields;
  return own.Architectures === undefined ? merged : { ...merged, Architectures: own.Architectures };
}

/** What the resource tells wins; maps are merged and lists are joined. */
function merge(shared: unknown, own: unknown): unknown {
  if (Array.isArray(shared) && Array.isArray(own)) return [...shared, ...own];
  if (!isFields(shared) || !isFields(own) || isIntrinsic(shared) || isIntrinsic(own)) return own;
  const base: Fields = shared;
  const merged: Fields = { ...base };
  for (const [name, value] of Object.entries(own)) {
    merged[name] = name in base ? merge(base[name], value) : value;
  }
  return merged;
}

function checkGlobals(globals: unknown): Record<string, Fields> {
  if (!isFields(globals)) throw invalidGlobals('It must be a non-empty dictionary');
  for (const [section, properties] of Object.entries(globals)) {
    if (!globalSections.includes(section)) {
      throw invalidGlobals(
        `'${section}' is not supported. Must be one of the following values - ${list(globalSections)}`,
      );
    }
    checkSection(section, properties);
  }
  return globals as Record<string, Fields>;
}

function checkSection(section: string, properties: unknown): void {
  const supported = globalProperties[section];
  if (supported === undefined) {
    throw invalidGlobals(`The embedded cloud does not model '${section}'.`);
  }
  // The reference forgets to fill its message in.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: these are the reference's words.
  if (!isFields(properties)) throw invalidGlobals('Value of ${section} must be a dictionary');
  const unknown = Object.keys(properties).find((name) => !supported.includes(name));
  if (unknown !== undefined) {
    throw invalidGlobals(
      `'${unknown}' is not a supported property of '${section}'. Must be one of the following values - ${list(supported)}`,
    );
  }
}

function list(names: string[]): string {
  return `[${names.map((name) => `'${name}'`).join(', ')}]`;
}
