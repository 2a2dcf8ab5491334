import type { InputFile } from 'grammy/web';
import type { InputRichMessage, PhotoSize, RichBlock, RichText } from 'grammy/types';
import type { TelegramPayload } from '../format/payload.ts';
import { pictureId, richPictures } from '../format/rich-html.ts';

/** A rich message as it goes over the wire: its pictures, named in its HTML, then its words. */
export const richMessage = (
  { html }: Extract<TelegramPayload, { kind: 'rich' }>,
  media: readonly (InputFile | string)[],
): InputRichMessage => ({
  html: richPictures(media.length) + html,
  ...(media.length === 0
    ? {}
    : {
        media: media.map((photo, index) => ({
          id: pictureId(index),
          media: { type: 'photo' as const, media: photo },
        })),
      }),
});

/** The photographs of a message that is there, in their order. */
export const photosIn = (blocks: readonly RichBlock[]): readonly (readonly PhotoSize[])[] =>
  blocks.flatMap(block =>
    block.type === 'photo'
      ? [block.photo]
      : block.type === 'collage' || block.type === 'slideshow'
        ? photosIn(block.blocks)
        : [],
  );

/** The words of a message that is there, in their order. Of the blocks that we write; what others write is no message of ours. */
export const wordsIn = (blocks: readonly RichBlock[]): string =>
  blocks
    .map(block => {
      switch (block.type) {
        case 'heading':
        case 'paragraph':
        case 'expandable_blockquote':
          return textOf(block.text);
        case 'blockquote':
          return wordsIn(block.blocks);
        default:
          return '';
      }
    })
    .join(' ');

function textOf(text: RichText): string {
  if (typeof text === 'string') return text;
  if (Array.isArray(text)) return text.map(textOf).join('');
  return 'text' in text ? textOf(text.text) : '';
}
