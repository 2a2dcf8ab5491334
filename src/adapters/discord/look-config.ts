import { z } from 'zod';
import { foldTopic } from '../../core/fold-topic.ts';
import type { Template } from '../../core/template/template.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { asMessage } from '../../core/reasons/setting-faults.ts';
import type { Entry } from '../shared/platform-module.ts';
import { lineSetting } from '../shared/template-setting.ts';
import {
  discordLayouts,
  postButtons,
  THREAD_TITLE,
  type DiscordLook,
  type PostButtonName,
  type ThreadSettings,
} from './format/payload.ts';

export const SNOWFLAKE = asMessage(reasonOf('id-form', { platform: 'Discord' }));
export const snowflake = z.string(SNOWFLAKE).regex(/^\d{1,20}$/, SNOWFLAKE);

/** A topic, as people write it, and what belongs to it there. */
const byTopic = <Value extends z.ZodType>(value: Value) =>
  z.record(z.string().min(1, asMessage(reasonOf('topic-empty'))), value);

/** What a destination on Discord may say of how its posts look and sound, be it a channel or a webhook. */
export const lookSettings = (buttons: readonly [PostButtonName, ...PostButtonName[]] = postButtons) => ({
  silent: z.boolean().default(false),
  layout: z.enum(discordLayouts).default('embed'),
  buttons: z.array(z.enum(buttons)).optional(),
  mention: byTopic(snowflake).optional(),
  thread_title: lineSetting('thread_title', 300),
});

/** What only a bot does, who sees what a channel is. */
export const threadSettings = {
  thread: z.enum(['article', 'none']).default('none'),
  tags: byTopic(z.string().min(1).max(20)).optional(),
};

interface Given {
  readonly silent?: boolean;
  readonly layout?: DiscordLook['layout'];
  readonly buttons?: readonly PostButtonName[];
  readonly mention?: Readonly<Record<string, string>>;
  readonly thread?: 'article' | 'none';
  readonly thread_title?: Template | null;
  readonly tags?: Readonly<Record<string, string>>;
}

const folded = (map: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(map).map(([topic, value]) => [foldTopic(topic), value]));

/** Reads a destination that has those settings. */
export function lookOf(given: Entry): DiscordLook {
  const { silent, layout, buttons, mention } = given as Given;
  const shown = buttons ?? (layout === 'components' ? ['quotes', 'summary', 'read'] : []);
  return {
    ...(silent === true ? { silent } : {}),
    ...(layout === 'components' ? { layout } : {}),
    ...(shown.length === 0 ? {} : { buttons: postButtons.filter(one => shown.includes(one)) }),
    ...(mention === undefined ? {} : { mention: folded(mention) }),
  };
}

/** Reads how threads are named and marked, where posts are or have such. */
export function threadOf(given: Entry): ThreadSettings {
  const { thread, thread_title: title, tags = {} } = given as Given;
  return { ofItsOwn: thread === 'article', title: title ?? THREAD_TITLE, tags: folded(tags) };
}
