/** `npm run bench -- NAME [part…]`: figures, a line each, as they come. */
type Bench = (parts: readonly string[]) => Promise<AsyncIterable<string> | Iterable<string>>;

const BENCHES: Readonly<Record<string, Bench>> = {
  editorial: async () => (await import('./editorial.ts')).editorialFigures(),
  cards: async parts => (await import('./cards.ts')).cardFigures(parts),
  delivery: async parts => (await import('./delivery.ts')).deliveryFigures(parts),
  recovery: async () => (await import('./recovery.ts')).recoveryFigures(),
  sources: async parts => (await import('./sources.ts')).sourceFigures(parts),
  fetch: async () => (await import('./fetch.ts')).fetchFigures(),
  subscriptions: async parts => (await import('./subscriptions.ts')).subscriptionFigures(parts),
  memory: async parts => (await import('./memory.ts')).memoryFigures(parts),
  scale: async parts => (await import('./scale.ts')).scaleFigures(parts),
  commands: async () => (await import('./commands.ts')).commandFigures(),
};

const [name = '', ...parts] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  process.stderr.write(`No benchmark "${name}": give one of ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exitCode = 2;
} else for await (const line of await bench(parts)) process.stdout.write(`${name}: ${line}\n`);
