import { z } from 'zod';
import { parseTemplate } from '../../core/template/parse-template.ts';
import { isPlainLine, type Template } from '../../core/template/template.ts';

/** A template in the config file, read here, so that a fault is told with its line; an empty one is none. */
export const templateSetting = (
  key: string,
  {
    most = Infinity,
    fault,
  }: { readonly most?: number; readonly fault?: (read: Template) => string | null } = {},
) =>
  z
    .string(`a template is text, as in ${key}: "{title}"`)
    .transform((written, context) => {
      if (written.trim() === '') return null;
      const read = parseTemplate(written);
      const message =
        written.length > most
          ? `${key} has at most ${most} characters`
          : read.kind === 'fault'
            ? read.fault
            : (fault?.(read.template) ?? null);
      if (read.kind === 'ok' && message === null) return read.template;
      context.addIssue({ code: 'custom', message: message ?? 'it cannot be read' });
      return z.NEVER;
    })
    .optional();

/** A name: one line without emphasis, links, headings or quotations. */
export const lineSetting = (key: string, most: number) =>
  templateSetting(key, {
    most,
    fault: read =>
      isPlainLine(read)
        ? null
        : `${key} is one line of plain text; leave emphasis, links, "#" and ">" at its beginning out`,
  });
