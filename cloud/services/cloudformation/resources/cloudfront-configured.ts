import type { SupportedType } from './only.ts';
import type { Physical, Properties, ResourceContext } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

/** What tells apart the resources of CloudFront that are a configuration with an id. */
interface Configured {
  /** As it stands in the operations' names: `CachePolicy`. */
  noun: string;
  /** The members of the configuration that are mapped. */
  supported: readonly string[];
  /** The configuration as the operations take it. */
  read(config: Properties): Properties;
  /** What the operations want beside, which a template does not say: made once, and kept. */
  reference?(): Properties;
  attributes(made: Properties): Record<string, unknown>;
}

/**
 * A resource type whose one property is `NOUNConfig`, made by CreateNOUN and so on. `Ref` is the id.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_CloudFront.html
 */
export function configured({ noun, supported, read, reference, attributes }: Configured): SupportedType {
  const member = `${noun}Config`;
  const configOf = (properties: Properties) => read(properties[member] as Properties);
  const physical = (output: Properties): Physical => {
    const made = output[noun] as Properties;
    return { physicalId: String(made.Id), attributes: { Id: made.Id, ...attributes(made) } };
  };
  const current = async (Id: string, { invoke }: ResourceContext) => {
    const output = await invoke('cloudfront', `Get${noun}`, { Id });
    return {
      version: { Id, IfMatch: output.ETag },
      config: (output[noun] as Properties)[member] as Properties,
    };
  };
  return {
    supported: supported.map((name) => `${member}.${name}`),

    async create(properties, { invoke }) {
      const config = { ...reference?.(), ...configOf(properties) };
      return physical(await invoke('cloudfront', `Create${noun}`, { [member]: config }));
    },

    async update(id, properties, _before, context) {
      const { version, config } = await current(id, context);
      const kept = Object.fromEntries(Object.keys(reference?.() ?? {}).map((name) => [name, config[name]]));
      const changed = { ...kept, ...configOf(properties) };
      return physical(await context.invoke('cloudfront', `Update${noun}`, { ...version, [member]: changed }));
    },

    async delete(id, _properties, context) {
      const removal = async () => {
        const { version } = await current(id, context);
        await context.invoke('cloudfront', `Delete${noun}`, version);
      };
      await whenGone(removal(), `NoSuch${noun}`);
    },
  };
}
