/** What a resource type's file holds, cut from AWS's published model. */
export interface ResourceModel {
  type: string;
  /** The properties that name the resource. */
  primaryIdentifier: string[];
  /** What `Ref` gives, where that is not the primary identifier. */
  refIdentifier?: string[];
  /** What `Fn::GetAtt` gives, with dots where an attribute stands inside another. */
  attributes: string[];
  properties: Record<string, PropertyModel>;
  /** The structures that properties refer to by name. */
  definitions: Record<string, Record<string, PropertyModel>>;
}

export interface PropertyModel {
  /**
   * `string`, `integer`, `number`, `boolean`, `json`, `date-time`, `tag`, `#Definition`, `[element]`, `{value}`, or
   * several of these between bars.
   */
  type: string;
  required?: true;
  /** A change of it makes a new resource: always, or sometimes. */
  replaces?: 'yes' | 'maybe';
  /** The values that the innermost type may have. */
  enum?: (string | number)[];
}
