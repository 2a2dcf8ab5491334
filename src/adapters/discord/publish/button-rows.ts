import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { APIActionRowComponent, APIButtonComponent } from 'discord-api-types/v10';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { ReplyButton } from '../../../core/rich-text.ts';
import type { DiscordPayload } from '../format/payload.ts';

export type ButtonRow = APIActionRowComponent<APIButtonComponent>;

/** Buttons as a message's components, each sealed, for one channel if one is given. */
export const buttonRows = (
  rows: readonly (readonly ReplyButton[])[],
  seal: ButtonSeal,
  place?: string,
): readonly ButtonRow[] =>
  rows.map(row => ({
    type: ComponentType.ActionRow,
    components: row.map(button => ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: button.label,
      custom_id: seal.seal(place === undefined ? button : { ...button, place }),
    })),
  }));

/** The row below a post: what it asks the bot for, and where it leads; none without any. `seal` null: nobody would answer. */
export function postRows(
  { buttons = [], invitation }: DiscordPayload,
  seal: ButtonSeal | null,
): readonly ButtonRow[] {
  const question = (label: string, command: string, options: Readonly<Record<string, string>>) =>
    seal === null ? [] : (buttonRows([[{ label, command, options }]], seal)[0]?.components ?? []);
  const components: APIButtonComponent[] = [
    ...buttons.flatMap(button =>
      button.kind === 'question'
        ? question(button.label, button.command, button.options)
        : [
            {
              type: ComponentType.Button as const,
              style: ButtonStyle.Link as const,
              label: button.label,
              url: button.url,
            },
          ],
    ),
    ...(invitation === undefined ? [] : question(invitation, 'follow', {})),
  ];
  return components.length === 0 ? [] : [{ type: ComponentType.ActionRow, components }];
}

/** The roles that a post pings, as they are written; null where it pings nobody. */
export const mentionsOf = ({ mention = [] }: DiscordPayload): string | null =>
  mention.length === 0 ? null : mention.map(role => `<@&${role}>`).join(' ');
