import { Locale } from 'discord.js';
import { z } from 'zod';
import { componentFaults, IS_COMPONENTS_V2 } from './discord-component-rules.ts';
import { codePoints, coded, id, link, ours, picture, text } from './discord-rule-parts.ts';

/**
 * What Discord's API allows in a request, written from its documentation (resources/message, interactions, commands):
 * the fake refuses by these rules, and lists as a violation whatever a well-behaved bot would not send at all.
 */

/** One thing wrong with a body; `code` and `message` in the words of Discord's "Invalid Form Body". */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
  /** Discord lets it pass; a bot of ours must not send it. */
  readonly ours: boolean;
}

export interface FilePart {
  readonly field: string;
  readonly filename: string;
  readonly size: number;
}

const MIB = 1024 * 1024;
const embed = z
  .strictObject({
    title: text(256).optional(),
    description: text(4096).optional(),
    url: link.optional(),
    timestamp: z.iso.datetime({ offset: true }).optional(),
    color: z.int().min(0).max(0xffffff).optional(),
    author: z
      .strictObject({ name: text(256), url: link.optional(), icon_url: picture.optional() })
      .optional(),
    footer: z.strictObject({ text: text(2048), icon_url: picture.optional() }).optional(),
    fields: z
      .array(z.strictObject({ name: text(256), value: text(1024), inline: z.boolean().optional() }))
      .max(25)
      .optional(),
    image: z.strictObject({ url: picture }).optional(),
    thumbnail: z.strictObject({ url: picture }).optional(),
  })
  .refine(
    value => Object.keys(value).some(key => key !== 'color'),
    coded('EMBED_EMPTY', 'An embed must have something to show.'),
  );

/** Characters that count towards the 6000 of all embeds of a message. */
const weightOf = (one: z.output<typeof embed>): number =>
  [
    one.title,
    one.description,
    one.author?.name,
    one.footer?.text,
    ...(one.fields ?? []).flatMap(f => [f.name, f.value]),
  ]
    .map(part => codePoints(part ?? ''))
    .reduce((a, b) => a + b, 0);

const mentions = z.strictObject(
  { parse: z.array(z.string()).max(0), roles: z.array(id).max(100).optional() },
  ours('mentions are closed but for named roles: {parse: [], roles: […]}'),
);
const messageFields = {
  components: z.array(z.unknown()).optional(),
  content: text(2000, 0).optional(),
  embeds: z
    .array(embed)
    .max(10)
    .refine(
      all => all.reduce((sum, one) => sum + weightOf(one), 0) <= 6000,
      coded('MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000'),
    )
    .optional(),
  attachments: z
    .array(
      z.strictObject({
        id,
        filename: text(1024).optional(),
        description: text(1024).optional(),
      }),
    )
    .max(10)
    .optional(),
  allowed_mentions: mentions,
};
const VISIBLE_FLAGS = 4 | 4096 | 8192 | IS_COMPONENTS_V2;
const EPHEMERAL = 64;
const flags = (allowed: number) =>
  z
    .int()
    .refine(value => (value & ~allowed) === 0, coded('MESSAGE_FLAGS_INVALID', 'Invalid message flags'))
    .optional();

const newMessage = z
  .strictObject({
    ...messageFields,
    nonce: z
      .union([
        z
          .string()
          .refine(v => v.length <= 25, coded('BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.')),
        z.int(),
      ])
      .optional(),
    enforce_nonce: z.boolean().optional(),
    flags: flags(VISIBLE_FLAGS),
  })
  .refine(body => body.enforce_nonce !== true || body.nonce !== undefined, {
    ...coded('NONCE_REQUIRED', 'enforce_nonce needs a nonce'),
    path: ['nonce'],
  })
  .superRefine(componentFaults);
const editedMessage = z
  .strictObject({ ...messageFields, flags: flags(4 | IS_COMPONENTS_V2) })
  .superRefine(componentFaults);
const answer = z
  .strictObject({ ...messageFields, flags: flags(VISIBLE_FLAGS | EPHEMERAL) })
  .superRefine(componentFaults);

const autoArchive = z.union([z.literal(60), z.literal(1440), z.literal(4320), z.literal(10_080)]).optional();
const threadName = text(100);
const tagIds = z.array(id).max(5).optional();
/** "Start Thread in Forum or Media Channel". */
const newPost = z.strictObject({
  name: threadName,
  applied_tags: tagIds,
  auto_archive_duration: autoArchive,
  message: z.strictObject({ ...messageFields, flags: flags(VISIBLE_FLAGS) }).superRefine(componentFaults),
});
/** "Start Thread from Message". */
const newThread = z.strictObject({ name: threadName, auto_archive_duration: autoArchive });
/** "Modify Channel", of a thread. */
const changedThread = z.strictObject({
  name: threadName.optional(),
  archived: z.boolean().optional(),
  applied_tags: tagIds,
});
/** "Execute Webhook": what a webhook is called may not be Discord's. */
const webhookMessage = z
  .strictObject({
    ...messageFields,
    flags: flags(VISIBLE_FLAGS),
    username: text(80)
      .refine(
        name => !/discord|clyde/i.test(name),
        coded('USERNAME_INVALID_CONTAINS', 'Username cannot contain "discord"'),
      )
      .optional(),
    avatar_url: link.optional(),
    thread_name: threadName.optional(),
    applied_tags: tagIds,
  })
  .superRefine(componentFaults);

/** A form of one field in a label; the other fields of forms are not used. */
const modal = z.strictObject({
  custom_id: text(100),
  title: text(45),
  components: z
    .array(
      z.strictObject({
        type: z.literal(18),
        label: text(45),
        component: z
          .strictObject({
            type: z.literal(4),
            custom_id: text(100),
            style: z.int().min(1).max(2),
            max_length: z.int().min(1).max(4000),
            required: z.boolean(),
            value: text(4000).optional(),
          })
          .refine(
            one => (one.value ?? '').length <= one.max_length,
            coded('BASE_TYPE_MAX_LENGTH', 'The value is longer than it may be.'),
          ),
      }),
    )
    .min(1)
    .max(5),
});

const callback = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal(9), data: modal }),
  z.strictObject({ type: z.literal(4), data: answer }),
  z.strictObject({ type: z.literal(6) }),
  z.strictObject({ type: z.literal(7), data: z.strictObject(messageFields).superRefine(componentFaults) }),
  z.strictObject({ type: z.literal(5), data: z.strictObject({ flags: flags(EPHEMERAL) }).optional() }),
  z.strictObject({
    type: z.literal(8),
    data: z.strictObject({
      choices: z.array(z.strictObject({ name: text(100), value: text(100) })).max(25),
    }),
  }),
]);

const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const commandName = z
  .string()
  .refine(
    name => COMMAND_NAME.test(name) && name === name.toLowerCase(),
    coded('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'),
  );
// https://discord.com/developers/docs/reference#locales
const locale = z.enum(Locale);
const described = {
  name: commandName,
  description: text(100),
  description_localizations: z.partialRecord(locale, text(100)).optional(),
  required: z.boolean().optional(),
};
const choice = z.strictObject({
  name: text(100),
  name_localizations: z.partialRecord(locale, text(100)).optional(),
  value: text(100),
});
// https://discord.com/developers/docs/interactions/application-commands, "Application Command Option Structure"
const commandOption = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal(3),
      ...described,
      autocomplete: z.boolean().optional(),
      choices: z.array(choice).max(25).optional(),
    })
    .refine(
      ({ autocomplete, choices }) => autocomplete !== true || choices === undefined,
      'autocomplete has no choices',
    ),
  z.strictObject({
    type: z.literal(4),
    ...described,
    min_value: z.int().optional(),
    max_value: z.int().optional(),
    autocomplete: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal(11), ...described }),
]);
const command = z.strictObject({
  type: z.literal(1),
  name: commandName,
  name_localizations: z.partialRecord(locale, commandName).optional(),
  description: text(100),
  description_localizations: z.partialRecord(locale, text(100)).optional(),
  options: z
    .array(commandOption)
    .max(25)
    .refine(
      all => all.every((o, i) => o.required !== true || i === 0 || all[i - 1]?.required === true),
      coded(
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      ),
    )
    .refine(
      all => new Set(all.map(o => o.name)).size === all.length,
      coded('APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option names must be unique'),
    )
    .optional(),
  default_member_permissions: z.string().regex(/^\d+$/).nullable().optional(),
  contexts: z.array(z.int().min(0).max(2)).min(1).optional(),
  integration_types: z.array(z.int().min(0).max(1)).min(1).optional(),
});
/** One in the menu of a message: a label of any letters, and neither description nor options. */
const messageCommand = z.strictObject({
  type: z.literal(3),
  name: text(32),
  name_localizations: z.partialRecord(locale, text(32)).optional(),
  default_member_permissions: z.string().regex(/^\d+$/).nullable().optional(),
  contexts: z.array(z.int().min(0).max(2)).min(1).optional(),
  integration_types: z.array(z.int().min(0).max(1)).min(1).optional(),
});
const longest = (one: string, others: Readonly<Record<string, string>> = {}): number =>
  Math.max(codePoints(one), ...Object.values(others).map(codePoints));
const slashCommand = command.refine(
  c =>
    longest(c.name, c.name_localizations) +
      longest(c.description, c.description_localizations) +
      (c.options ?? []).reduce(
        (sum, o) => sum + codePoints(o.name) + longest(o.description, o.description_localizations),
        0,
      ) <=
    8000,
  coded('APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)'),
);
const commands = z
  .array(z.union([messageCommand, slashCommand]))
  .refine(all => all.filter(c => c.type === 1).length <= 100, 'at most 100 commands to type')
  .refine(all => all.filter(c => c.type === 3).length <= 15, 'at most 15 commands on messages')
  .refine(
    all => new Set(all.map(c => `${c.type} ${c.name}`)).size === all.length,
    coded('APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique'),
  );

/** "Create DM". */
const recipient = z.strictObject({ recipient_id: z.string().regex(/^\d{17,20}$/) });

const bodies = {
  recipient,
  newMessage,
  editedMessage,
  answer,
  callback,
  commands,
  newPost,
  newThread,
  changedThread,
  webhookMessage,
} as const;
export type BodyKind = keyof typeof bodies;

/** What is wrong with a body (and its files) of this kind; empty when nothing is. */
export function faultsOf(kind: BodyKind, body: unknown, files: readonly FilePart[]): readonly Fault[] {
  const result = bodies[kind].safeParse(body);
  const faults: Fault[] = result.success
    ? []
    : result.error.issues.map(issue => {
        const params = issue.code === 'custom' ? issue.params : undefined;
        return {
          path: issue.path.map(step => (typeof step === 'symbol' ? String(step) : step)),
          code: typeof params?.code === 'string' ? params.code : `BASE_TYPE_${issue.code.toUpperCase()}`,
          message: issue.message,
          // Discord drops keys it does not know; a bot of ours has no reason to send one
          ours:
            params?.ours === true ||
            issue.code === 'unrecognized_keys' ||
            issue.path.includes('allowed_mentions'),
        };
      });
  return [...faults, ...fileFaults(messageIn(kind, body), files)];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The message inside a body, wherever this kind keeps it. */
export function messageIn(kind: BodyKind, body: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(body)) return {};
  if (kind === 'newPost') return isRecord(body.message) ? body.message : {};
  if (kind !== 'callback') return body;
  return isRecord(body.data) ? body.data : {};
}

/** True when a message has nothing to show (Discord's 50006). */
export function isEmptyMessage(
  message: Readonly<Record<string, unknown>>,
  files: readonly FilePart[],
): boolean {
  const { content, embeds, components, flags: set } = message;
  if ((Number(set ?? 0) & IS_COMPONENTS_V2) !== 0)
    return !Array.isArray(components) || components.length === 0;
  return (
    !(typeof content === 'string' && content.trim() !== '') &&
    !(Array.isArray(embeds) && embeds.length > 0) &&
    files.length === 0
  );
}

function fileFaults(
  message: Readonly<Record<string, unknown>>,
  files: readonly FilePart[],
): readonly Fault[] {
  const faults: Fault[] = [];
  const blame = (path: Fault['path'], code: string, message: string) =>
    faults.push({ path, code, message, ours: code.startsWith('FILE_') });
  const list = (value: unknown) =>
    Array.isArray(value) ? (value as readonly unknown[]).filter(isRecord) : [];
  const attachments = list(message.attachments);
  for (const file of files) {
    if (!/^files\[\d\]$/.test(file.field)) blame([file.field], 'FILE_FIELD', 'file parts are named files[n]');
    if (!attachments.some(attachment => file.field === `files[${String(attachment.id)}]`))
      blame([file.field], 'FILE_UNDESCRIBED', 'no entry in attachments');
    if (file.size > 10 * MIB) blame([file.field], 'FILE_TOO_LARGE', 'over 10 MiB');
  }
  if (files.length > 10) blame(['files'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  attachments.forEach((attachment, index) => {
    if (!files.some(file => file.field === `files[${String(attachment.id)}]`))
      blame(
        ['attachments', index],
        'ATTACHMENT_NOT_FOUND',
        `Attachment ${String(attachment.id)} was not found.`,
      );
  });
  const names = files.map(file => file.filename);
  list(message.embeds).forEach((one, index) => {
    for (const key of ['image', 'thumbnail']) {
      const url = isRecord(one[key]) ? one[key].url : undefined;
      const name = typeof url === 'string' ? /^attachment:\/\/(.*)$/.exec(url)?.[1] : undefined;
      if (name !== undefined && !names.includes(name))
        blame(['embeds', index, key, 'url'], 'ATTACHMENT_NOT_FOUND', `There is no attachment "${name}".`);
    }
  });
  return faults;
}

/** Discord's "Invalid Form Body": faults as a tree of `_errors`. */
export function invalidFormBody(faults: readonly Fault[]): object {
  const errors: Record<string, unknown> = {};
  for (const fault of faults) {
    let node = errors;
    for (const step of fault.path) {
      const next = node[step];
      node = isRecord(next) ? next : (node[step] = {});
    }
    const before = Array.isArray(node._errors) ? (node._errors as unknown[]) : [];
    node._errors = [...before, { code: fault.code, message: fault.message }];
  }
  return { message: 'Invalid Form Body', code: 50035, errors };
}

/** What is wrong with a request's head, whatever it asks for. */
export function headFaults(
  headers: Readonly<Record<string, string>>,
  tokenInPath: boolean,
): readonly string[] {
  const faults: string[] = [];
  if (!/^DiscordBot \(\S+, \S+\)/.test(headers['user-agent'] ?? ''))
    faults.push('user-agent: expected "DiscordBot (url, version)"');
  if (!tokenInPath && !/^Bot \S+$/.test(headers.authorization ?? ''))
    faults.push('authorization: expected "Bot <token>"');
  if (tokenInPath && headers.authorization !== undefined)
    faults.push('authorization: sent although the token is in the path');
  return faults;
}
