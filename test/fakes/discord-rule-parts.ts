import { z } from 'zod';

/** What the rules of Discord's bodies are made of. */

export const id = z.string().regex(/^\d{1,20}$/);
export const codePoints = (text: string): number => Array.from(text).length;
/** A refusal by its code. */
export const coded = (code: string, error: string) => ({ error, params: { code } });
/** What Discord lets pass, and a bot of ours must not send. */
export const ours = (error: string) => ({ error, params: { code: 'STRILLONE', ours: true } });

/** Text of so many code points; blanks around it do not count as such. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .refine(
      value => codePoints(value.trim()) >= min,
      coded('BASE_TYPE_BAD_LENGTH', `Must be ${min} or more in length.`),
    )
    .refine(
      value => codePoints(value) <= max,
      coded('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`),
    );

const address = (schemes: readonly string[]) =>
  z.string().superRefine((value, context) => {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\/./i.exec(value)?.[1]?.toLowerCase();
    if (scheme === undefined || (scheme.startsWith('http') && !URL.canParse(value)))
      context.addIssue({
        code: 'custom',
        message: 'Not a well formed URL.',
        params: { code: 'URL_TYPE_INVALID_URL' },
      });
    else if (!schemes.includes(scheme))
      context.addIssue({
        code: 'custom',
        message: `Scheme "${scheme}" must be one of (${schemes.map(name => `'${name}'`).join(', ')}).`,
        params: { code: 'URL_TYPE_INVALID_SCHEME' },
      });
  });
export const link = address(['http', 'https']).refine(
  value => value.length <= 2048,
  coded('BASE_TYPE_MAX_LENGTH', 'Must be 2048 or fewer in length.'),
);
export const picture = address(['http', 'https', 'attachment']);
