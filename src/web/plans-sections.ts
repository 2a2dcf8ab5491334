import { html } from 'hono/html';
import type { DeliveryRow } from '../core/ports.ts';
import type { Snapshot } from '../newsroom/view.ts';
import { deliveryViews } from './posts-section.ts';
import type { Html } from './html.ts';
import type { PageVoice } from './page-voice.ts';
import { stateOf } from './state-label.ts';

/** What will be posted next, and when. */
export function nextSection({ upcoming }: Snapshot, { say, when }: PageVoice): Html {
  return html`<section class="next" aria-labelledby="next">
    <h2 id="next">${say('page-next')}</h2>
    ${
      upcoming.length === 0
        ? html`<p class="nothing">${say('page-next-none')}</p>`
        : html`<ol>
            ${upcoming.map(
              due =>
                html`<li>
                  <p class="due">${when.show(due.dueAt)}</p>
                  <p class="headline">${due.title ?? html`<i>${say('page-next-no-article')}</i>`}</p>
                  <p class="meta">${due.schedule} · ${say('page-to', { names: due.to.join(', ') })}</p>
                  <p class="why">${due.why}</p>
                </li>`,
            )}
          </ol>`
    }
  </section>`;
}

/** Deliveries that wait for an editor's word, and files that wait for their author's: nothing when there are none. */
export function attentionSection({ queue, faults }: Snapshot, voice: PageVoice): Html | '' {
  const { say, when } = voice;
  const held = queue.filter(row => row.state === 'held');
  if (held.length === 0 && faults.length === 0) return '';
  return html`<section class="attention" aria-labelledby="attention">
    <h2 id="attention">${say('page-attention')}</h2>
    ${
      held.length === 0
        ? ''
        : html`<h3>${say('page-held')}</h3>
            <p>${say('page-held-intro')}</p>
            <ul>
              ${held.map(row => queueItem(row, voice))}
            </ul>`
    }
    ${
      faults.length === 0
        ? ''
        : html`<h3>${say('page-faults')}</h3>
            <ul>
              ${faults.map(
                fault =>
                  html`<li>
                    <p class="headline">
                      <code>${fault.key}</code
                      >${fault.line === null ? '' : html`, ${say('page-line', { line: fault.line })}`}
                    </p>
                    <p>${fault.message}</p>
                    <p class="meta">${fault.source} · ${when.show(fault.at)}</p>
                  </li>`,
              )}
            </ul>`
    }
  </section>`;
}

/** What is on its way, next first; what is held stands above, where it is seen. */
export function queueSection({ queue }: Snapshot, voice: PageVoice): Html {
  const { say } = voice;
  const moving = queue.filter(row => row.state !== 'held');
  return html`<section class="queue" aria-labelledby="queue">
    <h2 id="queue">${say('page-queue')}</h2>
    ${
      moving.length === 0
        ? html`<p class="nothing">${say('page-queue-none')}</p>`
        : html`<ul>
            ${moving.map(row => queueItem(row, voice))}
          </ul>`
    }
  </section>`;
}

function queueItem(row: DeliveryRow, voice: PageVoice): Html {
  const { say, when } = voice;
  const held = row.state === 'held' || row.state === 'suspended';
  return html`<li>
    <p class="headline">${row.articleTitle}</p>
    <p class="meta">${stateOf(row.state, say)} ${say('page-to', { names: row.destination })}</p>
    ${row.reason === null ? '' : html`<p class="reason">${row.reason}</p>`}
    <p class="meta">
      ${row.attempts > 0 ? html`${say('page-attempts', { count: row.attempts })} · ` : ''}${
        held
          ? say('page-waits')
          : row.notBefore === null
            ? say('page-soon')
            : html`${say('page-next-try')} ${when.show(row.notBefore)}`
      }
    </p>
    <details id="look-${row.id}">
      <summary>${say('page-look')}</summary>
      <p class="why">${row.why}</p>
      ${deliveryViews([row], voice)}
    </details>
  </li>`;
}
