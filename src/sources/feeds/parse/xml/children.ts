import type { XmlElement } from './xml-tree.ts';

export const childrenOf = (element: XmlElement): readonly XmlElement[] =>
  element.nodes.filter(node => typeof node !== 'string');

/** Children of that name, in their order. */
export function allOf(element: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (const node of element.nodes) if (typeof node !== 'string' && node.name === name) found.push(node);
  return found;
}

/** The first child with a name that is filled in, by the order of the names. */
export function firstOf(element: XmlElement, ...names: readonly string[]): XmlElement | undefined {
  for (const name of names) {
    for (const node of element.nodes) {
      if (typeof node !== 'string' && node.name === name && isFilled(node)) return node;
    }
  }
  return undefined;
}

const isFilled = ({ nodes, attributes }: XmlElement): boolean =>
  attributes.size > 0 || nodes.some(node => typeof node !== 'string' || node.trim() !== '');
