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
import type { Say } from '../core/words.ts';
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
      world.err(sayReason(reasonOf('at-place', { place, detail }), world.voice().say));
    }
    const json = analysisJson(article, options);
    if (isSet(args, 'json')) world.out(JSON.stringify(json, null, 2));
    else world.out(page(article, json, { explain: isSet(args, 'explain'), say: world.voice().say }));
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
function explained({ reason, guess, confidence = 0 }: Quote, say: Say): string {
  const unsure = guess == null ? [] : [say('cli-analyze-guess', { name: guess })];
  const sure = say('cli-analyze-sure', { percent: Math.round(100 * confidence) });
  return `  [${[reason ?? say('cli-analyze-no-rule'), ...unsure, sure].join('; ')}]`;
}

type AnalysisJson = ReturnType<typeof analysisJson>;

function page(
  { analysis }: AnalyzedArticle,
  json: AnalysisJson,
  { explain, say }: { readonly explain: boolean; readonly say: Say },
): string {
  const { summary, outlet } = json;
  const date = json.published === null ? [] : [say('cli-analyze-published', { time: json.published })];
  const facts = [...json.authors, ...date, ...(json.paywalled ? [say('post-paywalled')] : [])];
  const card = chooseCard(analysis.quotes);
  const quotes = analysis.quotes.flatMap((quote, index) => [
    `  «${onOneLine(quote.text)}»${index === card ? `  ${say('cli-analyze-card')}` : ''}`,
    `    ${[quote.speaker ?? say('cli-analyze-nobody'), quote.role].filter(Boolean).join(', ')}${explain ? explained(quote, say) : ''}`,
  ]);
  const section = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', title, ...lines] : [];
  return [
    analysis.title ?? say('cli-feed-untitled'),
    ...(analysis.lead === null ? [] : [analysis.lead]),
    ...(facts.length === 0 ? [] : [facts.join(', ')]),
    ...section(
      say('cli-analyze-summary'),
      summary.map(sentence => `  ${sentence}`),
    ),
    ...section(say('cli-analyze-quotes'), quotes),
    ...section(say('cli-analyze-keywords'), [`  ${analysis.keywords.join(' · ')}`]),
    ...section(
      say('cli-analyze-dropped'),
      analysis.dropped.map(line => `  ${line}`),
    ),
    '',
    [
      analysis.language,
      say('cli-analyze-paragraphs', { count: analysis.body.length }),
      ...(outlet === null ? [] : [say('cli-analyze-outlet', { outlet })]),
    ].join(', '),
  ].join('\n');
}
