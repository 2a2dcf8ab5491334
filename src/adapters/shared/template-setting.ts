import { z } from 'zod';
import { reasonOf, type Reason } from '../../core/reasons/reason.ts';
import { asMessage } from '../../core/reasons/setting-faults.ts';
import { parseTemplate } from '../../core/template/parse-template.ts';
import { isPlainLine, type Template } from '../../core/template/template.ts';

/** A template in the config file, read here, so that a fault is told with its line; an empty one is none. */
export const templateSetting = (
  setting: string,
  {
    most = Infinity,
    fault,
  }: { readonly most?: number; readonly fault?: (read: Template) => Reason | null } = {},
) =>
  z
    .string(asMessage(reasonOf('template-form', { example: `${setting}: "{title}"` })))
    .transform((written, context) => {
      if (written.trim() === '') return null;
      const read = parseTemplate(written);
      const wrong =
        written.length > most
          ? reasonOf('setting-long', { setting, most: String(most) })
          : read.kind === 'fault'
            ? read.fault
            : (fault?.(read.template) ?? null);
      if (read.kind === 'ok' && wrong === null) return read.template;
      context.addIssue({ code: 'custom', message: asMessage(wrong ?? reasonOf('setting-invalid')) });
      return z.NEVER;
    })
    .optional();

/** A name: one line without emphasis, links, headings or quotations. */
export const lineSetting = (setting: string, most: number) =>
  templateSetting(setting, {
    most,
    fault: read => (isPlainLine(read) ? null : reasonOf('template-line', { setting })),
  });
