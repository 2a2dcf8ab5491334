import { platforms } from '../../src/adapters/registry.ts';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CardImage } from '../../src/core/card.ts';
import { HOUR, MINUTE } from '../../src/core/time.ts';
import type { DeliveryId } from '../../src/core/ids.ts';
import type { DeliveryRow } from '../../src/core/ports/store.ts';
import type { Diagnosis } from '../../src/core/reasons/diagnosis.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import type { Snapshot } from '../../src/desk/view.ts';
import { newsroomPage } from '../../src/web/page/newsroom-page.ts';
import { createWords } from '../../src/words.ts';
import {
  buildDiscordPayload,
  buildPreviewPayload,
  buildTelegramPayload,
  NOW,
  inWords,
} from '../fixtures/build.ts';
import { buildRow, buildSnapshot, snapshotOf } from './build-snapshot.ts';
import { all, readPage, wordsOf, type PageElement } from './read-page.ts';

const words = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'it' });
const markupOf = async (snapshot: Snapshot, language = 'it') =>
  String(await newsroomPage(snapshot, words(language), platforms.show));
const pageOf = async (snapshot: Snapshot, language = 'it') => readPage(await markupOf(snapshot, language));

/** In the manner of the "Big List of Naughty Strings": what has broken pages elsewhere. */
const naughty = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></main></body><svg onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  'javascript:alert(1)',
  '[x](javascript:alert(1))',
  '${7*7} {{7*7}} <%= 7 %>',
  '--><!--<script>',
  '&lt;script&gt;&#60;b&#62;',
  '<style>*{display:none}</style>',
  '<iframe src="https://a.example"></iframe>',
  '\\u003cscript\\u003e',
  '\u202Etest\u202C \u0000 \uFEFF \uD800',
  'Z̷̢a̴l̶g̷o̸ 👩‍👩‍👧 Ω≈ç√∫ 田中さん العربية',
  '__proto__',
  '',
];
/** Names and attribute names of all elements, in order: the page without its words. */
const bones = (page: PageElement) =>
  all(page, '*').map(element =>
    [element.tagName, ...[...element.attributes].map(({ name }) => name)].join(' '),
  );

test.each(naughty)('in every field, %j is only text', async text => {
  const page = await pageOf(snapshotOf(text));
  expect(all(page, 'script')).toHaveLength(1);
  expect(all(page, 'style, iframe, object, embed, form, base')).toHaveLength(0);
  // the few elements that a message's own signs may become
  const message = /^(?:B|I|U|S|CODE|PRE|BLOCKQUOTE|SPAN class|A href rel)$/u;
  const unlike = (lines: string[]) => lines.filter(line => !message.test(line));
  expect(unlike(bones(page))).toEqual(unlike(bones(await pageOf(snapshotOf('parole')))));
  for (const link of all(page, 'a[href]'))
    expect(link.getAttribute('href')).toMatch(/^(?:https?:\/\/|#main$)/u);
  for (const element of all(page, '*'))
    for (const { name } of element.attributes) expect(name).not.toMatch(/^(?:on|style|srcdoc)/u);
});

test('a naughty title is read as it was written', async () => {
  for (const text of naughty.filter(one => !/[\0\uD800]/u.test(one)))
    expect((await pageOf(snapshotOf(text))).querySelector('.post h3')?.textContent).toBe(text);
});

test.each(['it', 'en'])('a newsroom on its first day says friendly things in %s', async language => {
  const page = await pageOf(buildSnapshot(), language);
  expect(page.getAttribute('lang')).toBe(language);
  const said = all(page, '.nothing').map(element => wordsOf(element));
  expect(said).toEqual([
    words(language)('page-next-none'),
    words(language)('page-posts-none'),
    words(language)('page-queue-none'),
    words(language)('page-destinations-none'),
    words(language)('page-sources-none'),
    words(language)('page-slots-none'),
  ]);
  expect(page.querySelector('.attention')).toBeNull();
  expect(wordsOf(page.querySelector('.masthead'))).toContain(
    words(language)('page-sent-count', { count: 0 }),
  );
});

test('a preview is shown as Telegram and as Discord, with the alternative text on both cards', async () => {
  const hash = 'b'.repeat(64) as CardImage['hash'];
  const payload = {
    platform: 'preview',
    telegram: {
      platform: 'telegram',
      kind: 'photo',
      chat: 1,
      topic: null,
      silent: false,
      card: hash,
      caption: '<b>Ponte</b> #Ponte',
    },
    discord: { ...buildDiscordPayload(), card: { hash, alt: 'Citazione di Ada' } },
  } as const;
  const page = await pageOf(
    buildSnapshot({ history: [buildRow({ platform: 'preview', destination: 'anteprima', payload })] }),
  );
  expect(all(page, '.post figcaption').map(element => wordsOf(element))).toEqual([
    'Su Telegram anteprima',
    'Su Discord anteprima',
  ]);
  expect(wordsOf(page.querySelector('.look-bubble .text'))).toBe('Ponte #Ponte');
  for (const image of all(page, '.post img')) {
    expect(image.getAttribute('src')).toBe(`/cards/${hash}.png`);
    expect(image.getAttribute('alt')).toBe('Citazione di Ada');
  }
  expect(all(page, '.post img')).toHaveLength(2);
});

test('a photo sent to Telegram alone borrows its words from the post’s other deliveries', async () => {
  const hash = 'b'.repeat(64) as CardImage['hash'];
  const photo = { ...buildTelegramPayload(), kind: 'photo', card: hash, caption: 'x' } as const;
  const embed = { ...buildDiscordPayload(), card: { hash, alt: 'Citazione di Ada' } };
  const history = [
    buildRow({ payload: photo }),
    buildRow({ id: 'e'.repeat(20) as DeliveryId, platform: 'discord', payload: embed }),
  ];
  const page = await pageOf(buildSnapshot({ history }));
  expect(page.querySelector('.look-bubble img')?.getAttribute('alt')).toBe('Citazione di Ada');
});

test('a photo without alternative text of its own is described by its article', async () => {
  const payload = {
    ...buildTelegramPayload(),
    kind: 'photo',
    card: 'c'.repeat(64) as CardImage['hash'],
    caption: '',
  } as const;
  const page = await pageOf(buildSnapshot({ history: [buildRow({ payload })] }));
  expect(page.querySelector('.look-bubble img')?.getAttribute('alt')).toBe(
    'Cartolina per «Riapre il ponte di Valdorsa»',
  );
});

test('deliveries of one post are one article; messages that look alike are shown once', async () => {
  const history = [
    buildRow({ destination: 'anteprima', platform: 'preview', payload: buildPreviewPayload() }),
    buildRow({ destination: 'canale', url: 'https://t.me/valdorsa/7' }),
  ];
  const queue = [
    buildRow({
      destination: 'redazione',
      platform: 'discord',
      payload: buildDiscordPayload(),
      state: 'queued',
      sentAt: null,
    }),
  ];
  const page = await pageOf(buildSnapshot({ history, queue }));
  expect(all(page, '.post')).toHaveLength(1);
  expect(all(page, '.post figcaption span').map(element => wordsOf(element))).toEqual([
    'anteprima, canale',
    'anteprima, redazione',
  ]);
  expect(all(page, '.where li').map(element => wordsOf(element))).toEqual([
    'inviato anteprima',
    'inviato canale',
    'in coda redazione',
  ]);
  expect(page.querySelector('.where a')?.getAttribute('href')).toBe('https://t.me/valdorsa/7');
  expect(wordsOf(page.querySelector('.post .why'))).toBe('Perché questa: la più recente');
});

test('what comes next is told in the newsroom’s zone, and how far away it is', async () => {
  const due = (dueAt: number, title: string | null) => ({
    schedule: 'mattino',
    dueAt,
    to: ['canale', 'redazione'],
    title,
    why: inWords('la più recente'),
  });
  const page = await pageOf(
    buildSnapshot({
      upcoming: [due(NOW + 20 * 1000, 'Uno'), due(NOW + 90 * MINUTE, 'Due'), due(NOW + 25 * HOUR, null)],
    }),
  );
  expect(all(page, '.next .due').map(element => wordsOf(element))).toEqual([
    '09:00 ora',
    '10:30 tra 1 ora',
    'mar 3 mar, 10:00 tra 1 giorno',
  ]);
  expect(page.querySelector('.next time')?.getAttribute('datetime')).toBe('2026-03-02T08:00:20.000Z');
  expect(all(page, '.next .headline').map(element => wordsOf(element))).toEqual([
    'Uno',
    'Due',
    'Per ora nessun articolo adatto',
  ]);
  expect(wordsOf(page.querySelector('.next .meta'))).toBe('mattino · per canale, redazione');
});

test('held deliveries and faulty files stand first, the rest of the queue with reason and next try', async () => {
  const page = await pageOf(
    buildSnapshot({
      queue: [
        buildRow({ state: 'held', reason: inWords('no answer within 30 s'), id: 'held' as never }),
        buildRow({
          state: 'retry',
          reason: inWords('Too Many Requests'),
          attempts: 2,
          notBefore: NOW + 2 * MINUTE,
          articleTitle: 'Altro',
        }),
      ],
      faults: [
        {
          source: 'seeds',
          key: 'mercato.md',
          line: 3,
          reason: reasonOf('field-words', { field: 'title' }),
          at: NOW,
        },
      ],
    }),
  );
  const [first] = all(page, 'main > section');
  expect(first?.className).toBe('attention');
  expect(wordsOf(first)).toMatch(
    /Riapre il ponte.*aspetta la parola di un redattore.*no answer within 30 s.*mercato\.md, riga 3 title è una riga di testo/u,
  );
  const items = all(page, '.queue li').map(element => wordsOf(element));
  expect(items).toHaveLength(1);
  expect(items[0]).toMatch(/^Altro si riprova canale, si riprova oggi 09:02: Too Many Requests 2 tentativi/u);
});

test('what else a person has to do is shown with when it was found, once, and nothing of it when all is well', async () => {
  const finding = (area: Diagnosis['area']): Diagnosis => ({
    area,
    severity: 'needs',
    code: 'destination-closed',
    params: { count: 2 },
    at: NOW - HOUR,
    about: buildRow({
      state: 'suspended',
      reason: reasonOf('place-closed', { detail: 'kicked' }),
      notBefore: NOW + HOUR,
    }),
  });
  const page = await pageOf(
    buildSnapshot({
      needs: {
        at: NOW - 5 * MINUTE,
        findings: [finding('destination'), finding('held'), finding('source')],
      },
    }),
  );
  expect(wordsOf(page.querySelector('.attention'))).toBe(
    'Serve un’occhiata Da sistemare Ultimo controllo: 08:55 5 minuti fa Da oggi 08:00 canale, chiusa al bot; si riprova oggi 10:00: la chat non lascia scrivere il bot (kicked); aspettano 2 invii',
  );
  const well = await pageOf(buildSnapshot({ needs: { at: NOW, findings: [finding('held')] } }));
  expect(well.querySelector('.attention')).toBeNull();
});

test('a moment outside of the calendar does not break the page', async () => {
  const page = await pageOf(buildSnapshot({ history: [buildRow({ sentAt: 9e15 })] }));
  expect(wordsOf(page.querySelector('.post .meta'))).toContain('—');
});

test('headings do not skip a level, ids are not repeated, and every picture and landmark is named', async () => {
  const page = await pageOf(snapshotOf('parole'));
  const levels = all(page, 'h1, h2, h3, h4').map(({ tagName }) => Number(tagName[1]));
  levels.forEach((level, i) => {
    expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });
  const ids = all(page, '[id]').map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const image of all(page, 'img')) expect(image.getAttribute('alt')).not.toBeNull();
  for (const section of all(page, 'section'))
    expect(page.querySelector(`[id=\"${section.getAttribute('aria-labelledby') ?? ''}\"]`)?.tagName).toBe(
      'H2',
    );
});

test('a corrected message stands once, in its present words; a removed one is not drawn', async () => {
  const sent = buildRow({ destination: 'canale', payload: buildTelegramPayload('vecchie parole') });
  const change = (overrides: Partial<DeliveryRow>) =>
    buildRow({
      post: sent.post,
      message: sent.id,
      destination: 'canale',
      payload: buildTelegramPayload('parole nuove'),
      ...overrides,
    });
  const corrected = change({ id: 'a'.repeat(20) as DeliveryId, operation: 'edit', sentAt: NOW - MINUTE });
  const pending = change({
    id: 'b'.repeat(20) as DeliveryId,
    operation: 'delete',
    state: 'retry',
    sentAt: null,
  });
  const page = await pageOf(buildSnapshot({ history: [corrected, sent], queue: [pending] }));
  const [post] = all(page, 'article.post');
  expect(wordsOf(post)).toContain('parole nuove');
  expect(wordsOf(post)).not.toContain('vecchie parole');
  expect(all(page, '.where li .state').map(wordsOf)).toEqual(['corretto 08:59', 'rimozione: si riprova']);
  const gone = { ...pending, state: 'sent' as const, sentAt: NOW };
  const after = await pageOf(buildSnapshot({ history: [gone, corrected, sent] }));
  expect(all(after, '.where li .state').map(wordsOf)).toEqual(['rimosso 09:00']);
  expect(all(after, 'article.post figure')).toEqual([]);
});
