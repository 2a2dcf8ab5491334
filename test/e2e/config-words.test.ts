import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createNewsroomFolder } from './newsroom-world.ts';
import { runCommand } from './run-command.ts';

/** Faults of the schema, of settings together, of cron, filter, template, theme and environment. */
const FAULTY = `timezone: Moon/Base
paywall: hide
stories: maybe
sources:
  - { name: seeds, folder: ../seeds, colour: red }
  - { name: agency, feed: "https://a.example/", filter: "tema:x" }
destinations:
  - { name: a, preview: true, template: "{titel}", cards: 11 }
  - { name: a, preview: true, theme: none, language: 5 }
schedules: [{ name: m, cron: "0 25 * * *", to: [canle] }]
`;
const PLACES = [
  'LOG_LEVEL',
  ':1 timezone "Moon/Base"',
  ':5 sources[0].colour "red"',
  ':6 sources[1].filter "tema:x"',
  ':8 destinations[0].cards 11',
  ':8 destinations[0].template "{titel}"',
  ':9 destinations[1].language 5',
  ':2 paywall "hide"',
  ':3 stories "maybe"',
  ':9 destinations[1].theme',
  ':9 destinations[1].name',
  ':10 schedules[0].cron',
  ':10 schedules[0].to[0]',
];

/** A few of the sentences, to the letter. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  en: [
    'environment: LOG_LEVEL is not one of trace, debug, info, warn, error, silent',
    'config/strillone.yaml:8 destinations[0].template "{titel}": line 1: there is no {titel}; {title} is meant?',
    'config/strillone.yaml:2 paywall "hide": paywall is one of mark, skip, ignore',
    'config/strillone.yaml:10 schedules[0].cron: "0 25 * * *": hour 25 is above 23',
    'config/strillone.yaml:10 schedules[0].to[0]: no destination is named "canle"; there are a, a',
  ],
  it: [
    'ambiente: LOG_LEVEL non è uno tra trace, debug, info, warn, error, silent',
    'config/strillone.yaml:8 destinations[0].template "{titel}": riga 1: non c’è {titel}; si intende {title}?',
    'config/strillone.yaml:2 paywall "hide": paywall è uno tra mark, skip, ignore',
    'config/strillone.yaml:10 schedules[0].cron: "0 25 * * *": ora 25 è oltre 23',
    'config/strillone.yaml:10 schedules[0].to[0]: nessuna destinazione si chiama "canle"; ci sono a, a',
  ],
  de: [
    'Umgebung: LOG_LEVEL ist keines von trace, debug, info, warn, error, silent',
    'config/strillone.yaml:8 destinations[0].template "{titel}": Zeile 1: {titel} gibt es nicht; ist {title} gemeint?',
    'config/strillone.yaml:2 paywall "hide": paywall ist eines von mark, skip, ignore',
    'config/strillone.yaml:10 schedules[0].cron: "0 25 * * *": Stunde 25 liegt über 23',
    'config/strillone.yaml:10 schedules[0].to[0]: kein Ziel heißt "canle"; es gibt a, a',
  ],
  fr: [
    'environnement\u00a0: LOG_LEVEL n’est pas parmi trace, debug, info, warn, error, silent',
    'config/strillone.yaml:8 destinations[0].template "{titel}"\u00a0: ligne 1\u00a0: {titel} n’existe pas\u00a0; s’agit-il de {title}\u00a0?',
    'config/strillone.yaml:2 paywall "hide"\u00a0: paywall est à choisir parmi mark, skip, ignore',
    'config/strillone.yaml:10 schedules[0].cron\u00a0: "0 25 * * *"\u00a0: heure 25 dépasse 23',
    'config/strillone.yaml:10 schedules[0].to[0]\u00a0: aucune destination ne s’appelle "canle"\u00a0; il y a a, a',
  ],
  es: [
    'entorno: LOG_LEVEL no es uno de trace, debug, info, warn, error, silent',
    'config/strillone.yaml:8 destinations[0].template "{titel}": línea 1: no existe {titel}; ¿se refiere a {title}?',
    'config/strillone.yaml:2 paywall "hide": paywall es uno de mark, skip, ignore',
    'config/strillone.yaml:10 schedules[0].cron: "0 25 * * *": hora 25 pasa de 23',
    'config/strillone.yaml:10 schedules[0].to[0]: ningún destino se llama "canle"; hay a, a',
  ],
};

function faulty(yaml: string, variables: Readonly<Record<string, string>> = {}) {
  const newsroom = createNewsroomFolder(yaml);
  Object.assign(newsroom.variables, { LOG_LEVEL: 'loud', ...variables });
  return newsroom;
}
const linesOf = (text: string) => text.trimEnd().split('\n');

test.each(Object.keys(SAID))('check tells each fault of a config in %s, with its place', async tag => {
  using newsroom = faulty(`${FAULTY}language: ${tag}\n`);
  const { code, out, err } = await runCommand(newsroom, 'check');
  const lines = linesOf(out);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(lines).toHaveLength(PLACES.length);
  PLACES.forEach((place, index) => {
    expect(lines[index]).toContain(place);
  });
  expect(lines).toEqual(expect.arrayContaining([...(SAID[tag] ?? [])]));
  const asJson = JSON.parse((await runCommand(newsroom, 'check', '--json')).out) as { why: string }[];
  expect(asJson.map(({ why }) => why)).toEqual(lines);
});

test('no two languages say a fault with the same words', async () => {
  const said = await Promise.all(
    Object.keys(SAID).map(async tag => {
      using newsroom = faulty(`${FAULTY}language: ${tag}\n`);
      return linesOf((await runCommand(newsroom, 'check')).out);
    }),
  );
  for (const index of PLACES.keys()) expect(new Set(said.map(lines => lines[index])).size).toBe(said.length);
});

test('a start, and what writes into the config, tell the same in the same language', async () => {
  using newsroom = faulty(`${FAULTY}language: it\n`);
  const { out } = await runCommand(newsroom, 'check');
  expect(await runCommand(newsroom, 'start')).toEqual({ code: 1, out: '', err: out });
  expect(await runCommand(newsroom, 'sources', 'add', 'https://a.example/')).toEqual({
    code: 1,
    out: '',
    err: out,
  });
});

test('where the config names no language, that of the machine’s user is spoken, and English where there is none', async () => {
  const firstIn = async (yaml: string, variables: Readonly<Record<string, string>>) => {
    using newsroom = faulty(yaml, variables);
    return linesOf((await runCommand(newsroom, 'check')).out)[0];
  };
  expect(await firstIn(FAULTY, { LANG: 'it_IT.UTF-8' })).toBe(SAID.it?.[0]);
  expect(await firstIn(FAULTY, {})).toBe(SAID.en?.[0]);
  // not even YAML, and still its language can be read
  expect(await firstIn('language: de\nsources: [\n', { LANG: 'it_IT.UTF-8' })).toBe(SAID.de?.[0]);
});

test('a data folder that cannot be made keeps from a start, and doctor says so too', async () => {
  using newsroom = createNewsroomFolder(
    'language: de\nsources: []\ndestinations: [{ name: a, preview: true }]\n',
  );
  const file = join(newsroom.folder, 'file');
  writeFileSync(file, '');
  Object.assign(newsroom.variables, { STRILLONE_DATA: file });
  const sentence = `der Datenordner ${file} lässt sich nicht anlegen: ${file} ist eine Datei.`;
  expect(await runCommand(newsroom, 'start')).toMatchObject({
    code: 1,
    err: expect.stringContaining(sentence) as string,
  });
  expect(await runCommand(newsroom, 'doctor')).toMatchObject({
    code: 1,
    out: expect.stringContaining(sentence) as string,
  });
});
