import { z } from 'zod';
import { cardSizes } from '../../../core/card.ts';
import { reasonOf } from '../../../core/reasons/reason.ts';
import { asMessage } from '../../../core/reasons/setting-faults.ts';
import { faceNames, layoutWords, patterns } from '../../layout/theme/card-theme.ts';
import type { CardTheme } from '../../layout/theme/card-theme.ts';
import { contrastFaults } from '../../layout/theme/check-contrast.ts';
import { fontFamilies } from '../fonts/font-files.ts';

const color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/iu, asMessage(reasonOf('colour-form', { example: '"#rrggbb"' })));
/** That a setting is not above another. */
const notAbove = (setting: string, other: string) => asMessage(reasonOf('setting-above', { setting, other }));
const pixels = z.number().int().positive();
const share = z.number().min(0).max(1);

const face = z.strictObject({
  family: z.enum(fontFamilies),
  weight: z.number().int().min(100).max(900),
  opticalSize: z.number().min(8).max(60).nullable().default(null),
  width: z.number().min(50).max(200).nullable().default(null),
  italic: z.boolean().default(false),
});

const measures = z.strictObject({
  margin: pixels,
  top: pixels,
  bottom: pixels,
  text: z
    .strictObject({ min: pixels, max: pixels })
    .refine(({ min, max }) => min <= max, notAbove('min', 'max')),
  brand: pixels,
  name: pixels,
  role: pixels,
  small: pixels,
});

const flatBackgrounds = [
  z.strictObject({ kind: z.literal('plain') }),
  z.strictObject({
    kind: z.literal('gradient'),
    from: color,
    to: color,
    angle: z.number().min(0).max(360).default(180),
  }),
  z.strictObject({
    kind: z.literal('pattern'),
    pattern: z.enum(patterns),
    color,
    scale: z.number().int().min(4).max(400),
  }),
] as const;

const photo = z
  .strictObject({
    kind: z.literal('photo'),
    area: z.enum(['full', 'half']),
    duotone: z.strictObject({ dark: color, light: color }).nullable().default(null),
    keep: share.default(0.3),
    open: share.default(1),
    fallback: z.discriminatedUnion('kind', [...flatBackgrounds]).default({ kind: 'plain' }),
  })
  .refine(({ keep, open }) => keep <= open, notAbove('keep', 'open'));

/** A theme's file, once what it extends is under it. `logo` is a path. */
export const themeSchema = z
  .strictObject({
    colors: z.strictObject({
      paper: color,
      ink: color,
      quiet: color,
      accent: color,
      rule: color,
      band: color,
      onBand: color,
    }),
    background: z.discriminatedUnion('kind', [...flatBackgrounds, photo]).default({ kind: 'plain' }),
    layout: z.strictObject({
      align: z.enum(layoutWords.align),
      anchor: z.enum(layoutWords.anchor),
      masthead: z.enum(layoutWords.masthead),
      marks: z.enum(layoutWords.marks),
      accent: z.enum(layoutWords.accent),
      footer: z.enum(layoutWords.footer),
      frame: z.enum(layoutWords.frame),
      headlines: z.enum(layoutWords.headlines),
    }),
    logo: z.string().nullable().default(null),
    faces: z.strictObject(recordOf(faceNames, face)),
    leading: z.number().min(0.9).max(2),
    sizes: z.strictObject(recordOf(cardSizes, measures)),
  })
  .check(({ value, issues }) => {
    for (const { color: name, on, contrast, least } of contrastFaults(value)) {
      const isOnPhoto = value.background.kind === 'photo' && on !== value.colors.paper;
      const reason = reasonOf(isOnPhoto ? 'contrast-photo' : 'contrast-low', {
        on,
        contrast: contrast.toFixed(1),
        least: String(least),
      });
      issues.push({
        code: 'custom',
        path: ['colors', name],
        message: asMessage(reason),
        input: value.colors[name],
      });
    }
  });

/** A theme as its file says it, the logo not read yet. */
export type ThemeFile = Omit<CardTheme, 'name' | 'logo'> & { readonly logo: string | null };

function recordOf<K extends string, V>(keys: readonly K[], value: V): Record<K, V> {
  return Object.fromEntries(keys.map(key => [key, value])) as Record<K, V>;
}

/** The JSON Schema of a theme's file, for editors: a theme that extends another leaves out what it does not change. */
export function themeJsonSchema(): unknown {
  const schema = z.toJSONSchema(themeSchema, { io: 'input' });
  const { properties, ...rest } = schema;
  const parent = { type: 'string', description: 'the theme whose settings these are laid over' };
  return withoutRequired({ ...rest, properties: { extends: parent, ...properties } }, false);
}

/** A background's kinds are told apart by what they require. */
function withoutRequired(value: unknown, isInBackground: boolean): unknown {
  if (Array.isArray(value)) return value.map(item => withoutRequired(item, isInBackground));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'required' || isInBackground)
      .map(([key, item]) => [key, withoutRequired(item, isInBackground || key === 'background')]),
  );
}
