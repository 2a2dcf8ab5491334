import { expect, test } from 'vitest';
import { commandSpecs } from '../../src/commands/desk.ts';
import { nearestCommand } from '../../src/commands/unknown/nearest-command.ts';
import { words } from './desk-world.ts';

const announced = commandSpecs.filter(({ isHidden }) => isHidden !== true);

test.each(['it', 'en', 'de', 'fr', 'es'])(
  'a command whose last letter is missing is found by its name in %s, as by its own',
  language => {
    const say = words(language);
    for (const spec of announced)
      for (const name of [spec.name, say(spec.title)])
        if (name.length > 4)
          expect(nearestCommand(name.slice(0, -1), announced, say)?.name, `/${name}`).toBe(spec.name);
  },
);
