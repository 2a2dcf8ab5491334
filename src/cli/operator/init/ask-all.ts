import type { FindPlaces, FoundPlace, PlatformToSet } from '../../../adapters/shared/set-up.ts';
import { sayProblem } from '../../../format/say-problem.ts';
import type { Problem } from '../../../core/problem.ts';
import type { Say } from '../../../core/words.ts';
import type { Asker, SetUpWorld } from './set-up.ts';
import { isName, isPlacesTime, type AnsweredPlace, type Answers } from './written-files.ts';

/** Those the newsroom speaks, by their own names. */
const LANGUAGES = [
  { value: 'it', label: 'Italiano' },
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'fr', label: 'Français' },
  { value: 'es', label: 'Español' },
] as const;

/** What all was answered, with the tokens by their variables. */
export interface AllAnswers {
  readonly answers: Answers;
  readonly tokens: ReadonlyMap<string, string>;
  readonly say: Say;
}

/** Asks all there is to ask, and checks it with the platforms; null when the person ends it. Writes nothing. */
export async function askAll(
  asker: Asker,
  { platforms, sayIn, word }: SetUpWorld,
): Promise<AllAnswers | null> {
  const language = await asker.choose('Lingua · Language · Sprache · Langue · Idioma', LANGUAGES);
  if (language === null) return null;
  const say = sayIn(language);
  const name = await asker.text(say('init-name'), {
    initial: 'Strillone',
    wrong: answer => (isName(answer) ? null : say('init-name-wrong')),
  });
  if (name === null) return null;
  const timezone = await asker.text(say('init-timezone'), {
    initial: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    wrong: answer => (isPlacesTime(answer) ? null : say('init-timezone-wrong')),
  });
  if (timezone === null) return null;
  const wanted = await asker.chooseSome(
    say('init-platforms'),
    platforms.map(({ name: value, title: label }) => ({ value, label })),
  );
  if (wanted === null) return null;
  const places: AnsweredPlace[] = [];
  const tokens = new Map<string, string>();
  for (const platform of platforms.filter(({ name: one }) => wanted.includes(one))) {
    const found = await askPlatform(asker, platform, { say, word });
    if (found === null) return null;
    tokens.set(platform.token, found.token);
    const { place, editor } = found;
    places.push({ platform: platform.name, key: platform.key, place, editor });
  }
  return { answers: { name, language, timezone, places }, tokens, say };
}

/** A token that the platform accepts, and a place to post to. */
async function askPlatform(
  asker: Asker,
  platform: PlatformToSet,
  { say, word }: { readonly say: Say; readonly word: () => string },
): Promise<(FoundPlace & { readonly token: string }) | null> {
  const { title, from } = platform;
  for (;;) {
    const token = (await asker.secret(say('init-token', { platform: title, from })))?.trim();
    if (token === undefined) return null;
    const bot = await platform.know(token);
    if (bot.kind === 'refused') {
      tellProblem(asker, bot.problem, say);
      continue;
    }
    asker.tell(say('init-token-good', { platform: title, name: bot.name }));
    const place = await askPlace(asker, bot, { say, word });
    return place === null ? null : { ...place, token };
  }
}

async function askPlace(
  asker: Asker,
  { name, find }: { readonly name: string; readonly find: FindPlaces },
  { say, word }: { readonly say: Say; readonly word: () => string },
): Promise<FoundPlace | null> {
  for (;;) {
    const found = await (find.way === 'word'
      ? hear(asker, { name, find, word: word(), say })
      : choose(asker, await find.list(), say));
    if (found === null) return null;
    if (found === 'none') asker.tell(say('init-place-none', { name }));
    else if ('why' in found) tellProblem(asker, found, say);
    else {
      asker.tell(say('init-place-found', { place: found.title }));
      return found;
    }
    if ((await asker.confirm(say('init-again'))) !== true) return null;
  }
}

function tellProblem(asker: Asker, problem: Problem, say: Say): void {
  const { why, remedy } = sayProblem(problem, say);
  asker.tell(`${why}. ${remedy}`);
}

async function hear(
  asker: Asker,
  { name, find, word, say }: { name: string; find: FindPlaces & { way: 'word' }; word: string; say: Say },
): Promise<FoundPlace | Problem | 'none'> {
  const found = await asker.wait(say('init-word', { name, word }), signal => find.heard(word, signal));
  return found ?? 'none';
}

async function choose(
  asker: Asker,
  all: readonly FoundPlace[] | Problem,
  say: Say,
): Promise<FoundPlace | Problem | 'none' | null> {
  if ('why' in all) return all;
  if (all.length === 0) return 'none';
  const index = await asker.choose(
    say('init-place-choose'),
    all.map(({ title }, value) => ({ value, label: title })),
  );
  return index === null ? null : (all[index] ?? null);
}
