import { join } from 'node:path';
import { expect, test } from 'vitest';
import { platforms } from '../../src/adapters/registry.ts';
import type { Destination } from '../../src/core/destination.ts';
import type { CardHash } from '../../src/core/ids.ts';
import type { Payload } from '../../src/core/payload.ts';
import type { DigestContent, PostContent } from '../../src/core/post.ts';
import type { Template } from '../../src/core/template/template.ts';
import { builtIn } from '../../src/format/template/built-in.ts';
import { loadVoice } from '../../src/words.ts';
import { buildDestination } from '../fixtures/build.ts';
import { card, fullPost } from './post-samples.ts';

const LOCALES = join(import.meta.dirname, '../../config/locales');
const LANGUAGES = ['it', 'en', 'de', 'fr', 'es'] as const;
const PLACES = {
  telegram: { chat: '@canale', topic: null, silent: false },
  discord: { channel: '1', crosspost: false },
};

const newsrooms: Template = builtIn(`
# {title}

{lead|summary:500}

> {quote}
> **{speaker}**, {role}

{source} · [→]({url}) · {date}[[ · {author}]]
`);

const digestLine: Template = builtIn('{date} · **{title}**[[ ({author})]] · {topic}\n{summary} {read}');

const at = Date.UTC(2026, 2, 14, 8, 30);
const post: PostContent = {
  ...fullPost,
  lead: 'Da martedì pedoni e biciclette di nuovo sul Valdoria.',
  authors: ['Anna Verri'],
  topics: ['città'],
  date: '14/03/2026, 09:30',
};
const digest: DigestContent = {
  heading: '14/03/2026',
  lines: ['Borgonero riapre il ponte', 'Il mercato *coperto* torna', 'Chiude la linea 4'].map((title, i) => ({
    article: `a${i}` as DigestContent['lines'][number]['article'],
    title,
    sentence: i === 1 ? null : 'I lavori sono costati 4,2 milioni di euro.',
    outlet: i === 2 ? null : 'La Gazzetta del Ponte',
    url: `https://gazzetta.example/${i}`,
    isRetracted: i === 2,
    about: {
      authors: i === 0 ? ['Anna Verri'] : [],
      topics: ['città'],
      date: '14/03/2026, 09:30',
      publishedAt: at,
    },
  })),
  brand: 'Strillone',
  card: null,
  mark: null,
};

const also = [
  { name: 'Eco di Valdorsa', url: 'https://eco.example/' },
  { name: '24.hu', url: null },
];
const retracted = { kind: 'retracted', time: '14/03, 09:30', at } as const;
const arabic: PostContent = {
  ...fullPost,
  title: 'افتتاح الجسر القديم بعد 9 سنوات (4.2 مليون €)',
  summary: ['قالت العمدة إن المشاة سيعبرون "غدًا".'],
  quote: {
    ...fullPost.quote!,
    text: 'الجسر للجميع',
    speaker: 'سلمى الحداد',
    role: 'عمدة Borgonero',
  },
  language: 'ar',
};

/** Every layout there is. */
const layouts: Readonly<Record<string, { readonly content: PostContent; readonly template?: Template }>> = {
  'without a card': { content: post },
  'with a card': { content: { ...post, card } },
  'by a template': { content: post, template: newsrooms },
  'by a template, with a card': { content: { ...post, card }, template: newsrooms },
  'a title alone': {
    content: {
      ...fullPost,
      summary: [],
      quote: null,
      outlet: null,
      url: null,
      hashtags: [],
      publishedAt: null,
    },
  },
  'for subscribers, others report it': { content: { ...post, isPaywalled: true, also } },
  corrected: { content: { ...post, card, mark: { ...retracted, kind: 'updated' } } },
  withdrawn: { content: { ...post, mark: retracted } },
  'in Arabic': { content: arabic },
};

/** The payload but for what is told by its place: line by line, as it is sent. */
function written({ platform, ...payload }: Payload): string {
  const {
    text,
    caption,
    preview,
    embed,
    card: shown,
  } = payload as {
    readonly text?: string;
    readonly caption?: string;
    readonly preview?: string | null;
    readonly embed?: Readonly<Record<string, unknown>>;
    readonly card?: CardHash | { readonly alt: string } | null;
  };
  const told: Readonly<Record<string, unknown>> = {
    preview,
    ...embed,
    card: typeof shown === 'object' ? shown?.alt : shown,
  };
  const lines = Object.entries(told).flatMap(([name, value]) =>
    value === null ||
    value === undefined ||
    name === 'description' ||
    (Array.isArray(value) && value.length === 0)
      ? []
      : [
          `${name}: ${name === 'color' ? `#${Number(value).toString(16)}` : String(value as string | number)}`,
        ],
  );
  const words = text ?? caption ?? embed?.description;
  return [
    `(${platform}) ${lines.join(' | ')}`.trimEnd(),
    ...(typeof words === 'string' ? ['', words] : []),
  ].join('\n');
}

const tests = LANGUAGES.flatMap(language =>
  (['telegram', 'discord'] as const).map(platform => [platform, language] as const),
);
test.each(tests)(
  'what %s gets in %s is what a person has read and found good',
  async (platform, language) => {
    const say = loadVoice(LOCALES, language);
    const at: Destination = buildDestination({ platform, language, place: PLACES[platform] });
    const posts = Object.entries(layouts).map(([name, { content, template = null }]) => {
      const words = { content: () => content, articles: [], card: null };
      return `===== ${name}\n\n${written(platforms.format(words, { ...at, template }, say))}`;
    });
    const digests = Object.entries({ 'a digest': null, 'a digest by a template': digestLine }).map(
      ([name, line]) => {
        const words = { content: digest, articles: [], card: null };
        return `===== ${name}\n\n${written(platforms.formatDigest(words, { ...at, digestLine: line }, say))}`;
      },
    );
    await expect(`${[...posts, ...digests].join('\n\n')}\n`).toMatchFileSnapshot(
      `../golden/messages/${platform}-${language}.txt`,
    );
  },
);
