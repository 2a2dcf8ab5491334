import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { expect, onTestFinished, test } from 'vitest';
import { platforms } from '../src/adapters/registry.ts';
import { createDesk } from '../src/commands/desk.ts';
import type { DeliveryRow } from '../src/core/ports/store.ts';
import { sourceStates } from '../src/core/feed-state.ts';
import { deliveryStates, openStates, operations } from '../src/core/post.ts';
import {
  areas,
  diagnosisCodes,
  diagnosisParams,
  flaws,
  type Diagnosis,
} from '../src/core/reasons/diagnosis.ts';
import { problemCodes, type Problem, problemParams, remedyCodes, remedyParams } from '../src/core/problem.ts';
import { reasonCodes, reasonParams, type Reason } from '../src/core/reasons/reason.ts';
import { settingParams } from '../src/core/reasons/setting-reasons.ts';
import type { RichText } from '../src/core/rich-text.ts';
import { DAY, HOUR, MINUTE } from '../src/core/time.ts';
import type { Say, Words } from '../src/core/words.ts';
import { explain } from '../src/desk/explain.ts';
import { sayDiagnosis } from '../src/desk/say-diagnosis.ts';
import { sayProblem } from '../src/format/say-problem.ts';
import { sayReason } from '../src/format/say-reason.ts';
import { newsroomPage } from '../src/web/page/newsroom-page.ts';
import { createWords } from '../src/words.ts';
import { buildPreviewPayload, buildSlot, inWords, NOW } from './fixtures/build.ts';
import { buildRow, buildSnapshot, buildSource } from './web/build-snapshot.ts';
import { all, readPage, wordsOf } from './web/read-page.ts';

const LOCALES = join(import.meta.dirname, '../config/locales');
const tags = readdirSync(LOCALES).map(name => name.slice(0, -'.ftl'.length));
const words = createWords({ directory: LOCALES, fallback: 'en' });

/** What is data stands for itself, with nothing in it that could be a word. */
const DATA = '77';
const NUMBERS = [...['count', 'age', 'priority', 'size', 'free', 'pairs'], ...reasonParams['nothing-fits']];
const filled = (names: readonly string[]) =>
  Object.fromEntries(names.map(name => [name, NUMBERS.includes(name) ? 2 : DATA]));
const reasons = reasonCodes.map((code): Reason => ({ code, params: filled(reasonParams[code]) }));
/** Those that are told of the newsroom's work; the others only of its configuration. */
const atWork = reasons.filter(({ code }) => !(code in settingParams));
const [REASON] = reasons;
if (REASON === undefined) throw new Error('there are reasons');

/** Each thing that `check` finds, and each remedy, of each kind of place; with what we know ourselves as its detail. */
const problems = [...problemCodes.keys()].flatMap(index =>
  (['destination', 'source', 'setting'] as const).map((kind): Problem => {
    const code = problemCodes[index] ?? 'destination-off';
    const remedy = remedyCodes[index % remedyCodes.length] ?? 'again';
    const of = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, DATA]));
    return {
      severity: 'error',
      what: { kind, name: DATA },
      why: { code, params: { ...of(problemParams[code]), detail: REASON } },
      remedy: { code: remedy, params: of(remedyParams[remedy]) },
    };
  }),
);

const rowOf = (overrides: Partial<DeliveryRow>): DeliveryRow =>
  buildRow({
    articleTitle: DATA,
    articleSource: DATA,
    schedule: DATA,
    destination: DATA,
    payload: buildPreviewPayload(),
    platform: 'preview',
    why: REASON,
    reason: REASON,
    ...overrides,
  });

/** Deliveries in every state for every reason; of each state every operation, tried or never, now, then, or not again. */
const rows: readonly DeliveryRow[] = deliveryStates.flatMap(state =>
  atWork.map((reason, index) => {
    const at = [null, NOW - DAY, NOW + 3 * DAY][Math.floor(index / 6) % 3] ?? null;
    return rowOf({
      id: `${state}${index}` as never,
      post: `${state}${index}` as never,
      state,
      reason,
      why: reason,
      operation: operations[index % 3] ?? 'send',
      sentAt: state === 'sent' ? (at ?? NOW) : null,
      notBefore: at,
      firstAttemptAt: index % 2 === 0 ? null : NOW - HOUR,
      attempts: index,
      ...(index % 2 === 0 ? { block: { until: NOW + HOUR, reason } } : {}),
    });
  }),
);
const isOpen = ({ state }: DeliveryRow) => (openStates as readonly string[]).includes(state);

const diagnoses = diagnosisCodes.flatMap((code): Diagnosis[] => {
  const diagnosis = {
    area: 'platform',
    severity: 'needs',
    code,
    params: filled(diagnosisParams[code].filter(name => !['at', 'why', 'state', 'flaw'].includes(name))),
    at: NOW - HOUR,
  } as const;
  if (code === 'problem') return problems.map(problem => ({ ...diagnosis, params: {}, problem }));
  if (code === 'destination-off') return atWork.map(detail => ({ ...diagnosis, detail }));
  if (code === 'delivery-invalid') return flaws.map(flaw => ({ ...diagnosis, flaw }));
  return code === 'schedule-nothing'
    ? [{ ...diagnosis, reason: REASON }]
    : [{ ...diagnosis, about: rowOf({ state: 'suspended', notBefore: NOW + HOUR }) }];
});

const snapshot = buildSnapshot({
  brand: DATA,
  destinations: [
    { name: DATA, platform: 'preview', title: null, off: null },
    { name: DATA, platform: 'preview', title: DATA, off: inWords(DATA) },
  ],
  sources: sourceStates.map(state =>
    buildSource({
      name: DATA,
      place: DATA,
      articles: 2,
      kind: 'feed',
      state,
      reason: state === 'ok' ? null : REASON,
      lastReadAt: NOW,
      nextReadAt: NOW + DAY,
    }),
  ),
  faults: atWork.map(reason => ({ source: DATA, key: DATA, line: 3, reason, at: NOW })),
  upcoming: atWork.map(why => ({ schedule: DATA, dueAt: NOW + HOUR, to: [DATA], title: null, why })),
  slots: atWork.flatMap(reason =>
    (['filled', 'empty', 'skipped'] as const).map(state => ({
      ...buildSlot({ schedule: DATA, state, reason }),
    })),
  ),
  needs: { at: NOW - 5 * MINUTE, findings: diagnoses },
  queue: rows.filter(isOpen),
  history: rows.filter(row => !isOpen(row)),
  counts: Object.fromEntries(deliveryStates.map(state => [state, 2])),
  timezone: 'UTC',
});

/** All that a person reads on the page and is told by `/queue` and the like, of all of these. */
async function readIn(language: string, spoken: Words): Promise<string> {
  const say = spoken(language);
  const page = readPage(String(await newsroomPage(snapshot, say, platforms.show)));
  for (const example of all(page, '.views')) example.remove();
  const voice = { say, language: say('page-language'), timezone: 'UTC', now: NOW };
  return [
    wordsOf(page),
    ...all(page, '[aria-label], [title]').map(
      element => `${element.getAttribute('aria-label') ?? ''} ${element.getAttribute('title') ?? ''}`,
    ),
    await queueIn(language, spoken),
    ...rows.map(row => explain(row, voice, rows)),
    ...diagnoses.map(diagnosis => sayDiagnosis(diagnosis, voice)),
    ...reasons.map(reason => sayReason(reason, say)),
    ...problems.map(problem => Object.values(sayProblem(problem, say)).join(' ')),
    ...areas.map(area => say(`area-${area}`)),
  ].join('\n');
}

/** What `/queue` answers with each of the open deliveries first. */
async function queueIn(language: string, spoken: Words): Promise<string> {
  const answers: string[] = [];
  const open = rows.filter(isOpen);
  for (let from = 0; from < open.length; from += 12) {
    const desk = createDesk({
      newsroom: {
        queue: () => Promise.resolve({ rows: open.slice(from), counts: snapshot.counts, toReaders: 2 }),
        now: () => NOW,
        timezone: 'UTC',
      } as never,
      isEditor: () => true,
      styleOf: () => null,
      words: spoken,
      language,
      record: () => undefined,
    });
    const { text } = await desk.answer(
      'queue',
      {},
      { platform: 'cli', user: '1', roles: [], language: null },
    );
    answers.push(textOf(text));
  }
  return answers.join('\n');
}

const textOf = (text: RichText): string =>
  text
    .flatMap(block => (block.kind === 'list' ? block.items.flat() : block.spans))
    .map(({ text: span }) => span)
    .join(' ');

/** The texts of a locale, cut at what is put into them. */
function piecesOf(tag: string): readonly string[] {
  const pieces: string[] = [];
  const visit = (node: unknown, key = ''): void => {
    if (typeof node === 'string' && (key === '' || key === 'value')) pieces.push(node.trim());
    else if (Array.isArray(node)) for (const one of node) visit(one);
    else if (typeof node === 'object' && node !== null)
      for (const [name, value] of Object.entries(node))
        if (name === 'value' || typeof value === 'object') visit(value, name);
  };
  for (const { value } of new FluentResource(readFileSync(join(LOCALES, `${tag}.ftl`), 'utf8')).body)
    visit(value);
  return [...new Set(pieces)].filter(piece => piece.length >= 8 && /\p{L}{3}/u.test(piece));
}

test('the pieces of a locale are those a reader would know it by', () => {
  expect(piecesOf('it')).toContain(', aspetta la parola di un redattore (/held)');
  expect(piecesOf('en')).toContain('no answer came (');
  for (const tag of tags) expect(piecesOf(tag).length).toBeGreaterThan(200);
});

test.each(tags)('page, /queue and findings of a newsroom in %s have no word of another locale', async tag => {
  const read = await readIn(tag, words);
  const own = piecesOf(tag).join('\n');
  const foreign = tags
    .filter(other => other !== tag)
    .flatMap(other => piecesOf(other).filter(piece => !own.includes(piece) && read.includes(piece)));
  expect(read).toContain(words(tag)('explain-held', { destination: DATA }));
  expect(foreign).toEqual([]);
});

/** A locale without a letter that it was given: what still reads as words stands in no locale file. */
function letterless(): Words {
  const directory = mkdtempSync(join(tmpdir(), 'letterless-'));
  onTestFinished(() => {
    rmSync(directory, { recursive: true });
  });
  // Latin letters outside of placeables, keys, variants and comments
  const text = readFileSync(join(LOCALES, 'en.ftl'), 'utf8')
    .split('\n')
    .filter(line => !line.startsWith('#'))
    .map(line => {
      const [, head = '', rest = ''] = /^([a-z][\w-]* = |\s*\*?\[\w+\] |)(.*)$/u.exec(line) ?? [];
      return head + rest.replaceAll(/\{[^}]*(?:\}|$)|[a-z]/giu, part => (part.length > 1 ? part : '·'));
    })
    .join('\n')
    .replace(/^page-language = .*$/mu, 'page-language = ja');
  writeFileSync(join(directory, 'ja.ftl'), text);
  return createWords({ directory, fallback: 'ja' });
}

test('nothing is said that stands in no locale file', async () => {
  const read = await readIn('ja', letterless());
  // a zone and what a commit of the code would never translate
  const names = /\bUTC\b/gu;
  expect([...new Set(read.replace(names, '').match(/[a-z]{2,}/giu) ?? [])]).toEqual([]);
});

test('each reason is said with its own parameters, in each language', () => {
  const sayings = (say: Say) => reasons.map(reason => sayReason(reason, say));
  for (const tag of tags) {
    const said = sayings(words(tag));
    expect(new Set(said).size).toBe(reasons.length);
    reasons.forEach((reason, index) => {
      if (Object.values(reason.params).includes(DATA)) expect(said[index]).toContain(DATA);
    });
  }
});
