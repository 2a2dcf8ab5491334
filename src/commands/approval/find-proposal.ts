import type { WaitingPost } from '../../desk/approval/waiting-post.ts';
import { foldWords } from '../articles/find-article.ts';

/** The proposals a person means: by the post's or the article's id, or by words of the title. */
export function findProposal(waiting: readonly WaitingPost[], words: string): readonly WaitingPost[] {
  const byId = waiting.filter(({ proposal, article }) =>
    [String(proposal.post.id), String(article.id)].includes(words),
  );
  if (byId.length > 0) return byId;
  const wanted = foldWords(words).split(' ').filter(Boolean);
  return waiting.filter(({ title: said }) => {
    const title = foldWords(said);
    return wanted.length > 0 && wanted.every(word => title.includes(word));
  });
}
