import { platforms } from '../adapters/registry.ts';
import { commentsOn, type Destination } from '../core/destination.ts';
import { builtIn } from '../format/template/built-in.ts';

/** What stands below a post for those who want to read more. */
const COMMENT = builtIn(`
{summary:3000}

> {quote}
> **{speaker}**, {role}

{read}
`);

/** Where posts of these destinations get a longer summary as a comment: places of their own, which follow what their posts do. */
export const commentPlaces = (destinations: readonly { readonly destination: Destination }[]) =>
  destinations.flatMap(({ destination: { image: _image, ...destination } }): readonly Destination[] => {
    const module = platforms.modules.find(({ name }) => name === destination.platform);
    const place = module?.config.commentsPlace?.(destination.place) ?? null;
    if (place === null) return [];
    return [{ ...destination, place, name: commentsOn(destination.name), card: null, template: COMMENT }];
  });
