import { parseTemplate } from '../../core/template/parse-template.ts';
import type { Template } from '../../core/template/template.ts';

/** A template of our own. Throws where it has a fault, which a test finds. */
export function builtIn(text: string): Template {
  const read = parseTemplate(text);
  if (read.kind === 'fault') throw new Error(JSON.stringify(read.fault));
  return read.template;
}
