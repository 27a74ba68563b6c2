import type { Constraints, Rule, Shape, Violation } from './model.ts';
import { brokenRules } from './rules.ts';
import { lowerFirst, shown } from './shown.ts';

/** AWS names no more than ten violations in one answer, as DynamoDB's do. */
const MOST = 10;

type Found = Pick<Violation, 'path' | 'kind' | 'value' | 'shapeName'> & {
  shape: Shape;
  /** The shape of the whole value, where `shape` is of something inside it. */
  holder?: string;
};

/** Goes through one input with its shapes and gathers what breaks their constraints. */
export class Walk {
  readonly violations: Violation[] = [];
  readonly #shapes: Record<string, Shape>;
  readonly #order: readonly Rule[];

  constructor(constraints: Constraints, order: readonly Rule[]) {
    this.#shapes = constraints.shapes;
    this.#order = order;
  }

  /** @param prefix what AWS prints before a member of the body at the top (API Gateway: `putMethodInput.`) */
  input(shapeName: string, input: Record<string, unknown>, prefix: string): void {
    const shape = this.#shapes[shapeName];
    if (!shape) return;
    for (const name of Object.keys(shape.members ?? {})) {
      const outside = shape.outside?.[name];
      const before = this.violations.length;
      this.#member(shape, name, input[name], outside ? lowerFirst(name) : prefix + lowerFirst(name));
      for (const violation of this.violations.slice(before)) {
        if (outside) violation.outside = outside;
        if (shape.payload === name && violation.kind === 'required') violation.payload = input[name] == null;
      }
    }
  }

  #member(parent: Shape, name: string, value: unknown, path: string): void {
    const shapeName = parent.members?.[name] ?? '';
    if (value !== undefined && value !== null) this.#value(shapeName, value, path);
    else if (parent.required?.includes(name)) {
      const shape = this.#shapes[shapeName] ?? {};
      this.#add({ path, kind: 'required', value: undefined, shape, shapeName });
    }
  }

  #value(shapeName: string, value: unknown, path: string): void {
    const shape = this.#shapes[shapeName];
    if (!shape || this.violations.length >= MOST) return;
    this.#own(shapeName, shape, value, path);
    this.#inside(shapeName, shape, value, path);
  }

  #own(shapeName: string, shape: Shape, value: unknown, path: string): void {
    const broken = brokenRules(shape, value, this.#order);
    for (const kind of broken) this.#add({ path, kind, value, shape, shapeName });
    if (broken.length || !shape.unlessArn || String(value).startsWith('arn:')) return;
    this.#own(shapeName, shape.unlessArn, value, path);
  }

  #inside(shapeName: string, shape: Shape, value: unknown, path: string): void {
    if (typeof value !== 'object' || value === null) return;
    if (shape.type === 'list' && Array.isArray(value)) this.#list(shapeName, shape, value, path);
    else if (shape.type === 'map') this.#map(shapeName, shape, value as Record<string, unknown>, path);
    else if (shape.type === undefined) {
      const members = value as Record<string, unknown>;
      for (const name of Object.keys(shape.members ?? {})) {
        this.#member(shape, name, members[name], `${path}.${lowerFirst(name)}`);
      }
    }
  }

  #list(shapeName: string, { member }: Shape, items: unknown[], path: string): void {
    if (!member) return;
    this.#together('member', member, items, { path, value: items, holder: shapeName });
    items.forEach((item, index) => {
      this.#inside(member, this.#shapes[member] ?? {}, item, `${path}.${index + 1}.member`);
    });
  }

  #map(shapeName: string, { key, value }: Shape, map: Record<string, unknown>, path: string): void {
    const whole = { path, value: map, holder: shapeName };
    if (key) this.#together('key', key, Object.keys(map), whole);
    if (!value) return;
    this.#together('entry', value, Object.values(map), whole);
    for (const [name, entry] of Object.entries(map)) {
      this.#inside(value, this.#shapes[value] ?? {}, entry, `${path}.${name}.member`);
    }
  }

  /** One violation for all the plain values inside a list or a map, as AWS tells them. */
  #together(
    kind: 'member' | 'key' | 'entry',
    shapeName: string,
    values: unknown[],
    whole: Pick<Found, 'path' | 'value' | 'holder'>,
  ): void {
    const shape = this.#shapes[shapeName];
    if (!shape || !values.some((value) => brokenRules(shape, value, this.#order).length)) return;
    this.#add({ ...whole, kind, shape, shapeName });
  }

  #add({ holder, ...found }: Found): void {
    if (this.violations.length >= MOST) return;
    const sensitive = found.shape.sensitive || this.#shapes[holder ?? '']?.sensitive;
    const text = sensitive ? {} : { shown: shown(found.value, holder ?? found.shapeName, this.#shapes) };
    this.violations.push({ ...found, ...text });
  }
}
