import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { unwritten } from '../../../core/reasons/file-faults.ts';
import { NO_WORDS, type CliCommand, type CliWorld } from '../../command.ts';
import { deliveryLine } from '../../deliveries.ts';
import { askAll, type AllAnswers } from './ask-all.ts';
import type { Asker, SetUpWorld } from './set-up.ts';
import { configText, envText, holdsOthers } from './written-files.ts';

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
    if (!(await mayWrite(asker, setUp, { tokens, say }))) return 1;
    writeConfig(setUp.config, configText(answers));
    asker.tell(say('init-written', { file: setUp.config }));
    if (tokens.size > 0) writeEnv(setUp.env, tokens);
    if (tokens.size > 0) asker.tell(say('init-written', { file: setUp.env }));
    const names = answers.places.map(({ platform }) => platform);
    if (names.length > 0 && (await asker.confirm(say('init-test', { names: names.join(', ') }))) === true)
      await sendTest(asker, world, names);
    asker.tell(say('init-done'));
    return 0;
  },
};

/** Asks of all that is there already before anything is written: config and tokens belong together. */
async function mayWrite(
  asker: Asker,
  { config, env }: Pick<SetUpWorld, 'config' | 'env'>,
  { tokens, say }: Pick<AllAnswers, 'tokens' | 'say'>,
): Promise<boolean> {
  const questions = [
    ...(existsSync(config) ? [{ file: config, question: 'init-overwrite' as const }] : []),
    ...(holdsOthers(readIfThere(env), tokens)
      ? [{ file: env, question: 'init-replace-tokens' as const }]
      : []),
  ];
  for (const { file, question } of questions) {
    if ((await asker.confirm(say(question, { file }))) === true) continue;
    asker.tell(say('init-kept', { file }));
    return false;
  }
  return true;
}

function writeConfig(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw unwritten(file, error);
  }
}

const readIfThere = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Other lines of the file stay as they are. */
function writeEnv(file: string, tokens: ReadonlyMap<string, string>): void {
  writeFileSync(file, envText(readIfThere(file), tokens), { mode: SECRET_MODE });
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
