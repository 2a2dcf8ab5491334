/**
 * Takes the README's picture of the newsroom page: a fresh checkout's first post, in Debian's Chromium.
 * `node test/scripts/draw-golden-page.ts [path to chromium]`; says so where there is no browser.
 */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { copyCheckout, run } from '../e2e/newsroom-world.ts';

const executablePath = process.argv[2] ?? '/usr/bin/chromium';
const quiet = [
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
];

if (!existsSync(executablePath)) {
  process.stdout.write(`no browser at ${executablePath}; install Debian's chromium or name another\n`);
} else {
  using checkout = copyCheckout();
  await using newsroom = await run({
    ...checkout.config(),
    web: { host: '127.0.0.1', port: 0, password: null, address: null },
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, locale: 'en' });
  await page.goto(newsroom.service.address);
  await page.locator('img').first().waitFor();
  // a person reads "seeds", not where a test put its copy
  await page.evaluate(() => {
    for (const place of document.querySelectorAll('p')) {
      if (place.textContent.startsWith('/')) place.textContent = 'seeds';
    }
  });
  await page.screenshot({ path: `${import.meta.dirname}/../golden/page.png` });
  await browser.close();
}
