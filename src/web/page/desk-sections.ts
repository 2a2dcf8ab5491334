import { html } from 'hono/html';
import type { Snapshot } from '../../desk/view.ts';
import { sayMoment, sayPast } from '../../format/say-moment.ts';
import { sayReason } from '../../format/say-reason.ts';
import type { Html } from './html.ts';
import type { PageVoice } from './page-voice.ts';
import { stateOf } from './state-label.ts';

/** Where posts go, and why a place is left out. */
export function destinationsSection({ destinations }: Snapshot, { say }: PageVoice): Html {
  return html`<section aria-labelledby="destinations">
    <h2 id="destinations">${say('page-destinations')}</h2>
    ${
      destinations.length === 0
        ? html`<p class="nothing">${say('page-destinations-none')}</p>`
        : html`<ul>
            ${destinations.map(
              ({ name, title, off }) =>
                html`<li>
                  <p>
                    <b>${name}</b>
                    <span class="meta">${title ?? say('page-this-page')}</span>
                    <span class="state ${off === null ? 'sent' : 'suspended'}"
                      >${say(off === null ? 'page-on' : 'page-off')}</span
                    >
                  </p>
                  ${off === null ? '' : html`<p class="reason">${sayReason(off, say)}</p>`}
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}

/** Where articles come from, and how many there are. */
export function sourcesSection({ sources }: Snapshot, voice: PageVoice): Html {
  const { say } = voice;
  return html`<section aria-labelledby="sources">
    <h2 id="sources">${say('page-sources')}</h2>
    ${
      sources.length === 0
        ? html`<p class="nothing">${say('page-sources-none')}</p>`
        : html`<ul>
            ${sources.map(source => sourceItem(source, voice))}
          </ul>`
    }
  </section>`;
}

function sourceItem(source: Snapshot['sources'][number], { say, moment }: PageVoice): Html {
  const { name, place, articles, state, reason, lastReadAt, nextReadAt } = source;
  const read = lastReadAt === null ? null : say('page-source-read', { when: sayPast(lastReadAt, moment) });
  const next = nextReadAt === null ? null : say('page-source-next', { when: sayMoment(nextReadAt, moment) });
  const times = [read, next].filter(text => text !== null);
  return html`<li>
    <p>
      <b>${name}</b> <span class="meta">${say('page-articles', { count: articles })}</span>
      ${state === 'ok' ? '' : html`<span class="state suspended">${say(`page-source-${state}`)}</span>`}
    </p>
    <p class="place">${place}</p>
    ${times.length === 0 ? '' : html`<p class="meta">${times.join(' · ')}</p>`}
    ${reason === null ? '' : html`<p class="reason">${sayReason(reason, say)}</p>`}
  </li>`;
}

/** What became of the last due moments, and why. */
export function slotsSection({ slots }: Snapshot, { say, when }: PageVoice): Html {
  return html`<section aria-labelledby="slots">
    <h2 id="slots">${say('page-slots')}</h2>
    ${
      slots.length === 0
        ? html`<p class="nothing">${say('page-slots-none')}</p>`
        : html`<ul>
            ${slots.map(
              slot =>
                html`<li>
                  <p class="meta">${when.show(slot.dueAt)} · ${slot.schedule} ${stateOf(slot.state, say)}</p>
                  <p>${sayReason(slot.reason, say)}</p>
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}
