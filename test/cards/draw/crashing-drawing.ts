/** The real drawing process, but for cards that name one river: these crash it, as a fault of the native engine would. */
import { createEngine } from '../../../src/cards/draw/engine.ts';
import { serveDrawing } from '../../../src/cards/draw/process/serve-drawing.ts';

const engine = createEngine();
serveDrawing({
  ...engine,
  drawCard: (content, look) =>
    content.text.includes('Mareno') ? process.abort() : engine.drawCard(content, look),
});
