import { isNode, listOf } from '../pages/linked-nodes.ts';

/** Texts in trees, as editors of content systems keep them, nest no deeper. */
const DEEPEST = 30;
/** Nodes within a line; all others are blocks or hold some. */
const INLINE =
  /^(?:text|link|hyperlink|entry-hyperlink|asset-hyperlink|span|hard_?break|linebreak|autolink|mention)$/i;

/**
 * The words of a text that is a tree (Contentful's and Strapi's rich text, Lexical, ProseMirror, Portable Text, Editor.js), a
 * paragraph a line; empty when it holds none.
 */
export function richText(value: unknown): string {
  const lines: string[] = [];
  let open = '';
  const close = (): void => {
    const line = open.replace(/\s+/g, ' ').trim();
    if (line !== '') lines.push(line);
    open = '';
  };
  const walk = (node: unknown, depth: number): void => {
    if (depth > DEEPEST) return;
    if (Array.isArray(node)) {
      for (const one of node as readonly unknown[]) walk(one, depth + 1);
      return;
    }
    if (!isNode(node)) return;
    const kind = [node.nodeType, node.type, node._type].find(one => typeof one === 'string') ?? '';
    const isInline = INLINE.test(kind);
    if (!isInline) close();
    if (/^(?:hard_?break|linebreak)$/i.test(kind)) close();
    const words = [node.text, node.value].find(one => typeof one === 'string');
    if (words !== undefined && children(node).length === 0) open += words;
    for (const child of children(node)) walk(child, depth + 1);
    if (!isInline) close();
  };
  walk(value, 0);
  close();
  return lines.join('\n');
}

const children = (node: Readonly<Record<string, unknown>>): readonly unknown[] =>
  [node.content, node.children, node.root, node.blocks, isNode(node.data) ? node.data.blocks : undefined]
    .flatMap(listOf)
    .filter(one => typeof one === 'object');
