import type { Article } from '../../core/article.ts';
import type { Language } from '../../core/language.ts';
import type { PostContent } from '../../core/post.ts';
import { sayDay, sayPublication, sayPublicationTime } from '../say-moment.ts';

/** What only templates ask for, of posts, of the lines of digests and of the names of threads. */
export const templatePartsOf = (
  { lead, authors, topics, publishedAt }: Article,
  reader: { readonly language: Language; readonly timezone: string },
): Pick<PostContent, 'lead' | 'authors' | 'topics' | 'date' | 'day' | 'time'> => ({
  lead,
  authors,
  topics,
  ...(publishedAt === null
    ? { date: null }
    : {
        date: sayPublication(publishedAt, reader),
        day: sayDay(publishedAt, reader),
        time: sayPublicationTime(publishedAt, reader),
      }),
});
