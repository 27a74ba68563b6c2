import type { ResourceDeclaration } from '../template/template.ts';
import type { Fields } from './shape.ts';
import { present } from './shape.ts';

/** The attributes that a resource hands on to everything that is made from it. */
export function inherited(resource: ResourceDeclaration): Partial<ResourceDeclaration> {
  const { Condition, DeletionPolicy, UpdateReplacePolicy } = resource;
  return present({ Condition, DeletionPolicy, UpdateReplacePolicy });
}

/** The attributes of the resource that keeps the logical id. */
export function kept(resource: ResourceDeclaration): Partial<ResourceDeclaration> {
  const { DependsOn, Metadata, UpdatePolicy } = resource;
  return { ...inherited(resource), ...present({ DependsOn, Metadata, UpdatePolicy }) };
}

export function declare(
  Type: string,
  properties: Fields,
  attributes: Partial<ResourceDeclaration>,
): ResourceDeclaration {
  return { Type, ...attributes, Properties: present(properties) };
}
