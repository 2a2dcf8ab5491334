import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { startService } from '../../src/service/start-service.ts';
import { openPlatforms, SEED } from './platforms.ts';

/** The value of a metric, whole with its labels. */
const valueOf = (text: string, name: string): number | null => {
  const line = text.split('\n').find(one => one.startsWith(`${name} `));
  return line === undefined ? null : Number(line.slice(name.length + 1));
};

test('a service is not ready before it has read and written what is due; then its metrics tell what it did', async () => {
  await using world = await openPlatforms();
  world.newsroom.writeSeed('ponte.txt', SEED);
  await using app = await createApp(world.newsroom.config(), () => undefined);
  await using service = await startService(app);
  const get = async (path: string) => {
    const answer = await fetch(`${service.address}${path}`);
    return [answer.status, await answer.text()] as const;
  };
  // the sources were not read yet: nothing has run since the start but this
  expect(await get('/readyz')).toEqual([503, 'the newsroom is starting']);
  expect(await get('/healthz')).toEqual([200, 'ok']);
  await service.ready;
  expect(await get('/readyz')).toEqual([200, 'ready']);
  await expect.poll(() => app.store.deliveries.counts()).toEqual({ sent: 2 });
  const [, text] = await get('/metrics');
  for (const platform of ['telegram', 'discord']) {
    const labels = `{platform="${platform}",operation="send",outcome="sent"}`;
    expect(valueOf(text, `strillone_delivery_attempts_total${labels}`)).toBe(1);
    expect(valueOf(text, `strillone_queue_oldest_due_seconds{platform="${platform}"}`)).toBe(0);
  }
  expect(valueOf(text, 'strillone_deliveries{state="sent"}')).toBe(2);
  expect(valueOf(text, 'strillone_analysis_duration_seconds_count')).toBe(1);
  expect(valueOf(text, 'strillone_card_duration_seconds_count')).toBeGreaterThan(0);
  expect(valueOf(text, 'strillone_source_state{source="seeds",state="ok"}')).toBe(1);
});
