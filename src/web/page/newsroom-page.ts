import { html } from 'hono/html';
import type { ShowMessages } from '../../core/ports/platform.ts';
import type { Say } from '../../core/words.ts';
import type { Snapshot } from '../../desk/view.ts';
import { destinationsSection, slotsSection, sourcesSection } from './desk-sections.ts';
import type { Html } from './html.ts';
import type { PageVoice } from './page-voice.ts';
import { attentionSection, nextSection, queueSection } from './plans-sections.ts';
import { postsSection } from './posts-section.ts';
import { createWhen } from './when.ts';

/** The newsroom at one moment, as a whole page. Every text is data: it comes out as the characters it is made of. */
export function newsroomPage(snapshot: Snapshot, say: Say, show: ShowMessages): Html {
  const language = say('page-language');
  const { at, brand, timezone, counts } = snapshot;
  const when = createWhen({ now: at, language, timezone });
  const moment = { say, language, timezone, now: at };
  const voice: PageVoice = { say, when, moment, brand, now: at, show };
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${say('page-title', { brand })}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
        <script src="/refresh.js" defer></script>
        <noscript><meta http-equiv="refresh" content="30" /></noscript>
      </head>
      <body>
        <a class="skip" href="#main">${say('page-skip')}</a>
        <header class="masthead">
          <h1>${brand}</h1>
          <p>
            <span class="day">${when.today}</span>
            <span>${say('page-sent-count', { count: counts.sent ?? 0 })}</span>
            <span>${say('page-updated', { time: when.clock(at), zone: timezone })}</span>
          </p>
        </header>
        <main id="main">
          ${attentionSection(snapshot, voice)} ${nextSection(snapshot, voice)}
          ${postsSection(snapshot, voice)}
          <div class="desk">
            ${queueSection(snapshot, voice)} ${destinationsSection(snapshot, voice)}
            ${sourcesSection(snapshot, voice)} ${slotsSection(snapshot, voice)}
          </div>
        </main>
      </body>
    </html>`;
}
