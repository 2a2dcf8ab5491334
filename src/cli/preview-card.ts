import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Article } from '../core/article.ts';
import { cardSizes, type CardSize, type DrawnCard } from '../core/card.ts';
import { unwritten } from '../core/reasons/file-faults.ts';
import { sayDetail } from '../format/say-reason.ts';
import { articleFrom } from '../intake/ingest.ts';
import type { Newsroom } from '../desk/newsroom.ts';
import { articleArgument } from './article-argument.ts';
import { isSet, textOf, type CliArguments, type CliWorld } from './command.ts';

/** Throws `ReasonError` where the file cannot be written. */
export async function writeCard(file: string, { bytes }: Pick<DrawnCard, 'bytes'>): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    throw unwritten(file, error);
  }
}

/** `preview --card`: draws an article's card in any theme and size, posts nothing. Answers the exit code. */
export async function previewCard(args: CliArguments, world: CliWorld, newsroom: Newsroom): Promise<number> {
  const { say } = newsroom.voice();
  const size = textOf(args, 'size');
  const article = await articleOf(args, world, newsroom);
  if (article === null) return 1;
  const to = textOf(args, 'to');
  const destination = newsroom.destinations.find(({ name }) => to === undefined || name === to);
  const look = {
    card: size !== undefined && isCardSize(size) ? size : (destination?.card ?? 'square'),
    theme: textOf(args, 'theme') ?? destination?.theme ?? 'broadsheet',
  };
  const card = await newsroom.drawCard(article, look);
  const photoFault = card.photoFault === undefined ? null : sayDetail(card.photoFault, say);
  if (photoFault !== null) world.err(say('cli-no-photo', { reason: photoFault }));
  const file = textOf(args, 'out') ?? null;
  if (file !== null) {
    await writeCard(file, card);
    const ending = missingEnding(file, card);
    if (ending !== null) world.err(say('cli-card-ending', { file, type: card.mediaType, ending }));
  }
  world.out(
    isSet(args, 'json')
      ? JSON.stringify(
          { article: { id: article.id, title: article.title }, ...factsOf(card, look), photoFault, file },
          null,
          2,
        )
      : `${say('cli-card-drawn', {
          file: file ?? say('cli-card-unwritten', { option: '--out' }),
          theme: look.theme,
          size: look.card,
          width: String(card.width),
          height: String(card.height),
          type: card.mediaType,
          kilobytes: String(Math.ceil(card.bytes.length / 1024)),
        })}\n${card.alt}`,
  );
  return 0;
}

export const isCardSize = (text: string): text is CardSize => (cardSizes as readonly string[]).includes(text);

const factsOf = (card: DrawnCard, look: { card: CardSize; theme: string }) => ({
  theme: look.theme,
  size: look.card,
  mediaType: card.mediaType,
  width: card.width,
  height: card.height,
  bytes: card.bytes.length,
  alt: card.alt,
});

/** A file, or an article of the newsroom; the newest one where none is named. Null, and told, when there is none. */
async function articleOf(args: CliArguments, world: CliWorld, newsroom: Newsroom): Promise<Article | null> {
  const [place, ...more] = args.positionals;
  if (place !== undefined && more.length === 0 && existsSync(place)) {
    const path = resolve(place);
    const source = pathToFileURL(dirname(path)).href;
    return articleFrom({ ...(await world.readDocument(place)), source, key: basename(path) }, Date.now());
  }
  if (!(await newsroom.serviceAlive())) await newsroom.refresh();
  if (place !== undefined) return (await articleArgument(args, world, newsroom))?.article ?? null;
  const [newest] = await newsroom.store.articles.latest({ languages: [], limit: 1 });
  if (newest === undefined) world.err(newsroom.voice().say('cli-no-article'));
  return newest ?? null;
}

const ENDINGS: Readonly<Record<DrawnCard['mediaType'], readonly string[]>> = {
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/webp': ['.webp'],
};

/** The ending by which a file's name would say what is in it; null when it does. */
function missingEnding(file: string, card: DrawnCard): string | null {
  const fitting = ENDINGS[card.mediaType];
  return fitting.includes(extname(file).toLowerCase()) ? null : (fitting[0] ?? null);
}
