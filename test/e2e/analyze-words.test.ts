import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createNewsroomFolder } from './newsroom-world.ts';
import { runCommand } from './run-command.ts';

const ARTICLE = `Il ponte riapre

La sindaca Ada Rossi ha annunciato la riapertura del ponte.

«Da lunedì si torna a passare», ha detto Rossi.

Leggi anche
`;
const FEED = `<rss version="2.0"><channel><item><description>x</description></item></channel></rss>`;

/** What stands in a page of `analyze --explain`, then what a missing file is told with. */
const SAID: Readonly<Record<string, readonly [readonly string[], string]>> = {
  en: [['Summary', 'Quotations', 'sure to', 'paragraphs'], 'there is no such file'],
  it: [['Riassunto', 'Citazioni', 'sicuro al', 'paragrafi'], 'questo file non c’è'],
  de: [['Zusammenfassung', 'Zitate', 'sicher', 'Absätze'], 'diese Datei gibt es nicht'],
  fr: [['Résumé', 'Citations', 'sûr à', 'paragraphes'], 'ce fichier n’existe pas'],
  es: [['Resumen', 'Citas', 'seguro al', 'párrafos'], 'ese archivo no existe'],
};
const UNTITLED: Readonly<Record<string, string>> = {
  en: '(no title)\n\n(no date)  (no title)\n',
  it: '(senza titolo)\n\n(senza data)  (senza titolo)\n',
  de: '(ohne Titel)\n\n(ohne Datum)  (ohne Titel)\n',
  fr: '(sans titre)\n\n(sans date)  (sans titre)\n',
  es: '(sin título)\n\n(sin fecha)  (sin título)\n',
};

test.each(Object.keys(SAID))('analyze and read-feed speak the newsroom’s language: %s', async tag => {
  const [labels, missing] = SAID[tag] ?? [[], ''];
  using newsroom = createNewsroomFolder(
    `language: ${tag}\nsources: []\ndestinations: [{ name: a, preview: true }]\n`,
  );
  const file = (name: string, text: string) => {
    const path = join(newsroom.folder, name);
    writeFileSync(path, text);
    return path;
  };
  const page = await runCommand(newsroom, 'analyze', file('ponte.txt', ARTICLE), '--explain');
  expect(page.code).toBe(0);
  for (const label of labels) expect(page.out).toContain(label);
  const feed = await runCommand(newsroom, 'read-feed', file('feed.xml', FEED));
  expect(feed).toEqual({ code: 0, err: '', out: UNTITLED[tag] });
  for (const command of ['analyze', 'read-feed'])
    expect(await runCommand(newsroom, command, join(newsroom.folder, 'none.txt'))).toEqual({
      code: 1,
      out: '',
      err: expect.stringContaining(missing) as string,
    });
});
