import type { Progress } from '../../core/transfer/moving.ts';
import type { CliWorld } from '../command.ts';

const WIDTH = 24;

/** Shows a long work where a terminal looks, once for each hundredth of it; disposing takes the line away. */
export function createProgressBar(world: Pick<CliWorld, 'showProgress'>) {
  let shown = '';
  return {
    show({ done, total, at }: Progress): void {
      const part = total === 0 ? 1 : Math.min(1, done / total);
      const full = Math.floor(part * WIDTH);
      const line = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.floor(part * 100)} % ${at}`;
      if (line === shown) return;
      shown = line;
      world.showProgress(line);
    },
    [Symbol.dispose]() {
      if (shown !== '') world.showProgress(null);
      shown = '';
    },
  };
}
