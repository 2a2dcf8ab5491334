import type { z } from 'zod';
import { reasonOf, type Reason } from './reason.ts';

/** A reason as the message of a zod check, which takes nothing but text; `reasonOfIssue` reads it again. */
export const asMessage = (reason: Reason): string => JSON.stringify(reason);

/**
 * What zod found at one place: the reason that its check was given (`asMessage`), else what follows from the kind of the
 * issue. `path`: where it is, from the root.
 */
export function reasonOfIssue(issue: z.core.$ZodIssue, path: readonly PropertyKey[] = issue.path): Reason {
  const given = readMessage(issue.message);
  if (given !== null) return given;
  const setting = path.findLast(part => typeof part === 'string') ?? '';
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue.expected, setting);
    case 'invalid_value': {
      const names = issue.values.map(String).join(', ');
      if (typeof path.at(-1) === 'number') return reasonOf('setting-each', { setting, names });
      return issue.values.length === 1
        ? reasonOf('setting-only', { setting, value: names })
        : reasonOf('setting-one-of', { setting, names });
    }
    case 'too_small': {
      // of whole numbers "above 0" is "at least 1"; texts and lists that must hold more say so themselves
      const least = Number(issue.minimum) + (issue.inclusive === false ? 1 : 0);
      return isNumeric(issue.origin)
        ? reasonOf('setting-least', { setting, least: String(least) })
        : reasonOf('setting-empty', { setting });
    }
    case 'too_big': {
      const most = String(issue.maximum);
      if (isNumeric(issue.origin)) return reasonOf('setting-most', { setting, most });
      return reasonOf(issue.origin === 'string' ? 'setting-long' : 'setting-many', { setting, most });
    }
    case 'invalid_format':
      return issue.format === 'url' ? reasonOf('setting-address', { setting }) : reasonOf('setting-invalid');
    case 'invalid_key': {
      const [inner] = issue.issues;
      return inner === undefined ? reasonOf('setting-invalid') : reasonOfIssue(inner, path);
    }
    case 'invalid_union':
      return 'options' in issue
        ? reasonOf('setting-one-of', { setting, names: issue.options.map(String).join(', ') })
        : reasonOf('setting-invalid');
    default:
      return reasonOf('setting-invalid');
  }
}

/** What the YAML parser found: what people do most often in words of ours, the rest in the parser's (https://eemeli.org/yaml/#errors). */
export function reasonOfYaml({ code, message }: { readonly code: string; readonly message: string }): Reason {
  switch (code) {
    case 'DUPLICATE_KEY':
      return reasonOf('yaml-twice');
    case 'TAB_AS_INDENT':
      return reasonOf('yaml-tab');
    default:
      return reasonOf('config-yaml', { detail: message.split('\n')[0] ?? '' });
  }
}

const readMessage = (message: string): Reason | null =>
  message.startsWith('{"code":') ? (JSON.parse(message) as Reason) : null;

function ofType(expected: string, setting: string): Reason {
  switch (expected) {
    case 'string':
      return reasonOf('setting-text', { setting });
    case 'number':
      return reasonOf('setting-number', { setting });
    case 'int':
      return reasonOf('setting-whole', { setting });
    case 'boolean':
      return reasonOf('setting-flag', { setting });
    case 'array':
      return reasonOf('setting-list', { setting, example: '[a, b]' });
    case 'object':
    case 'record':
      return reasonOf('setting-map', { setting, example: '{ a: b }' });
    default:
      return reasonOf('setting-invalid');
  }
}

const isNumeric = (origin: string): boolean => ['number', 'int', 'bigint'].includes(origin);
