import type { CardContent } from '../core/card.ts';

/** More marks on one letter than any language writes: what is piled up so is no spelling. */
const PILE = /\p{M}{3}/u;
/** Of these scripts; others write vowels as marks. */
const MARKS = /(?<=^|[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{P}\p{S}\p{N}\p{Z}])\p{M}+/gu;

/**
 * A card's content with the marks off every text that piles them up ("zalgo"), for fonts that have not all of them; letters
 * that have one mark in Unicode keep it. Null when there is no such text.
 */
export function unadorned(content: CardContent): CardContent | null {
  const piled = new Set<string>();
  const bare = <Text extends string | null>(text: Text): Text => {
    const composed = text?.normalize('NFC');
    if (composed === undefined || !PILE.test(composed)) return text;
    piled.add(composed);
    return composed.replace(MARKS, '') as Text;
  };
  const { text, outlet, brand } = content;
  const frame = { text: bare(text), outlet: bare(outlet), brand: bare(brand) };
  const plain = ((): CardContent => {
    switch (content.kind) {
      case 'quote':
        return { ...content, ...frame, speaker: bare(content.speaker), role: bare(content.role) };
      case 'headline':
        return { ...content, ...frame };
      case 'breaking':
        return { ...content, ...frame, label: bare(content.label) };
      case 'digest':
        return {
          ...content,
          ...frame,
          items: content.items.map(item => ({ title: bare(item.title), outlet: bare(item.outlet) })),
        };
    }
  })();
  return piled.size > 0 ? plain : null;
}
