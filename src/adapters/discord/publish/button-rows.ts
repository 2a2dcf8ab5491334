import { ButtonStyle, ComponentType } from 'discord.js';
import type { APIActionRowComponent, APIButtonComponent } from 'discord.js';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { ReplyButton } from '../../../core/rich-text.ts';

/** Buttons as a message's components, each sealed, for one channel if one is given. */
export const buttonRows = (
  rows: readonly (readonly ReplyButton[])[],
  seal: ButtonSeal,
  place?: string,
): readonly APIActionRowComponent<APIButtonComponent>[] =>
  rows.map(row => ({
    type: ComponentType.ActionRow,
    components: row.map(button => ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: button.label,
      custom_id: seal.seal(place === undefined ? button : { ...button, place }),
    })),
  }));
