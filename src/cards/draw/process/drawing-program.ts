/** The program of the drawing process. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { serveDrawing } = await import('./serve-drawing.ts');
const { createEngine } = await import('../engine.ts');
serveDrawing(createEngine());
