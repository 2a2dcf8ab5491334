import { z } from 'zod';
import { codePoints, coded, link, picture, text } from './discord-rule-parts.ts';

/** What Discord allows of components: https://discord.com/developers/docs/components/reference */

/** The flag of messages that are made of components alone. */
export const IS_COMPONENTS_V2 = 1 << 15;
const MOST = { components: 40, characters: 4000 } as const;

const button = z.union([
  z.strictObject({
    type: z.literal(2),
    style: z.int().min(1).max(4),
    label: text(80),
    custom_id: text(100),
  }),
  z.strictObject({
    type: z.literal(2),
    style: z.literal(5),
    label: text(80),
    url: link.refine(
      value => value.length <= 512,
      coded('BASE_TYPE_MAX_LENGTH', 'Must be 512 or fewer in length.'),
    ),
  }),
]);
/** Selects are not used. */
const row = z.strictObject({ type: z.literal(1), components: z.array(button).min(1).max(5) });
const rows = z.array(row).max(5);

const display = z.strictObject({ type: z.literal(10), content: text(MOST.characters) });
const gallery = z.strictObject({
  type: z.literal(12),
  items: z
    .array(z.strictObject({ media: z.strictObject({ url: picture }), description: text(1024).optional() }))
    .min(1)
    .max(10),
});
const separator = z.strictObject({
  type: z.literal(14),
  divider: z.boolean().optional(),
  spacing: z.int().min(1).max(2).optional(),
});
const inner = z.discriminatedUnion('type', [row, display, gallery, separator]);
const container = z.strictObject({
  type: z.literal(17),
  accent_color: z.int().min(0).max(0xffffff).optional(),
  components: z.array(inner).min(1),
});
const panels = z.array(z.discriminatedUnion('type', [row, display, gallery, separator, container]));

interface Node {
  readonly type?: unknown;
  readonly custom_id?: unknown;
  readonly content?: unknown;
  readonly components?: readonly Node[];
}

/** A component and all within it. */
export const allComponents = (nodes: readonly Node[]): readonly Node[] =>
  nodes.flatMap(node => [node, ...allComponents(node.components ?? [])]);

/** Looks at the components of a message, and at what may stand beside them. */
export function componentFaults(
  body: {
    readonly components?: readonly unknown[] | undefined;
    readonly flags?: number | undefined;
    readonly content?: string | undefined;
    readonly embeds?: readonly unknown[] | undefined;
  },
  context: z.RefinementCtx,
): void {
  const isPanel = ((body.flags ?? 0) & IS_COMPONENTS_V2) !== 0;
  const blame = (path: readonly PropertyKey[], code: string, message: string) => {
    context.addIssue({ code: 'custom', path: [...path], message, params: { code } });
  };
  const found = (isPanel ? panels : rows).safeParse(body.components ?? []);
  for (const issue of found.error?.issues ?? []) {
    const code =
      issue.code === 'custom' ? String(issue.params?.code) : `BASE_TYPE_${issue.code.toUpperCase()}`;
    blame(['components', ...issue.path], code, issue.message);
  }
  const all = allComponents((body.components ?? []) as readonly Node[]);
  const customIds = all.flatMap(({ custom_id: one }) => (typeof one === 'string' ? [one] : []));
  if (new Set(customIds).size !== customIds.length)
    blame(['components'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  if (!isPanel) return;
  if ((body.content ?? '') !== '' || (body.embeds ?? []).length > 0)
    blame([], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', 'No content and no embeds beside these');
  if (all.length > MOST.components)
    blame(['components'], 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', 'More than 40 components');
  const characters = all
    .map(({ content }) => (typeof content === 'string' ? codePoints(content) : 0))
    .reduce((sum, one) => sum + one, 0);
  if (characters > MOST.characters)
    blame(['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', 'More than 4000 characters of text');
}
