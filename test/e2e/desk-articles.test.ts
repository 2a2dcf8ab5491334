import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ids } from '../fakes/discord-world.ts';
import { documentIn } from '../fakes/telegram-life.ts';
import { run, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';

const PAGE = `<!doctype html><html lang="it"><head><title>Il mulino di Valdorsa torna a macinare</title></head>
<body><nav>Menu</nav><article><h1>Il mulino di Valdorsa torna a macinare</h1>
<p>Dopo vent’anni le pale girano di nuovo sul Mareno, e il mugnaio Ezio Brandolin ha aperto le porte ai curiosi.</p>
<p>Il restauro è costato due milioni di talleri, raccolti dagli abitanti in quattro anni di feste e di collette.</p>
<p>La farina sarà venduta al mercato del sabato, e le scuole potranno visitare il mulino ogni giovedì mattina.</p>
</article></body></html>`;

let world: PlatformWorld;
let running: Running;
let address: string;
let hits = 0;
const server = createServer((_request, response) => {
  hits++;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
});
beforeEach(async () => {
  hits = 0;
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  address = `http://${host}/mulino`;
  world = await openPlatforms('first: now, pick: { count: 5 }', '', {
    newsroom: `network: { allow: ["${host}"] }`,
  });
  running = await run(world.newsroom.config());
});
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
  await new Promise(resolve => server.close(resolve));
  expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
});

const says = (text: string, from = TELEGRAM_EDITOR) =>
  world.telegram.userSays({ from: { id: from, language_code: 'it' }, text });
const keysOf = (markup: unknown) =>
  (
    (markup ?? {}) as {
      readonly inline_keyboard?: readonly (readonly {
        readonly text: string;
        readonly callback_data?: string;
      }[])[];
    }
  ).inline_keyboard?.flat() ?? [];
const labels = ({ markup }: Awaited<ReturnType<typeof says>>) => keysOf(markup).map(({ text }) => text);
const press = (shown: Awaited<ReturnType<typeof says>>, label: string) => {
  const button = keysOf(shown.markup).find(({ text }) => text === label);
  const data = button?.callback_data ?? '';
  world.telegram.presses({
    chat: TELEGRAM_EDITOR,
    message: shown.id,
    from: TELEGRAM_EDITOR,
    data,
    language: 'it',
  });
};
const wordsOf = ({ text, caption }: Awaited<ReturnType<typeof says>>) => text ?? caption ?? '';
const living = async () => {
  const articles = await running.app.store.articles.latest({ languages: [], limit: 9 });
  return articles.map(({ source, url }) => ({ source, url }));
};

describe('what an editor sends in private', () => {
  test('by its address is fetched, shown with buttons, kept from schedules, and posted where one says', async () => {
    const shown = await says(address);
    expect(wordsOf(shown)).toContain('Il mulino di Valdorsa torna a macinare');
    expect(labels(shown)).toEqual([
      'Pubblica ovunque',
      'Pubblica in canale',
      'Pubblica in redazione',
      'Scarta',
    ]);
    expect(await living()).toEqual([{ source: 'desk', url: address }]);
    const [article] = await running.app.store.articles.latest({ languages: [], limit: 1 });
    const told = await running.app.newsroom.why(article!, 'canale');
    expect(told?.sentence).toContain('desk');
    expect((await running.app.planner.upcoming())[0]).toMatchObject({ title: null });

    press(shown, 'Pubblica in canale');
    await expect.poll(() => world.telegram.messages('@canale').length, { timeout: 15_000 }).toBe(1);
    const sent = async () => {
      const rows = await running.app.store.deliveries.history({ limit: 9 });
      return rows.map(({ destination }) => destination);
    };
    await expect.poll(sent).toEqual(['canale']);
  });

  test('as text is an article, the same again is the same, and it can be discarded', async () => {
    const shown = await says(SEED);
    expect(wordsOf(shown)).toContain('Il ponte di Valdorsa riapre');
    await says(SEED);
    expect(await living()).toEqual([{ source: 'desk', url: null }]);
    press(shown, 'Scarta');
    await expect.poll(living).toEqual([]);
  });

  test('and cannot be read is told with the reason; private addresses are never fetched', async () => {
    expect(wordsOf(await says('http://127.0.0.1:1/secret'))).toContain('Non se ne può fare un articolo');
    expect(wordsOf(await says('http://169.254.169.254/latest'))).toContain('Non se ne può fare un articolo');
    expect(await living()).toEqual([]);
  });
});

describe('a file that an editor sends', () => {
  const send = (
    name: string,
    words: string | Uint8Array,
    {
      from = TELEGRAM_EDITOR,
      ...more
    }: { from?: number; caption?: string; size?: number; origin?: object } = {},
  ) => {
    const bytes = typeof words === 'string' ? new TextEncoder().encode(words) : words;
    const { origin, ...rest } = more;
    return world.telegram.userSays({
      from: { id: from, language_code: 'it' },
      text: '',
      more: {
        ...documentIn(world.telegram.world, { name, bytes, ...rest }),
        ...(origin === undefined ? {} : { forward_origin: origin }),
      },
    });
  };
  const MARKDOWN = `---
title: Il mulino di Valdorsa torna a macinare
language: it
---
Dopo vent’anni le pale girano di nuovo sul **Mareno**, e il mugnaio ha aperto le porte ai curiosi.

Il restauro è costato due milioni di talleri, raccolti dagli abitanti in quattro anni.
`;

  test('is read as a seed file is, forwarded or with a caption, and shown with buttons', async () => {
    const shown = await send('mulino.md', MARKDOWN, { caption: 'per domani' });
    expect(wordsOf(shown)).toContain('Il mulino di Valdorsa torna a macinare');
    expect(labels(shown)).toContain('Pubblica ovunque');
    await send('altro nome.md', MARKDOWN, {
      origin: { type: 'hidden_user', sender_user_name: 'X', date: 1 },
    });
    expect(await living()).toEqual([{ source: 'desk', url: null }]);
    await send('pagina.HTML', PAGE);
    expect(await living()).toHaveLength(2);
  });

  test('and is no text, too large or faulty is refused in words, before it is fetched where that can be', async () => {
    for (const name of ['relazione.pdf', 'foto.jpg', 'appunti', 'x.docx', ''])
      expect(wordsOf(await send(name, '%PDF-1.7'))).toMatch(/Non è un file di testo\. Mandi \.txt, \.md/);
    expect(wordsOf(await send('grande.txt', 'x', { size: 6_000_000 }))).toContain('supera i 5 MB');
    expect(world.telegram.received('getFile')).toEqual([]);
    expect(wordsOf(await send('bugia.txt', new Uint8Array(6_000_000), { size: 10 }))).toContain(
      'does not hand the file out',
    );
    expect(wordsOf(await send('rotto.json', '{'))).toContain('rotto.json:1');
    expect(wordsOf(await send('bozza.md', MARKDOWN.replace('language: it', 'draft: true')))).toContain(
      'draft',
    );
    expect(await living()).toEqual([]);
  });

  test('comes on Discord by the option of the command', async () => {
    const filename = 'mulino.html';
    const shown = await world.discord.interact({
      command: 'add',
      user: ids.editor,
      file: { filename, size: PAGE.length, url: address },
    });
    expect(JSON.stringify(shown)).toContain('Il mulino di Valdorsa torna a macinare');
    const refused = await world.discord.interact({
      command: 'add',
      user: ids.editor,
      file: { filename: 'x.pdf', size: 9, url: address },
    });
    expect(JSON.stringify(refused)).toContain('Non è un file di testo');
    const nothing = await world.discord.interact({ command: 'add', user: ids.editor });
    expect(JSON.stringify(nothing)).toContain('file');
  });

  test('and a stranger’s is not even fetched', async () => {
    expect(wordsOf(await send('mulino.md', MARKDOWN, { from: 31 }))).not.toContain('mulino');
    expect(wordsOf(await send('mulino.md', MARKDOWN, { from: 31, caption: '/add' }))).not.toContain('mulino');
    const shown = await world.discord.interact({
      command: 'add',
      file: { filename: 'mulino.html', size: PAGE.length, url: address },
    });
    expect(JSON.stringify(shown)).not.toContain('mulino');
    expect(world.telegram.received('getFile')).toEqual([]);
    expect(hits).toBe(0);
    expect(await living()).toEqual([]);
  });

  test('a picture’s caption that is long enough is an article, too', async () => {
    const shown = await world.telegram.userSays({
      from: { id: TELEGRAM_EDITOR, language_code: 'it' },
      text: '',
      more: {
        text: undefined,
        caption: SEED.slice(0, 1000),
        photo: [{ file_id: 'a', file_unique_id: 'b', width: 1, height: 1 }],
      },
    });
    expect(wordsOf(shown)).toContain('Il ponte di Valdorsa riapre');
  });
});

test('strangers get the usual sentence, and are refused the command', async () => {
  expect(wordsOf(await says(address, 31))).not.toContain('mulino');
  expect(wordsOf(await says(SEED, 31))).not.toContain('Valdorsa');
  expect(wordsOf(await says('/add ciao', 31))).not.toContain('ciao');
  expect(wordsOf(await says('ciao', 31))).toContain('/help');
  expect(await living()).toEqual([]);
});
