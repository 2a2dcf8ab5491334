import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { unwritten } from '../../../core/reasons/file-faults.ts';
import type { Say } from '../../../core/words.ts';
import { NO_WORDS, type CliCommand, type CliWorld } from '../../command.ts';
import { deliveryLine } from '../../deliveries.ts';
import { askAll } from './ask-all.ts';
import type { Asker } from './set-up.ts';
import { configText, envText } from './written-files.ts';

/** For its owner only: it holds tokens. */
const SECRET_MODE = 0o600;

/** Sets a newsroom up: asks, checks with the platforms, writes the config and `.env`, and sends a test card. */
export const initCommand: CliCommand = {
  name: 'init',
  usage: '',
  words: NO_WORDS,
  options: {},
  help: [['', 'help-init-kept']],
  async run(_args, world) {
    const setUp = await world.openSetUp();
    const { asker } = setUp;
    if (asker === null) {
      world.err(world.voice().say('init-no-terminal'));
      return 2;
    }
    const all = await askAll(asker, setUp);
    if (all === null) {
      asker.tell(world.voice().say('init-stopped'));
      return 1;
    }
    const { answers, tokens, say } = all;
    const isWritten = await write(asker, { file: setUp.config, text: configText(answers), say });
    if (tokens.size > 0) writeEnv(setUp.env, tokens);
    if (tokens.size > 0) asker.tell(say('init-written', { file: setUp.env }));
    const names = answers.places.map(({ platform }) => platform);
    if (
      isWritten &&
      names.length > 0 &&
      (await asker.confirm(say('init-test', { names: names.join(', ') }))) === true
    )
      await sendTest(asker, world, names);
    asker.tell(say('init-done'));
    return isWritten ? 0 : 1;
  },
};

async function write(
  asker: Asker,
  { file, text, say }: { readonly file: string; readonly text: string; readonly say: Say },
): Promise<boolean> {
  if (existsSync(file) && (await asker.confirm(say('init-overwrite', { file }))) !== true) {
    asker.tell(say('init-kept', { file }));
    return false;
  }
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw unwritten(file, error);
  }
  asker.tell(say('init-written', { file }));
  return true;
}

/** Other lines of the file stay as they are. */
function writeEnv(file: string, tokens: ReadonlyMap<string, string>): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, envText(before, tokens), { mode: SECRET_MODE });
  chmodSync(file, SECRET_MODE); // one that was there kept its own
}

/** Posts the newest article to these destinations, as an editor's order. */
async function sendTest(asker: Asker, world: CliWorld, names: readonly string[]): Promise<void> {
  await using newsroom = await world.openNewsroom();
  if (newsroom === null) return;
  await newsroom.refresh();
  const [article] = await newsroom.store.articles.latest({ languages: [], limit: 1 });
  if (article === undefined) {
    asker.tell(newsroom.voice().say('cli-no-article'));
    return;
  }
  const destinations = newsroom.destinations.filter(({ name }) => names.includes(name));
  const result = await newsroom.order(article, { destinations, by: 'cli', again: true });
  await newsroom.drain(result);
  for (const { id } of result.ordered) {
    const delivery = await newsroom.store.outbox.get(id);
    if (delivery !== null)
      asker.tell(deliveryLine({ ...delivery, articleTitle: article.title }, newsroom.voice()));
  }
}
