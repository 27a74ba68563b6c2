/** A list as CloudFront's operations take it, with its length. */
export interface Quantified<Item> {
  Quantity: number;
  Items?: Item[];
}

/** CloudFront wants no `Items` where there are none. */
export function quantified<Item>(items: Item[] = []): Quantified<Item> {
  return { Quantity: items.length, ...(items.length > 0 && { Items: items }) };
}

/** The same for what is left out where a template says nothing. */
export function quantifiedIfAny<Item>(items: Item[] | undefined): Quantified<Item> | undefined {
  return items && quantified(items);
}
