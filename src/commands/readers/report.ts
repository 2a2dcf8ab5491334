import { z } from 'zod';
import { paragraph } from '../../core/rich-text.ts';
import { wordsAsked } from '../buttons/page-buttons.ts';
import type { Command } from '../context.ts';
import { wordsValue } from '../option-values.ts';

interface ReportInput {
  readonly words?: string | undefined;
  readonly kept?: string | undefined;
}

/** Brings a reader's hint, or a mistake they have found, to the editors; said in one sentence to them. */
export const reportCommand: Command<ReportInput> = {
  spec: {
    name: 'report',
    title: 'command-report',
    description: 'command-report-description',
    who: 'reader',
    visibility: 'private',
    isHidden: true,
    options: (['words', 'kept'] as const).map(name => ({
      name,
      description: 'option-words-description',
      required: false,
      rest: name === 'words',
      suggests: false,
      isHidden: true,
    })),
  },
  input: z.object({ words: wordsValue, kept: z.string().optional() }),
  async run({ words: typed, kept }, context) {
    const { caller, newsroom, say } = context;
    const words = await wordsAsked(typed, kept, context);
    const said = (key: 'report-told' | 'report-too-many' | 'report-nobody' | 'refused-nobody') => ({
      text: [paragraph(say(key))],
      card: null,
      private: true,
      replaces: 'all' as const,
    });
    // whoever cannot be told apart could write without end
    if (caller.user === '') return said('refused-nobody');
    if (words === null || words.trim() === '' || newsroom.tellEditors === undefined)
      return said('report-nobody');
    const { platform, user, name = null, place } = caller;
    const where = place?.kind === 'shared' ? (place.title ?? place.id) : null;
    const became = await newsroom.tellEditors({ platform, user, name, place: where, words });
    return said(`report-${became}`);
  },
};
