const DOCTYPE = /<!DOCTYPE[^[>]{0,1000}\[/i;
const ENTITY =
  /<!ENTITY\s+([\w.:-]{1,60})\s+(?:"((?:[^"&%<]|&#\w{1,8};){0,200})"|'((?:[^'&%<]|&#\w{1,8};){0,200})')\s*>/gi;
/** Where a document type may stand, and how long it is looked at. */
const HEAD = 16_384;
const MOST = 100;

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * Short entities that a document declares for itself, by name. Those that point outside, hold others or markup are not read:
 * they are how XML is made to reach for files and to grow without end.
 */
export function declaredEntities(text: string): ReadonlyMap<string, string> {
  const head = text.slice(0, HEAD);
  const start = DOCTYPE.exec(head);
  if (start === null) return NONE;
  const subset = head.slice(start.index + start[0].length).split(/\]\s*>/, 1)[0] ?? '';
  const entities = new Map<string, string>();
  for (const [, name = '', double, single] of subset.matchAll(ENTITY)) {
    if (entities.size === MOST) break;
    if (!entities.has(name)) entities.set(name, double ?? single ?? '');
  }
  return entities;
}
