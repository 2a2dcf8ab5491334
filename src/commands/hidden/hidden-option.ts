import type { CommandOption } from '../command.ts';

/** An option of a command that only buttons and menus ask for: they fill it, nobody types it, and nobody reads of it. */
export const hiddenOption = (name: string): CommandOption => ({
  name,
  description: 'option-words-description',
  required: true,
  rest: false,
  suggests: false,
  isHidden: true,
});
