import { mkdtemp, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPhotoFinder } from '../../src/sources/find-photo.ts';
import { buildArticle } from '../fixtures/build.ts';
import { fetchHere } from '../net/loopback.ts';
import { english } from '../fixtures/in-english.ts';
import { sayDetail } from '../../src/format/say-reason.ts';

const closing: (() => Promise<unknown>)[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photo-'));
  closing.push(() => rm(folder, { recursive: true }));
});
afterEach(async () => {
  await Promise.all(closing.splice(0).map(close => close()));
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const finderHere = (now?: () => number) =>
  createPhotoFinder({
    folders: new Map([['seeds', folder]]),
    fetch: fetchHere(),
    ...(now ? { now } : {}),
  });
const articleWith = (image: string | null, key = 'one.txt') => buildArticle({ image, key, source: 'seeds' });

test('a picture on the web is fetched once for several destinations, and named by its bytes', async () => {
  let asked = 0;
  const root = await serve((request, response) => {
    asked++;
    expect(request.headers.accept).toContain('image/jpeg');
    response.writeHead(200, { 'content-type': 'image/jpeg' }).end('abc');
  });
  const finder = finderHere();
  const [one, other] = await Promise.all([1, 2].map(() => finder.find(articleWith(`${root}/a.jpg`))));
  expect(one?.kind === 'photo' ? one.photo.hash : '').toMatch(/^[\w-]{43}$/);
  expect(other).toEqual(one);
  expect(asked).toBe(1);
});

test('a fault is asked about again after a minute, a picture after ten', async () => {
  let [time, asked] = [0, 0];
  const root = await serve((_request, response) => {
    asked++;
    response.writeHead(asked === 1 ? 503 : 200, { 'content-type': 'image/png' }).end('abc');
  });
  const finder = finderHere(() => time);
  const find = () => finder.find(articleWith(`${root}/a.png`));
  expect(await find()).toMatchObject({ kind: 'fault' });
  time = 59_000;
  expect(await find()).toMatchObject({ kind: 'fault' });
  time = 61_000;
  expect(await find()).toMatchObject({ kind: 'photo' });
  time = 600_000;
  await find();
  expect(asked).toBe(2);
  time = 662_000;
  await find();
  expect(asked).toBe(3);
});

test('what is no picture, too large, or in a private network is a fault that says so', async () => {
  const root = await serve((request, response) => {
    if (request.url === '/page') response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
    else if (request.url === '/away') response.writeHead(302, { location: 'http://10.0.0.1/a.jpg' }).end();
    else response.writeHead(200, { 'content-type': 'image/jpeg' }).end(Buffer.alloc(11 * 1024 * 1024));
  });
  const messageOf = async (image: string) => {
    const found = await finderHere().find(articleWith(image));
    return found.kind === 'fault' ? sayDetail(found.why, english) : found.kind;
  };
  expect(await messageOf(`${root}/page`)).toContain('is text/html, no picture');
  expect(await messageOf(`${root}/large`)).toMatch(/^what is at .*\/large is too large$/);
  expect(await messageOf(`${root}/away`)).toContain('is not on the public internet');
  expect(await messageOf('http://192.168.1.1/a.jpg')).toContain('is not on the public internet');
});

test('a picture beside a seed file is read as the file sees it', async () => {
  await mkdir(join(folder, 'sport'));
  await writeFile(join(folder, 'sport/goal.jpg'), 'abc');
  await writeFile(join(folder, 'bridge.jpg'), 'def');
  const find = async (image: string, key: string) => {
    const found = await finderHere().find(articleWith(image, key));
    return found.kind === 'photo' ? Buffer.from(found.photo.bytes).toString() : found;
  };
  expect(await find('goal.jpg', 'sport/match.txt')).toBe('abc');
  expect(await find('../bridge.jpg', 'sport/match.txt')).toBe('def');
  expect(await find('sport/goal.jpg', 'one.txt')).toBe('abc');
});

test('nothing outside of the folder is read, nor what is no file or too large', async () => {
  await writeFile(join(folder, '..', 'outside.jpg'), 'secret');
  closing.push(() => rm(join(folder, '..', 'outside.jpg')));
  await symlink(join(folder, '..', 'outside.jpg'), join(folder, 'link.jpg'));
  await mkdir(join(folder, 'folder.jpg'));
  await writeFile(join(folder, 'large.jpg'), '');
  await truncate(join(folder, 'large.jpg'), 11 * 1024 * 1024);
  const messageOf = async (image: string) => {
    const found = await finderHere().find(articleWith(image));
    return found.kind === 'fault' ? sayDetail(found.why, english) : found.kind;
  };
  expect(await messageOf('../outside.jpg')).toContain('lies outside of its source');
  expect(await messageOf('link.jpg')).toContain('lies outside of its source');
  expect(await messageOf('folder.jpg')).toMatch(/is no file|is a folder/);
  expect(await messageOf('large.jpg')).toContain('has 11.0 MB; the limit is 10 MB');
  expect(await messageOf('gone.jpg')).toBe('gone.jpg: there is no such file; check the name');
});

test('an article without a picture has none', async () => {
  expect(await finderHere().find(articleWith(null))).toEqual({ kind: 'none' });
});

test('an article of a source without a folder may not name a file', async () => {
  const found = await finderHere().find(buildArticle({ image: 'a.jpg', source: 'agency' }));
  expect(found.kind === 'fault' ? sayDetail(found.why, english) : found.kind).toBe(
    'a.jpg: is no http or https address; give one',
  );
});
