import { ComponentType } from 'discord-api-types/v10';
import type { APIComponentInContainer, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { panelTexts } from '../format/panel-texts.ts';
import type { DiscordPayload } from '../format/payload.ts';
import { mentionsOf, type ButtonRow } from './button-rows.ts';

/** A picture of a container. */
export interface PanelPicture {
  readonly url: string;
  /** For those who do not see it; empty = there are no words for it. */
  readonly alt: string;
}

const display = (content: string | null) =>
  content === null ? [] : [{ type: ComponentType.TextDisplay as const, content }];

/**
 * A message as components of the second version: the roles that are pinged, then a container with the post's words, its
 * cards and its buttons.
 */
export function formatPanel(
  payload: DiscordPayload,
  shown: { readonly pictures: readonly PanelPicture[]; readonly rows: readonly ButtonRow[] },
): APIMessageTopLevelComponent[] {
  const { pictures, rows } = shown;
  const { head, body, foot } = panelTexts(payload);
  const gallery = pictures.length === 0 ? [] : [galleryOf(pictures)];
  const divided = foot === null ? [] : [{ type: ComponentType.Separator as const }, ...display(foot)];
  const components: APIComponentInContainer[] = [
    ...display(head),
    ...display(body),
    ...gallery,
    ...divided,
    ...rows,
  ];
  const { color } = payload.embed;
  return [
    ...display(mentionsOf(payload)),
    {
      type: ComponentType.Container,
      ...(color === null ? {} : { accent_color: color }),
      components,
    },
  ];
}

const galleryOf = (pictures: readonly PanelPicture[]) => ({
  type: ComponentType.MediaGallery as const,
  items: pictures.map(({ url, alt }) => ({ media: { url }, ...(alt === '' ? {} : { description: alt }) })),
});
