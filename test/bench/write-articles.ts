import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Each of eight paragraphs from one of our samples, under a title of its own, into the seeds of a newsroom's folder. */
export function writeArticles(folder: string, count: number): void {
  const paragraphs = [
    'carillon-a-vendre',
    'mercado-de-susurros',
    'ricettario-ritrovato',
    'tide-bell',
    'wolkenamt',
  ].map(name =>
    readFileSync(join(ROOT, `seeds/${name}.txt`), 'utf8')
      .split('\n')
      .filter(line => line.length > 120),
  );
  mkdirSync(join(folder, 'seeds/more'));
  for (let number = 0; number < count; number++) {
    const own = paragraphs[number % paragraphs.length] ?? [];
    const body = own.map((_, at) => own[(at * 7 + number) % own.length]);
    const text = [
      `${number} · ${own[number % own.length]?.slice(0, 60) ?? ''}`,
      ...body,
      `N. ${number}.`,
    ].join('\n');
    writeFileSync(join(folder, `seeds/more/${number}.txt`), text);
  }
}
