import { panelTexts } from './panel-texts.ts';
import { picturesOf, type DiscordPayload } from './payload.ts';

/** A message for a terminal, its texts to the byte: who is pinged, words, card, the name of its thread, a row of buttons. */
export function printDiscord(payload: DiscordPayload): string {
  const { mention = [], thread, buttons = [], invitation } = payload;
  const pings = mention.map(role => `<@&${role}>`).join(' ');
  const name = thread?.ofItsOwn === true ? `[→ ${thread.name}]` : null;
  const labels = [...buttons.map(({ label }) => label), ...(invitation === undefined ? [] : [invitation])];
  const row = labels.map(label => `[${label}]`).join(' ');
  return [pings, ...wordsOf(payload), name, row].filter(part => part !== null && part !== '').join('\n');
}

/** In the order in which they are shown; of an embed the card stands between text and footer. */
function wordsOf(payload: DiscordPayload): readonly (string | null)[] {
  const { content, layout, embed } = payload;
  const pictures = picturesOf(payload).map(() => '[card]');
  const picture = pictures.length === 0 ? null : pictures.join(' ');
  if (content !== undefined) return [content, picture];
  if (layout !== undefined) {
    const { head, body, foot } = panelTexts(payload);
    return [head, body, picture, foot];
  }
  const { author, title, url, description, footer } = embed;
  return [author, title, url, description, picture, footer];
}
