/** A drawing process that does what a card's text says, as the real one would by accident: see `engine-failures.test.ts`. */
import { buildCard } from '../../fixtures/build.ts';
import { CardError } from '../../../src/cards/draw/process/drawing.ts';
import { serveDrawing } from '../../../src/cards/draw/process/serve-drawing.ts';

let cards = 0;

serveDrawing({
  drawCard: async ({ text }) => {
    cards++;
    if (text.includes('crash')) process.abort();
    if (text.includes('hang')) await new Promise(() => undefined);
    if (text.includes('no font')) throw new CardError('no font');
    if (text.includes('panic')) throw new Error('panicked');
    return {
      ...buildCard(),
      alt: '',
      photoFault: JSON.stringify({ pid: process.pid, cards, env: process.env }),
    };
  },
  photograph: () => Promise.reject(new CardError('the photo is broken; give another one')),
  shrinkCard: card => Promise.resolve({ ...card, bytes: card.bytes.subarray(1) }),
  shrinkLogo: logo => Promise.resolve(logo),
});
