import { createReadStream } from 'node:fs';
import { linesOf } from '../../core/async/json-lines.ts';
import { unread } from '../../core/reasons/file-faults.ts';
import { detailOf, ReasonError } from '../../core/reasons/reason-error.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { createImportEnd } from '../../desk/transfer/import-end.ts';
import { sayReason } from '../../format/say-reason.ts';
import { importLine } from '../../desk/transfer/transfer-lines.ts';
import { isSet, type CliCommand } from '../command.ts';

/** Nobody reads ten thousand lines of one kind, as when an import that was cut off is begun anew; `--json` has all. */
const SAID_OF_A_KIND = 20;

/** Takes in what `export` wrote; README.md here says what lines hold. */
export const importCommand: CliCommand = {
  name: 'import',
  usage: 'FILE',
  words: { min: 1, max: 1 },
  options: {},
  help: [
    ['FILE', 'help-import-file'],
    ['', 'help-import-posts'],
    ['', 'help-import-code'],
  ],
  async run(args, world) {
    const [file = ''] = args.positionals;
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const { transfer } = newsroom.store;
    const { say, now } = newsroom.voice();
    const isJson = isSet(args, 'json');
    const counts = { article: 0, subscription: 0 };
    const skipped: { readonly line: number; readonly code: string; readonly why: string }[] = [];
    let count = 0;
    let number = 0;
    let isFaulty = false;
    const said = new Map<string, number>();
    const ending = createImportEnd();
    try {
      for await (const text of linesOf(createReadStream(file), new AbortController().signal)) {
        number++;
        if (text.trim() === '') continue;
        const result = await importLine(transfer, text, now);
        ending.line(result.place);
        if (result.kind === 'imported') {
          counts[result.type]++;
          continue;
        }
        count++;
        const { skip, reason } = result;
        isFaulty ||= skip === 'no-json' || skip === 'unknown' || skip === 'invalid';
        const why = sayReason(reason, say);
        if (isJson) {
          skipped.push({ line: number, code: skip, why });
          continue;
        }
        const before = said.get(skip) ?? 0;
        said.set(skip, before + 1);
        if (before < SAID_OF_A_KIND) world.err(say('import-line', { line: String(number), why }));
        else if (before === SAID_OF_A_KIND) world.err('…');
      }
    } catch (cause) {
      const fault = unread(file, cause);
      if (number === 0) throw fault;
      const params = { line: String(number), detail: detailOf(fault) };
      throw new ReasonError(reasonOf('import-broken', params), { cause });
    }
    const told = { articles: counts.article, subscriptions: counts.subscription };
    const end = ending.end();
    const lacks = end.kind === 'lacks' ? { lacking: end.lines } : {};
    world.out(
      isJson
        ? JSON.stringify({ ...told, skipped, end: end.kind, ...lacks }, null, 2)
        : say('cli-imported', { ...told, skipped: count }),
    );
    if (!isJson && end.kind !== 'whole')
      world.err(say(`import-${end.kind}`, { ...lacks, line: String(number) }));
    return isFaulty || end.kind === 'cut' || end.kind === 'lacks' ? 1 : 0;
  },
};
