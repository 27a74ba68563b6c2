import { isFields } from './shape.ts';

/** Ids that a template may use for what the transform makes: `F.Alias` and the like, and layers under their old id. */
export class References {
  private readonly properties = new Map<string, string>();
  private readonly renamed = new Map<string, string>();

  /** `Ref: resource.property` shall mean `made`. */
  add(resource: string, property: string, made: string): void {
    this.properties.set(`${resource}.${property}`, made);
  }

  rename(from: string, to: string): void {
    this.renamed.set(from, to);
  }

  /** The value with each such reference replaced. */
  resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    if (!isFields(value)) return value;
    const replaced = Object.keys(value).length === 1 ? this.replace(value) : value;
    return Object.fromEntries(Object.entries(replaced).map(([name, item]) => [name, this.resolve(item)]));
  }

  renamedId(id: string): string {
    return this.renamed.get(id) ?? id;
  }

  private replace(value: Record<string, unknown>): Record<string, unknown> {
    const sub = value['Fn::Sub'];
    const attribute = value['Fn::GetAtt'];
    if (typeof value.Ref === 'string') return { Ref: this.made(value.Ref) };
    if (Array.isArray(attribute)) return { 'Fn::GetAtt': this.attribute(attribute) };
    if (typeof sub === 'string') return { 'Fn::Sub': this.fill(sub) };
    if (Array.isArray(sub) && typeof sub[0] === 'string') {
      return { 'Fn::Sub': [this.fill(sub[0]), ...sub.slice(1)] };
    }
    return value;
  }

  private made(name: string): string {
    return this.properties.get(name) ?? this.renamedId(name);
  }

  private attribute(parts: unknown[]): unknown[] {
    if (!parts.every((part) => typeof part === 'string')) return parts;
    const whole = parts.join('.');
    const [id = '', property = '', ...rest] = whole.split('.');
    const made = this.properties.get(`${id}.${property}`);
    if (made !== undefined) return [made, ...(rest.length > 0 ? [rest.join('.')] : [])];
    return this.renamed.has(id) ? [this.renamedId(id), ...parts.slice(1)] : parts;
  }

  private fill(text: string): string {
    return text.replace(/\$\{([A-Za-z0-9]+)(?:\.([A-Za-z0-9.]+))?\}/g, (whole, id: string, path?: string) => {
      const [property = '', ...rest] = (path ?? '').split('.');
      const made = this.properties.get(`${id}.${property}`);
      if (made !== undefined) return `\${${[made, ...rest].join('.')}}`;
      return this.renamed.has(id) ? whole.replace(id, this.renamedId(id)) : whole;
    });
  }
}
