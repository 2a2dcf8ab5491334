import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ReadError } from '../../../../src/sources/reading/read-error.ts';
import { createReadingThread } from '../../../../src/sources/reading/reading-thread.ts';
import { sanitizeHtml } from '../../../../src/sources/feeds/parse/html/sanitize-html.ts';
import { parseFeed } from '../../../../src/sources/feeds/parse/parse-feed.ts';

const DATA = join(import.meta.dirname, '../../../../../shared/data');
const SCORER = join(DATA, '../tools/eval/feeds.mjs');

interface Case {
  readonly id: string;
  readonly file?: string;
  readonly base64?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Payload {
  readonly input: string;
  readonly base?: string;
}

function rows(file: string): readonly unknown[] {
  return readFileSync(join(DATA, file), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as unknown);
}

function bytesOf({ file, base64 }: Case, folder: string): Buffer {
  if (file === undefined) return Buffer.from(base64 ?? '', 'base64');
  const bytes = readFileSync(join(DATA, folder, file));
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

if (!existsSync(SCORER)) {
  test('the shared feeds are absent: nothing is measured against them here', () => {
    process.stderr.write('../shared is absent: feeds, hostile files and payloads are not tried\n');
    expect(existsSync(SCORER)).toBe(false);
  });
} else {
  const { isActive } = (await import(SCORER)) as { readonly isActive: (html: string | null) => boolean };

  test.each(['feeds', 'feeds/gofeed'])('of %s, 97 in 100 are read, and nothing active is left', folder => {
    const cases = rows(`${folder}/cases.jsonl`) as readonly Case[];
    const refused: string[] = [];
    const active: string[] = [];
    for (const one of cases) {
      const origin = { url: one.url ?? null, contentType: one.headers?.['Content-type'] ?? null };
      try {
        const { items, title, titleHtml } = parseFeed(bytesOf(one, folder), origin);
        const texts = items.flatMap(item => [item.titleHtml ?? item.title, item.summary, item.content]);
        if ([titleHtml ?? title, ...texts].some(isActive)) active.push(one.id);
      } catch (error) {
        if (!(error instanceof ReadError)) throw error;
        refused.push(one.id);
      }
    }
    expect(active).toEqual([]);
    expect(refused.length).toBeLessThanOrEqual(cases.length * 0.03);
  });

  test('payloads for sanitizers leave nothing active', () => {
    const payloads = rows('html/sanitizer.jsonl') as readonly Payload[];
    const active = payloads.filter(({ input, base }) => isActive(sanitizeHtml(input, base ?? null)));
    expect(active).toEqual([]);
  });

  test('hostile files are read or refused, each within its five seconds', { timeout: 120_000 }, async () => {
    await using reading = createReadingThread();
    for (const one of rows('feeds/hostile/cases.jsonl') as readonly Case[]) {
      const bytes = bytesOf(one, 'feeds/hostile');
      const read = reading.read('feed', { bytes, url: null, contentType: null });
      const said = await read.then(
        () => 'read',
        (error: unknown) => (error instanceof ReadError ? error.why.code : error),
      );
      expect(['feed-slow', 'feed-memory'], one.id).not.toContain(said);
      expect(said, one.id).toEqual(expect.any(String));
    }
  });
}
