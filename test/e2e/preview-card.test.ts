import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createNewsroomFolder, type NewsroomFolder } from './newsroom-world.ts';
import { SEED } from './platforms.ts';
import { runCommand } from './run-command.ts';

const preview = (newsroom: NewsroomFolder, ...args: string[]) => runCommand(newsroom, 'preview', ...args);

const newsroomOf = () =>
  createNewsroomFolder(`web: { port: 0 }
sources: [{ name: seeds, folder: ../seeds }]
destinations: [{ name: anteprima, preview: true, card: wide, theme: notte }]
schedules: [{ name: mattino, cron: "0 8 1 1 *", to: [anteprima] }]
`);

test('a card is drawn of an article, of the newest one, and of a file, in the theme and size asked for', async () => {
  using newsroom = newsroomOf();
  newsroom.writeSeed('ponte.txt', SEED);
  const out = join(newsroom.folder, 'card.png');
  const newest = await preview(newsroom, '--card', '--out', out, '--json');
  expect(newest).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(newest.out)).toMatchObject({
    theme: 'notte',
    size: 'wide',
    width: 1200,
    height: 675,
    mediaType: 'image/png',
    file: out,
    photoFault: null,
  });
  expect(readFileSync(out).toString('latin1', 1, 4)).toBe('PNG');

  const square = await preview(newsroom, '--card', 'ponte', '--size', 'square', '--theme', 'broadsheet');
  expect(square).toMatchObject({ code: 0, err: '' });
  expect(square.out).toMatch(/^non scritta \(--out\): broadsheet, square, 1080×1080 image\/png, \d+ kB\n\S/);

  mkdirSync(join(newsroom.folder, 'elsewhere'));
  const file = join(newsroom.folder, 'elsewhere/mercato.md');
  writeFileSync(join(newsroom.folder, 'elsewhere/mercato.jpg'), 'no picture');
  writeFileSync(file, '---\nimage: mercato.jpg\n---\n# Riapre il mercato coperto\n\nDopo nove anni.\n');
  const broken = await preview(newsroom, '--card', file, '--theme', 'copertina', '--json');
  expect(broken.code).toBe(0);
  expect(broken.err).toContain('the photo is no JPEG, PNG, WebP, GIF or AVIF');
  expect(JSON.parse(broken.out)).toMatchObject({ article: { title: 'Riapre il mercato coperto' } });

  const photo = sharp({ create: { width: 300, height: 200, channels: 3, background: '#48a' } });
  writeFileSync(join(newsroom.folder, 'elsewhere/mercato.jpg'), await photo.jpeg().toBuffer());
  const shown = await preview(newsroom, '--card', file, '--theme', 'copertina', '--out', out, '--json');
  expect(JSON.parse(shown.out)).toMatchObject({ mediaType: 'image/jpeg', photoFault: null });
  expect(shown.err).toContain('card.png contiene image/jpeg; un nome che finisce in .jpg lo direbbe');
});

test('what is asked wrongly is told, with the remedy', async () => {
  using newsroom = newsroomOf();
  const refusals = [
    [['--card', 'ponte', '--size', 'huge'], 2, '«huge» non è tra wide, square, story'],
    [['ponte', '--theme', 'notte'], 2, '--theme va insieme a --card'],
    [[], 2, 'indicare un articolo'],
    [['--card'], 1, 'Non c’è ancora nessun articolo; indichi un file.'],
  ] as const;
  for (const [args, code, words] of refusals) {
    const told = await preview(newsroom, ...args);
    expect({ args, code: told.code }).toEqual({ args, code });
    expect(told.err).toContain(words);
  }
  newsroom.writeSeed('ponte.txt', SEED);
  const theme = await preview(newsroom, '--card', '--theme', 'mezzanotte');
  expect(theme.code).toBe(1);
  expect(theme.err).toContain('tema "mezzanotte": ');
});
