/** An object of JSON-LD. */
export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** JSON-LD nests no deeper in practice, hostile JSON does. */
const DEEPEST = 12;

/** All nodes of some JSON-LD, and those that have an `@id` by it. */
export interface LinkedNodes {
  readonly all: readonly Node[];
  /** What `{"@id": …}`, or the id alone, means: the node that is described elsewhere, with what is said here; null for what is no node. */
  readonly follow: (value: unknown) => Node | null;
}

/** Reads nodes at any place within a value, outer ones first; what lies deeper than twelve levels is not looked at. */
export function linkedNodes(json: unknown): LinkedNodes {
  const all: Node[] = [];
  const byId = new Map<string, Node>();
  let level = [json];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const below: unknown[] = [];
    for (const value of level) {
      if (Array.isArray(value)) {
        for (const one of value as readonly unknown[]) below.push(one);
        continue;
      }
      if (!isNode(value)) continue;
      all.push(value);
      const id = value['@id'];
      // an id alone describes nothing; of several descriptions the first says most
      if (typeof id === 'string' && Object.keys(value).length > 1 && !byId.has(id)) byId.set(id, value);
      for (const one of Object.values(value)) if (typeof one === 'object' && one !== null) below.push(one);
    }
    level = below;
  }
  return {
    all,
    follow(value) {
      if (typeof value === 'string') return byId.get(value.trim()) ?? null;
      if (!isNode(value)) return null;
      const described = typeof value['@id'] === 'string' ? byId.get(value['@id']) : undefined;
      return described === undefined || described === value ? value : { ...described, ...value };
    },
  };
}

/** Whether one of a node's types ends like this: types stand with and without `https://schema.org/`. */
export const hasType = (node: Node, type: RegExp): boolean =>
  listOf(node['@type']).some(name => typeof name === 'string' && type.test(name));
