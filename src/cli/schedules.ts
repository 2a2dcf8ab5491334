import { toIso } from '../core/time.ts';
import { sayMoment, sayPast } from '../format/say-moment.ts';
import { sayReason } from '../format/say-reason.ts';
import { isSet, NO_WORDS, type CliCommand } from './command.ts';

const SLOTS = 10;
/** Due moments that are named. */
const AHEAD = 5;

/** The schedules, their next due moments, and what became of the latest slots. */
export const schedulesCommand: CliCommand = {
  name: 'schedules',
  usage: '',
  words: NO_WORDS,
  options: {},
  help: [],
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const voice = newsroom.voice();
    const { say } = voice;
    const upcoming = new Map((await newsroom.upcoming()).map(row => [row.schedule, row]));
    const slots = await newsroom.recentSlots(SLOTS * newsroom.schedules.length);
    const ahead = new Map(newsroom.editing.schedules(AHEAD).map(one => [one.name, one.slots]));
    const rows = newsroom.schedules.map(({ name, cron, timezone, to, missed }) => {
      const next = upcoming.get(name);
      return {
        name,
        cron,
        timezone,
        to,
        missed,
        next: next ? { dueAt: toIso(next.dueAt), title: next.title, why: sayReason(next.why, say) } : null,
        upcoming: (ahead.get(name) ?? []).map(slot => toIso(slot)),
        slots: slots
          .filter(slot => slot.schedule === name)
          .map(({ dueAt, state, reason }) => ({
            dueAt: toIso(dueAt),
            state,
            reason: sayReason(reason, say),
            reasonCode: reason.code,
          })),
      };
    });
    if (isSet(args, 'json')) {
      world.out(JSON.stringify(rows, null, 2));
      return 0;
    }
    for (const row of rows) {
      world.out(`${row.name}  "${row.cron}" ${row.timezone} → ${row.to.join(', ')} (missed: ${row.missed})`);
      if (row.next)
        world.out(
          `  ${say('cli-next')} ${sayMoment(Date.parse(row.next.dueAt), voice)}  ${row.next.title ?? say('page-next-no-article')}: ${row.next.why}`,
        );
      const later = row.upcoming.slice(1).map(slot => sayMoment(Date.parse(slot), voice));
      if (later.length > 0) world.out(`  ${later.join(' · ')}`);
      for (const slot of row.slots)
        world.out(
          `  ${say(`page-state-${slot.state}`)} ${sayPast(Date.parse(slot.dueAt), voice)}  ${slot.reason}`,
        );
    }
    return 0;
  },
};
