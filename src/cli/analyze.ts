import type { Quote } from '../core/article.ts';
import {
  analyzeLine,
  analysisJson,
  NOTHING_KNOWN,
  type AnalyzedArticle,
  type AnalyzeOptions,
} from '../editorial/analyze-line.ts';
import { analyze } from '../editorial/analyze.ts';
import { onOneLine } from '../editorial/text/unwrap.ts';
import { chooseCard } from '../editorial/quotes/card.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import { sayReason } from '../format/say-reason.ts';
import {
  countOf,
  isSet,
  tell,
  textOf,
  type CliArguments,
  type CliCommand,
  type CliWorld,
} from './command.ts';

const SUMMARY_CHARS = 300;

/** What the editorial core makes of an article: one file, address or standard input, or many lines of JSON. */
export const analyzeCommand: CliCommand = {
  name: 'analyze',
  usage: 'FILE|URL|- [--explain] | --jsonl < in > out',
  words: { min: 0, max: 1 },
  options: {
    jsonl: { type: 'boolean' },
    explain: { type: 'boolean' },
    'summary-chars': { type: 'string' },
    'summary-sentences': { type: 'string' },
  },
  help: [
    ['--jsonl', 'help-jsonl', { format: '{"id", "text"|"html", "title"?, "url"?, "language"?}' }],
    ['--explain', 'help-explain'],
    ['--summary-chars N', 'help-summary-chars', { count: SUMMARY_CHARS }],
    ['--summary-sentences N', 'help-summary-sentences'],
  ],
  wrongWith(args) {
    if (isSet(args, 'jsonl')) return args.positionals.length > 0 ? ['cli-jsonl-no-file'] : null;
    return args.positionals.length === 0 ? ['cli-one-place-or-input'] : null;
  },
  inEnglish: true,
  async run(args, world) {
    const options = optionsOf(args, world);
    if (options === null) return 2;
    if (isSet(args, 'jsonl')) {
      const withHtml = { ...options, readHtml: await world.htmlReader() };
      for await (const line of world.inputLines())
        if (line.trim() !== '') world.out(analyzeLine(line, withHtml));
      return 0;
    }
    const [place = '-'] = args.positionals;
    const { unreadDate, ...article } = await analyzed(place, world);
    if (unreadDate != null) {
      const detail = reasonOf('article-no-date', { value: unreadDate });
      world.err(sayReason(reasonOf('at-place', { place, detail }), world.english));
    }
    const json = analysisJson(article, options);
    world.out(
      isSet(args, 'json') ? JSON.stringify(json, null, 2) : page(article, json, isSet(args, 'explain')),
    );
    return 0;
  },
};

async function analyzed(
  place: string,
  world: CliWorld,
): Promise<AnalyzedArticle & { readonly unreadDate?: string | null }> {
  if (place === '-')
    return { id: place, analysis: analyze({ text: await world.readInput() }), facts: NOTHING_KNOWN };
  const document = await world.readDocument(place);
  const { text, title, lead, language, unreadDate = null } = document;
  const input = {
    text,
    ...(title === undefined ? {} : { title }),
    ...(lead === undefined ? {} : { lead }),
    language,
  };
  const analysis = analyze(input, {
    // of a page or a marked-up file nobody has the text that was read: its offsets point into the body
    offsets: /\.txt$/i.test(place) ? 'text' : 'body',
    isExtracted: document.isExtracted ?? false,
    isMarkedUp: document.isMarkedUp ?? false,
  });
  const { url, outlet, authors, publishedAt: published, image, topics, paywalled = false } = document;
  return {
    id: place,
    analysis,
    facts: { url, outlet, authors, published, image, topics, paywalled },
    unreadDate,
  };
}

function optionsOf(args: CliArguments, world: CliWorld): AnalyzeOptions | null {
  const sentences =
    textOf(args, 'summary-sentences') === undefined ? undefined : countOf(args, 'summary-sentences', 1);
  const chars = countOf(args, 'summary-chars', SUMMARY_CHARS);
  if (sentences === null || chars === null) {
    const option = chars === null ? '--summary-chars' : '--summary-sentences';
    tell(world, 'cli-whole-number', { option });
    return null;
  }
  return {
    summary: sentences === undefined ? { chars } : { sentences },
    explain: isSet(args, 'explain'),
  };
}

/** Which rule named the speaker, how sure it is, and whom it would name where it is not sure enough. */
function explained({ reason, guess, confidence = 0 }: Quote): string {
  const unsure = guess == null ? [] : [`perhaps ${guess}`];
  return `  [${[reason ?? 'no rule', ...unsure, `sure to ${String(Math.round(100 * confidence))} %`].join('; ')}]`;
}

type AnalysisJson = ReturnType<typeof analysisJson>;

function page({ analysis }: AnalyzedArticle, json: AnalysisJson, explain: boolean): string {
  const { summary, outlet } = json;
  const date = json.published === null ? [] : [`published ${json.published}`];
  const facts = [...json.authors, ...date, ...(json.paywalled ? ['behind a paywall'] : [])];
  const card = chooseCard(analysis.quotes);
  const quotes = analysis.quotes.flatMap((quote, index) => [
    `  «${onOneLine(quote.text)}»${index === card ? '  (for the card)' : ''}`,
    `    ${[quote.speaker ?? '(nobody named)', quote.role].filter(Boolean).join(', ')}${explain ? explained(quote) : ''}`,
  ]);
  const section = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', title, ...lines] : [];
  return [
    analysis.title ?? '(no title)',
    ...(analysis.lead === null ? [] : [analysis.lead]),
    ...(facts.length === 0 ? [] : [facts.join(', ')]),
    ...section(
      'Summary',
      summary.map(sentence => `  ${sentence}`),
    ),
    ...section('Quotations', quotes),
    ...section('Keywords', [`  ${analysis.keywords.join(' · ')}`]),
    ...section(
      'Dropped',
      analysis.dropped.map(line => `  ${line}`),
    ),
    '',
    `${analysis.language}, ${analysis.body.length} paragraphs${outlet === null ? '' : `, reports from ${outlet}`}`,
  ].join('\n');
}
