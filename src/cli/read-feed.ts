import type { Say } from '../core/words.ts';
import { isSet, type CliCommand, type FeedReport } from './command.ts';

/** What is read of a feed: one file or address, or many lines of JSON. */
export const readFeedCommand: CliCommand = {
  name: 'read-feed',
  usage: 'FILE|URL | --jsonl < in > out',
  words: { min: 0, max: 1 },
  options: { jsonl: { type: 'boolean' } },
  help: [
    ['--jsonl', 'help-jsonl', { format: '{"id", "base64", "url"?, "contentType"?}' }],
    ['', 'help-feed-html'],
  ],
  wrongWith(args) {
    if (!isSet(args, 'jsonl')) return args.positionals.length === 0 ? ['cli-one-place'] : null;
    return args.positionals.length > 0 ? ['cli-jsonl-no-file'] : null;
  },
  async run(args, world) {
    await using reader = await world.openFeedReader();
    const [place] = args.positionals;
    if (place !== undefined) {
      const report = await reader.readPlace(place);
      world.out(isSet(args, 'json') ? JSON.stringify(report, null, 2) : page(report, world.voice().say));
      return 0;
    }
    for await (const line of world.inputLines())
      if (line.trim() !== '') world.out(await reader.readLine(line));
    return 0;
  },
};

function page({ feed, items }: FeedReport, say: Say): string {
  return [
    feed.title ?? say('cli-feed-untitled'),
    ...[feed.link, feed.language].filter(said => said !== null),
    ...items.flatMap(({ title, link, published }) => [
      '',
      `${published ?? say('cli-feed-undated')}  ${title ?? say('cli-feed-untitled')}`,
      ...(link === null ? [] : [`  ${link}`]),
    ]),
  ].join('\n');
}
