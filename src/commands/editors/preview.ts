import type { MessageView, ShownText } from '../../core/ports/message-view.ts';
import { paragraph, type Block, type TextSpan } from '../../core/rich-text.ts';
import { articleCommand, answerOf } from './article-command.ts';

/** The post an article would become at a destination, shown to whoever asks. */
export const previewCommand = articleCommand(
  {
    name: 'preview',
    title: 'command-preview',
    description: 'command-preview-description',
    isConfidential: true,
  },
  async ({ article, destinations }, { newsroom, say, caller }) => {
    // as it will look where the asker is, if it goes there
    const shown = destinations.find(({ platform }) => platform === caller.platform) ?? destinations[0];
    if (shown === undefined) return answerOf();
    const { views, card, destination } = await newsroom.editing.preview(article, shown);
    const others = destinations.filter(one => one !== shown).map(({ name }) => name);
    return {
      text: [
        { kind: 'heading', spans: [{ text: say('preview-heading', { destination: destination.name }) }] },
        ...views.flatMap(blocksOf),
        ...(others.length === 0 ? [] : [paragraph(say('preview-others', { names: others.join(', ') }))]),
      ],
      card,
      private: true,
    };
  },
);

/** What a reader sees of a message, part by part. */
function blocksOf(view: MessageView): readonly Block[] {
  switch (view.look) {
    case 'bubble':
      return textBlocks(view.text);
    case 'embed': {
      const { author, heading, text, fields, footer, content } = view;
      return [
        ...(author === null ? [] : [paragraph(author)]),
        ...(heading === null
          ? []
          : [{ kind: 'paragraph' as const, spans: spansOf(heading.text, { style: 'bold' }) }]),
        ...(content === null ? [] : textBlocks(content)),
        ...(text === null ? [] : textBlocks(text)),
        ...fields.map(field =>
          paragraph(...spansOf(field.name, { style: 'bold' }), ' ', ...spansOf(field.text, {})),
        ),
        ...(footer === null ? [] : [paragraph(footer)]),
      ];
    }
    case 'record':
      return view.fields.map(({ name, text }) => paragraph({ text: name, style: 'bold' }, ` ${text}`));
  }
}

const textBlocks = (text: ShownText): readonly Block[] => [{ kind: 'paragraph', spans: spansOf(text, {}) }];

const STYLES: Readonly<Record<string, NonNullable<TextSpan['style']>>> = {
  bold: 'bold',
  heading: 'bold',
  italic: 'italic',
  struck: 'strike',
  code: 'code',
};

/** The words with the innermost style that an answer knows. */
const spansOf = (text: ShownText, around: Pick<TextSpan, 'style' | 'href' | 'moment'>): TextSpan[] =>
  text.flatMap(part => {
    if (typeof part === 'string') return [{ ...around, text: part }];
    const style = STYLES[part.kind];
    return spansOf(part.children, {
      ...around,
      ...(style === undefined ? {} : { style }),
      ...(part.href === undefined ? {} : { href: part.href }),
      ...(part.at === undefined ? {} : { moment: part.at }),
    });
  });
