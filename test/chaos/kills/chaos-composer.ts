import { platforms } from '../../../src/adapters/registry.ts';
import type { RecordEvent } from '../../../src/core/ports/ports.ts';
import { createComposer, type Composer } from '../../../src/planning/composer.ts';
import { createWords } from '../../../src/words.ts';
import { createPng } from '../../fakes/png.ts';
import { buildCard } from '../../fixtures/build.ts';

const card = buildCard({ bytes: createPng(8, 8) });

/** The real composer, with one card for all that is told. `locales`: the folder of the phrases, which a packed file does not know. */
export const createChaosComposer = (locales: string, record: RecordEvent): Composer =>
  createComposer({
    paywall: 'mark',
    formats: platforms,
    renderer: {
      render: (_content, _style, alt) => Promise.resolve({ ...card, alt }),
      showsPhoto: () => Promise.resolve(false),
      photograph: () => Promise.reject(new Error('no photographs')),
    },
    photos: { find: () => Promise.resolve({ kind: 'none' }) },
    words: createWords({ directory: locales, fallback: 'it' }),
    record,
    brand: 'Strillone',
    timezone: 'Europe/Rome',
  });
