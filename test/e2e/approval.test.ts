import { afterEach, describe, expect, test } from 'vitest';
import { HOUR } from '../../src/core/time.ts';
import type { Seen } from '../fakes/discord-interactions.ts';
import { ids, type FakeMessage as DiscordMessage } from '../fakes/discord-world.ts';
import { telegramIds, type FakeMessage } from '../fakes/telegram-world.ts';
import { fastClock, run, type FastClock, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';
import { runCommand } from './run-command.ts';

const CHAT = telegramIds.supergroup;
const CHANNEL = ids.announcements;

let world: PlatformWorld;
let running: Running;
let clock: FastClock;
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  await world[Symbol.asyncDispose]();
});

/** A newsroom whose first slot has proposed an article in both chats of the editors. */
async function open(more = '', schedule = 'first: now', editors = ''): Promise<void> {
  world = await openPlatforms(schedule, editors, {
    newsroom: `approval: { telegram: ${CHAT}, discord: "${CHANNEL}"${more} }`,
  });
  world.newsroom.writeSeed('ponte.txt', SEED);
  clock = fastClock();
  running = await run(world.newsroom.config(), { clock });
}
const proposed = async () => ({ onTelegram: await previewOnTelegram(), onDiscord: await previewOnDiscord() });
const previewOnTelegram = () =>
  world.telegram.until(() => world.telegram.messages(CHAT).findLast(({ markup }) => markup !== undefined));
const previewOnDiscord = () =>
  world.discord.until((): DiscordMessage | undefined =>
    world.discord.messages(CHANNEL).findLast(({ components }) => components.length > 0),
  );
const states = async () => {
  const { deliveries } = running.app.store;
  const rows = [...(await deliveries.queue({ limit: 9 })), ...(await deliveries.history({ limit: 9 }))];
  return rows.map(({ state }) => state);
};
const become = (...expected: string[]) => expect.poll(states).toEqual(expected);
const keysOf = ({ markup }: FakeMessage) =>
  (markup as { inline_keyboard: { text: string; callback_data: string }[][] }).inline_keyboard.flat();
const componentsOf = ({ components }: Pick<DiscordMessage, 'components'>) =>
  components.flatMap(row => row.components);
const dataOn = (message: FakeMessage, label: string) =>
  keysOf(message).find(({ text }) => text === label)?.callback_data ?? '';
const press = (message: FakeMessage, label: string, from = TELEGRAM_EDITOR) =>
  world.telegram.presses({ chat: CHAT, message: message.id, from, data: dataOn(message, label) });
const idOn = (message: Pick<DiscordMessage, 'components'>, label: string) =>
  componentsOf(message).find(one => one.label === label)?.custom_id ?? '';
const pressOnDiscord = (message: DiscordMessage, label: string, user: string = ids.editor) =>
  world.discord.press({ message, data: idOn(message, label), user });
const toast = (id: string) =>
  world.telegram.until(() => {
    const answer = world.telegram.callbacks.get(id);
    return answer?.answered === true ? (answer.text ?? '') : null;
  });
const noteOf = ({ caption }: FakeMessage) => caption?.split('\n').at(-1);
const posted = () => ({
  telegram: world.telegram.messages('@canale').map(({ caption }) => caption),
  discord: world.discord.messages(ids.text).map(({ embeds }) => embeds[0]?.description),
});
/** An answer that only its asker sees, as a message whose buttons can be pressed. */
const asMessage = (seen: Seen | undefined, like: DiscordMessage): DiscordMessage => {
  if (seen?.kind !== 'answer') throw new Error(`seen: ${JSON.stringify(seen)}`);
  return { ...like, content: seen.content, embeds: [], components: seen.components };
};
const seenBy = async (seeing: Promise<readonly Seen[]>): Promise<Seen> => {
  const seen = await seeing;
  // the message with the button may change first
  return world.discord.until(() => seen.findLast(({ kind }) => kind !== 'changed'));
};

describe('a proposed post', () => {
  test('waits in both chats as readers would get it, and one press sends it; both previews say who', async () => {
    await open(', after: 2h');
    const { onTelegram, onDiscord } = await proposed();
    expect(await states()).toEqual(['proposed', 'proposed']);
    expect(posted()).toEqual({ telegram: [], discord: [] });
    expect(onTelegram.photo).not.toBeNull();
    expect(keysOf(onTelegram).map(({ text }) => text)).toEqual(['Approva', 'Modifica', 'Salta', 'Più tardi']);
    for (const { callback_data: data } of keysOf(onTelegram))
      expect(Buffer.byteLength(data)).toBeLessThan(65);
    expect(noteOf(onTelegram)).toMatch(
      /^Da approvare: mattino → canale, redazione · senza risposta entro .* si salta$/,
    );
    const queue = await runCommand(world.newsroom, 'queue', '--json');
    expect(JSON.parse(queue.out)).toMatchObject([
      { state: 'proposed', reasonCode: 'waits-approval', decisions: [{ kind: 'proposed', by: null }] },
      { state: 'proposed' },
    ]);

    const before = onTelegram.caption?.split('\n').slice(0, -1).join('\n').trim();
    expect(await toast(press(onTelegram, 'Approva'))).toMatch(/^Approvato: .* esce su canale, redazione/);
    await become('sent', 'sent');
    expect(posted().telegram).toEqual([before]);
    await world.telegram.until(() => noteOf(onTelegram)?.includes('approvato'));
    expect(onTelegram.markup).toBeUndefined();
    expect(noteOf(onTelegram)).toMatch(/canale, redazione · approvato da Persona, /);
    await world.discord.until(() => onDiscord.embeds[0]?.description?.includes('approvato da Persona'));
    expect(onDiscord.components).toEqual([]);
    const history = await runCommand(world.newsroom, 'history', '--json');
    expect(JSON.parse(history.out)).toMatchObject([
      {
        state: 'sent',
        decisions: [
          { kind: 'proposed', by: null },
          { kind: 'approved', by: { id: `telegram:${TELEGRAM_EDITOR}`, name: 'Persona' } },
        ],
      },
      {},
    ]);
  });

  test('is decided once by two editors on two platforms, and by no stranger, replayed or late', async () => {
    await open();
    const { onTelegram, onDiscord } = await proposed();
    const data = dataOn(onTelegram, 'Salta');
    await toast(press(onTelegram, 'Approva', 77));
    const stranger = await seenBy(pressOnDiscord(onDiscord, 'Approva', ids.reader));
    expect(stranger).toMatchObject({ kind: 'answer', private: true });
    expect(running.events.filter(({ kind }) => kind === 'command-refused')).toHaveLength(2);
    expect(await states()).toEqual(['proposed', 'proposed']);

    const [skipped, approved] = [press(onTelegram, 'Salta'), pressOnDiscord(onDiscord, 'Approva')];
    const answers = [await toast(skipped), await seenBy(approved)];
    await expect
      .poll(async () => new Set(await states()))
      .toSatisfy((now: Set<string>) => now.size === 1 && (now.has('sent') || now.has('skipped')));
    const isSent = (await states())[0] === 'sent';
    expect(running.events.filter(({ kind }) => kind === 'post-decided')).toHaveLength(1);
    expect(JSON.stringify(answers)).toMatch(/già deciso/);
    await world.telegram.until(() => onTelegram.markup === undefined);

    // from an app that still shows the buttons
    const again = world.telegram.presses({ chat: CHAT, message: onTelegram.id, from: TELEGRAM_EDITOR, data });
    expect(await toast(again)).toMatch(/già deciso/);
    expect(posted().telegram).toHaveLength(isSent ? 1 : 0);
  });

  test('skipped, is never picked again; the history says by whom', async () => {
    await open();
    const { onDiscord } = await proposed();
    const seen = await seenBy(pressOnDiscord(onDiscord, 'Salta'));
    expect(seen).toMatchObject({
      kind: 'answer',
      private: true,
      content: expect.stringMatching(/^Saltato/) as string,
    });
    await become('skipped', 'skipped');
    await world.discord.until(() => onDiscord.components.length === 0);
    const history = await runCommand(world.newsroom, 'history');
    expect(history.out).toMatch(/non pubblicato: così ha deciso editor \(discord:/);
    expect((await runCommand(world.newsroom, 'why', 'ponte', 'canale')).out).toMatch(/editor/);
    expect(await running.app.newsroom.approval.waiting()).toEqual([]);
  });

  test('put off, comes back below, and only there it is decided', async () => {
    await open(', after: 2h');
    const { onTelegram } = await proposed();
    expect(await toast(press(onTelegram, 'Più tardi'))).toMatch(/torna tra un’ora/);
    await world.telegram.until(() => noteOf(onTelegram)?.startsWith('rimandato'));
    expect(onTelegram.markup).toBeUndefined();
    expect(noteOf(onTelegram)).toMatch(/^rimandato da Persona.* · torna /);
    clock.goOn(HOUR);
    const next = await previewOnTelegram();
    expect(next.id).toBeGreaterThan(onTelegram.id);
    await toast(press(next, 'Approva'));
    await become('sent', 'sent');
    expect(posted().telegram).toHaveLength(1);
  });

  test.each([
    ['skip', 'skipped'],
    ['post', 'sent'],
  ])('that nobody decides follows the config: %s', async (then, state) => {
    await open(`, after: 2h, then: ${then}`);
    const { onTelegram } = await proposed();
    clock.goOn(2 * HOUR);
    await become(state, state);
    await world.telegram.until(() => onTelegram.markup === undefined);
    expect(noteOf(onTelegram)).toMatch(/perché nessuno ha deciso/);
  });

  test('goes with its article: corrected in the previews, taken back with it', async () => {
    await open();
    const { onTelegram } = await proposed();
    const old = dataOn(onTelegram, 'Approva');
    world.newsroom.writeSeed('ponte.txt', SEED.replace('riapre dopo', 'riaprirà dopo'));
    await world.telegram.until(() => onTelegram.caption?.includes('riaprirà'));
    expect(noteOf(onTelegram)).toMatch(/aggiornato con l’articolo/);
    // what an editor saw before was not this
    const stale = world.telegram.presses({
      chat: CHAT,
      message: onTelegram.id,
      from: TELEGRAM_EDITOR,
      data: old,
    });
    expect(await toast(stale)).toMatch(/è cambiato nel frattempo/);
    expect(await states()).toEqual(['proposed', 'proposed']);
    world.newsroom.removeSeed('ponte.txt');
    await become('withdrawn', 'withdrawn');
    await world.telegram.until(() => onTelegram.markup === undefined);
    expect(noteOf(onTelegram)).toMatch(/ritirato con l’articolo/);
  });
});

describe('an editor edits', () => {
  test('on Telegram: another quotation, other sentences, words of their own; the preview shows it, readers get it', async () => {
    await open();
    const { onTelegram, onDiscord } = await proposed();
    const card = onTelegram.photo?.id;
    press(onTelegram, 'Modifica');
    const menu = await world.telegram.until(() =>
      world.telegram.messages(CHAT).find(({ text }) => text?.startsWith('Che cosa')),
    );
    press(menu, 'Citazione');
    await world.telegram.until(() => menu.text?.startsWith('Quale citazione'));
    press(menu, 'Nessuna');
    await world.telegram.until(() => onTelegram.photo?.id !== card);
    await world.telegram.until(() => keysOf(menu).some(({ text }) => text === '✓ Nessuna'));
    press(menu, 'Frasi');
    await world.telegram.until(() => menu.text?.startsWith('Quali frasi'));
    const chosen = keysOf(menu).findIndex(({ text }) => text.startsWith('✓'));
    const dropped =
      menu.text
        ?.split('\n')
        .find(line => line.includes(`${chosen + 1} · `))
        ?.replace(/^.*?· /, '')
        .slice(0, 60) ?? '';
    expect(onTelegram.caption).toContain(dropped);
    press(menu, `✓ ${chosen + 1}`);
    await world.telegram.until(() => onTelegram.caption?.includes(dropped) === false);
    // the menu is of the version that this made
    await world.telegram.until(() => keysOf(menu).every(({ text }) => text !== `✓ ${chosen + 1}`));
    press(menu, 'Scrivi');
    const prompt = await world.telegram.until(() =>
      world.telegram.messages(CHAT).find(({ text }) => text?.startsWith('Risponda a questo')),
    );
    world.telegram.say({
      chat: CHAT,
      from: { id: TELEGRAM_EDITOR, language_code: 'it' },
      text: 'Parole <b>nostre</b> & @tutti',
      replyTo: prompt,
    });
    await world.telegram.until(() => onTelegram.caption?.includes('Parole <b>nostre</b> & @tutti'));
    await world.discord.until(() => onDiscord.embeds[0]?.description?.includes('nostre'));
    press(onTelegram, 'Approva');
    await become('sent', 'sent');
    expect(posted().telegram[0]).toContain('Parole <b>nostre</b> & @tutti');
    expect(await running.app.store.deliveries.history({ limit: 1 })).toMatchObject([
      {
        decisions: [
          { kind: 'proposed' },
          { kind: 'edited' },
          { kind: 'edited' },
          { kind: 'edited' },
          { kind: 'approved' },
        ],
      },
    ]);
  });

  test('on Discord: by a form; too long is asked again, a stranger’s is refused', async () => {
    await open();
    const { onTelegram, onDiscord } = await proposed();
    const menu = asMessage(await seenBy(pressOnDiscord(onDiscord, 'Modifica')), onDiscord);
    const form = await seenBy(
      world.discord.press({ message: menu, data: idOn(menu, 'Scrivi'), user: ids.editor }),
    );
    if (form.kind !== 'form') throw new Error(form.kind);
    expect(form.limit).toBeLessThanOrEqual(500);
    expect(form.value).not.toBe('');
    const send = (written: string, user: string = ids.editor) =>
      seenBy(world.discord.press({ message: menu, data: form.customId, user, written }));
    expect(await send('Parole di un estraneo', ids.reader)).toMatchObject({ kind: 'answer', private: true });
    expect(await send('x'.repeat(600))).toMatchObject({ content: expect.stringContaining('600') as string });
    expect(await send('Parole *nostre* @everyone')).toMatchObject({
      content: expect.stringContaining('Modificato') as string,
    });
    await world.discord.until(() => onDiscord.embeds[0]?.description?.includes('Parole'));
    expect(onDiscord.embeds[0]?.description).toContain('Parole \\*nostre\\*');
    await world.telegram.until(() => onTelegram.caption?.includes('Parole *nostre*'));
    // the form was of the version before
    expect(await send('Altre parole')).toMatchObject({
      content: expect.stringContaining('cambiato') as string,
    });
    await pressOnDiscord(onDiscord, 'Approva');
    await become('sent', 'sent');
    expect(posted().discord[0]).toContain('Parole \\*nostre\\*');
  });
});

test('with two editors, an order waits, and who gave it may not approve it, nor does the clock', async () => {
  await open(', two: true, after: 2h, then: post', 'first: wait');
  const article = (await running.app.store.articles.latest({ languages: [], limit: 1 }))[0];
  const from = { id: TELEGRAM_EDITOR, language_code: 'it' };
  await world.telegram.userSays({ from, text: '/post ponte to:canale' });
  await become('proposed');
  const { onTelegram, onDiscord } = await proposed();
  expect(noteOf(onTelegram)).toMatch(/ordine di .*4242.* si salta$/);
  expect(await toast(press(onTelegram, 'Approva'))).toMatch(/non può approvarlo/);
  expect((await world.telegram.userSays({ from, text: '/approve ponte' })).text).toMatch(
    /non può approvarlo/,
  );
  await pressOnDiscord(onDiscord, 'Approva');
  await become('sent');

  await world.telegram.userSays({ from, text: '/post ponte to:canale again:yes' });
  await become('proposed', 'sent');
  clock.goOn(3 * HOUR);
  await become('skipped', 'sent');
  expect(article?.title).toContain('ponte');
});

test('with two editors, one who has ids on both platforms is one', async () => {
  await open(
    ', two: true',
    'first: wait',
    `, people: [{ telegram: ${TELEGRAM_EDITOR}, discord: "${ids.editor}" }]`,
  );
  const from = { id: TELEGRAM_EDITOR, language_code: 'it' };
  await world.telegram.userSays({ from, text: '/post ponte to:canale' });
  await become('proposed');
  const { onDiscord } = await proposed();
  expect(await seenBy(pressOnDiscord(onDiscord, 'Approva'))).toMatchObject({
    content: expect.stringContaining('non può approvarlo') as string,
  });
  expect(await states()).toEqual(['proposed']);
  // to skip one's own order takes nobody else
  await seenBy(pressOnDiscord(onDiscord, 'Salta'));
  await become('skipped');
});

describe('over restarts', () => {
  test('a proposal of a process that was killed is put before editors by the next, once', async () => {
    await open();
    const { onTelegram } = await proposed();
    await running[Symbol.asyncDispose]();
    running = await run(world.newsroom.config(), { clock });
    await running.app.previews.tellDue();
    await toast(press(onTelegram, 'Approva'));
    await become('sent', 'sent');
    await world.telegram.until(() => onTelegram.markup === undefined);
    expect(world.telegram.messages(CHAT)).toHaveLength(1);
    expect(world.discord.messages(CHANNEL)).toHaveLength(1);
  });

  test('decided by a command while nobody runs, it is sent, and the previews say so when somebody does', async () => {
    await open();
    const { onTelegram } = await proposed();
    await running[Symbol.asyncDispose]();
    const { code, out } = await runCommand(world.newsroom, 'approve', 'ponte', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
    const again = await runCommand(world.newsroom, 'skip', 'ponte');
    expect(again.code).toBe(1);
    running = await run(world.newsroom.config(), { clock });
    await world.telegram.until(() => onTelegram.markup === undefined);
    expect(noteOf(onTelegram)).toMatch(/approvato da cli/);
    expect(posted().telegram).toHaveLength(1);
  });
});
