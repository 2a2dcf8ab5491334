import { join } from 'node:path';
import { onTestFinished, test as it } from 'vitest';
import type { DrawnCard } from '../../../src/core/card.ts';
import { createCardRenderer, type CardRendererOptions } from '../../../src/cards/draw/card-renderer.ts';
import { buildCard } from '../../fixtures/build.ts';
import { quoteCard } from '../layout/card-samples.ts';
import { THEMES } from './golden-cards.ts';

const style = { theme: 'broadsheet', size: 'wide' } as const;

/** A renderer whose process does as the card says; tells of crashes. */
function faultyRenderer(options: Partial<CardRendererOptions> = {}) {
  const crashes: string[] = [];
  const renderer = createCardRenderer({
    themes: [THEMES],
    program: join(import.meta.dirname, 'faulty-drawing.ts'),
    onCrash: ({ message }) => crashes.push(message),
    ...options,
  });
  onTestFinished(() => renderer[Symbol.asyncDispose]());
  const draw = (text: string) => renderer.render({ ...quoteCard, text }, style, 'Citazione');
  return { renderer, crashes, draw };
}

interface Told {
  readonly pid: number;
  readonly cards: number;
  readonly env: Readonly<Record<string, string>>;
}
const told = (card: DrawnCard): Told =>
  JSON.parse(typeof card.photoFault === 'string' ? card.photoFault : '') as Told;

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('a card that crashes the engine twice is given up and named; what was drawn beside it is drawn again', async ({
  expect,
}) => {
  const { crashes, draw } = faultyRenderer();
  const [culprit, neighbour, later] = await Promise.allSettled(['crash', 'one', 'other'].map(draw));
  expect(culprit).toMatchObject({ status: 'rejected' });
  expect([neighbour?.status, later?.status]).toEqual(['fulfilled', 'fulfilled']);
  expect(crashes[0]).toBe('the drawing process ended (SIGABRT)');
  crashes.length = 0;
  await expect(draw('crash')).rejects.toThrow(
    'this card ended its drawing process twice and is not drawn: the drawing process ended (SIGABRT)',
  );
  expect(crashes).toEqual([]);
  const { pid } = told(await draw('third'));
  expect(pid).not.toBe(process.pid);
});

it('an engine that does not answer is killed, and its card is given up when it hangs alone, too', async ({
  expect,
}) => {
  const { crashes, draw } = faultyRenderer({ maxMs: 1500 });
  await expect(draw('hang')).rejects.toThrow('this card ended its drawing process twice');
  expect(crashes).toHaveLength(1);
  expect(told(await draw('next')).cards).toBe(1);
});

it('an engine that fails costs one card, and the next is drawn by a new one', async ({ expect }) => {
  const { crashes, draw } = faultyRenderer();
  const before = told(await draw('one'));
  await expect(draw('panic')).rejects.toThrow('panicked');
  const after = told(await draw('other'));
  expect(after.pid).not.toBe(before.pid);
  expect(crashes).toEqual([]);
});

it('a text without a font is no fault of the engine', async ({ expect }) => {
  const { draw } = faultyRenderer();
  const before = told(await draw('one'));
  await expect(draw('no font')).rejects.toThrow('no font');
  expect(told(await draw('other')).pid).toBe(before.pid);
});

it('a process that was killed between two cards is started again', async ({ expect }) => {
  const { draw, crashes } = faultyRenderer();
  const { pid } = told(await draw('one'));
  process.kill(pid, 'SIGKILL');
  expect(told(await draw('other')).pid).not.toBe(pid);
  expect(crashes.length).toBeLessThan(2);
});

it('the process has drawn a card before the first is wanted, and one that fails then fails for nobody', async ({
  expect,
}) => {
  const { renderer, draw, crashes } = faultyRenderer();
  renderer.warmUp(quoteCard, style);
  expect(told(await draw('one')).cards).toBe(2);
  renderer.warmUp({ ...quoteCard, text: 'no font' }, style);
  renderer.warmUp(quoteCard, { ...style, theme: 'no such theme' });
  expect(told(await draw('other')).cards).toBe(4);
  expect(crashes).toEqual([]);
});

it('an idle process ends, and the next card starts another', async ({ expect }) => {
  const { draw, crashes } = faultyRenderer({ idleMs: 10 });
  const { pid } = told(await draw('one'));
  await expect.poll(() => isThere(pid)).toBe(false);
  expect(told(await draw('other')).pid).not.toBe(pid);
  expect(crashes).toEqual([]);
});

it('signals to all processes of the service end no card, and disposing ends the process', async ({
  expect,
}) => {
  const { draw, renderer } = faultyRenderer();
  const { pid } = told(await draw('one'));
  process.kill(pid, 'SIGINT');
  process.kill(pid, 'SIGTERM');
  expect(told(await draw('other')).pid).toBe(pid);
  await renderer[Symbol.asyncDispose]();
  expect(isThere(pid)).toBe(false);
});

it('the process that decodes pictures from anywhere is not given the environment', async ({ expect }) => {
  const { draw } = faultyRenderer();
  expect(Object.keys(process.env)).toContain('PATH');
  expect(Object.keys(told(await draw('one')).env).filter(name => name !== 'NODE_CHANNEL_FD')).toEqual([]);
});

it('a card is made small there, too', async ({ expect }) => {
  const { renderer } = faultyRenderer();
  const card = buildCard();
  expect(await renderer.shrinkCard(card, 3)).toEqual({ ...card, bytes: card.bytes.slice(1) });
});

it('the same card is drawn once, whoever asks and however it is described; another is another', async ({
  expect,
}) => {
  const { renderer } = faultyRenderer();
  const [one, other] = await Promise.all(
    ['Citazione', 'Quote'].map(alt => renderer.render(quoteCard, style, alt)),
  );
  expect([one?.alt, other?.alt]).toEqual(['Citazione', 'Quote']);
  expect(told(await renderer.render({ ...quoteCard }, { ...style }, '')).cards).toBe(1);
  await renderer.render({ ...quoteCard, speaker: 'Altri' }, style, '');
  await renderer.render(quoteCard, { ...style, size: 'square' }, '');
  await renderer.render(quoteCard, { ...style, theme: 'notte' }, '');
  const photo = { bytes: new Uint8Array([1]), hash: 'a' };
  expect(told(await renderer.render({ ...quoteCard, photo }, style, '')).cards).toBe(5);
});
