import * as clack from '@clack/prompts';
import type { Asker } from './set-up.ts';

/** Asks at the terminal. */
export const clackAsker: Asker = {
  async text(message, { initial = '', wrong } = {}) {
    const answer = await clack.text({
      message,
      initialValue: initial,
      validate: (value = '') => (value.trim() === '' ? message : (wrong?.(value.trim()) ?? undefined)),
    });
    return clack.isCancel(answer) ? null : answer.trim();
  },
  async secret(message) {
    const answer = await clack.password({
      message,
      validate: (value = '') => (value.trim() === '' ? message : undefined),
    });
    return clack.isCancel(answer) ? null : answer;
  },
  async choose(message, among) {
    const index = await clack.select<number>({
      message,
      options: among.map(({ label }, value) => ({ value, label })),
    });
    return clack.isCancel(index) ? null : (among[index]?.value ?? null);
  },
  async chooseSome(message, among) {
    const chosen = await clack.multiselect<number>({
      message,
      required: false,
      options: among.map(({ label }, value) => ({ value, label })),
    });
    if (clack.isCancel(chosen)) return null;
    return among.filter((_one, index) => chosen.includes(index)).map(({ value }) => value);
  },
  async confirm(message) {
    const answer = await clack.confirm({ message });
    return clack.isCancel(answer) ? null : answer;
  },
  async wait(what, work) {
    const enough = new AbortController();
    const spinner = clack.spinner({
      onCancel: () => {
        enough.abort();
      },
    });
    spinner.start(what);
    try {
      return await work(enough.signal);
    } finally {
      spinner.stop(what);
    }
  },
  tell(text) {
    clack.log.message(text);
  },
};
