import { html } from 'hono/html';
import type { DeliveryRow } from '../../core/ports/store.ts';
import { explain, sayCounts } from '../../desk/explain.ts';
import { sayDiagnosis } from '../../desk/say-diagnosis.ts';
import type { Snapshot } from '../../desk/view.ts';
import { badgeOf, deliveryViews } from './posts-section.ts';
import { sayReason } from '../../format/say-reason.ts';
import type { Html } from './html.ts';
import type { PageVoice } from './page-voice.ts';

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
                  <p class="why">${sayReason(due.why, say)}</p>
                </li>`,
            )}
          </ol>`
    }
  </section>`;
}

/**
 * Deliveries that wait for an editor's word, what else a person has to do, and files that wait for their author's: nothing
 * when there are none.
 */
export function attentionSection({ held, queue, faults, needs }: Snapshot, voice: PageVoice): Html | '' {
  const { say, when } = voice;
  // the others stand here as they are now
  const findings = needs?.findings.filter(({ area }) => area !== 'held' && area !== 'source') ?? [];
  if (held.length === 0 && faults.length === 0 && findings.length === 0) return '';
  return html`<section class="attention" aria-labelledby="attention">
    <h2 id="attention">${say('page-attention')}</h2>
    ${
      held.length === 0
        ? ''
        : html`<h3>${say('page-held')}</h3>
            <p>${say('page-held-intro')}</p>
            <ul>
              ${held.map(row => queueItem(row, { queue }, voice))}
            </ul>`
    }
    ${
      findings.length === 0 || needs === null
        ? ''
        : html`<h3>${say('page-needs')}</h3>
            <p class="meta">${say('page-needs-seen')} ${when.show(needs.at)}</p>
            <ul>
              ${findings.map(finding => html`<li><p>${sayDiagnosis(finding, voice.moment)}</p></li>`)}
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
                    <p>${sayReason(fault.reason, say)}</p>
                    <p class="meta">${fault.source} · ${when.show(fault.at)}</p>
                  </li>`,
              )}
            </ul>`
    }
  </section>`;
}

/** What is on its way, next first; what is held stands above, where it is seen. */
export function queueSection({ queue, counts, openToReaders, proposals }: Snapshot, voice: PageVoice): Html {
  const { say } = voice;
  const states = sayCounts(counts, say);
  const moving = queue.filter(row => row.state !== 'held');
  return html`<section class="queue" aria-labelledby="queue">
    <h2 id="queue">${say('page-queue')}</h2>
    ${
      moving.length === 0
        ? html`<p class="nothing">${say('page-queue-none')}</p>`
        : html`<ul>
            ${moving.map(row => queueItem(row, { queue, form: formOf(row, { queue, proposals }, voice) }, voice))}
          </ul>`
    }
    ${openToReaders === 0 ? '' : html`<p class="meta">${say('queue-readers', { count: openToReaders })}</p>`}
    ${states === '' ? '' : html`<p class="meta">${say('queue-counts', { states })}</p>`}
  </section>`;
}

/** Below the first delivery of a proposed post: what decides about all of them. */
function formOf(
  row: DeliveryRow,
  { queue, proposals }: Pick<Snapshot, 'queue' | 'proposals'>,
  { say }: PageVoice,
): Html | '' {
  const proposal = proposals.find(({ post }) => post === row.post);
  if (proposal === undefined || queue.find(({ post }) => post === row.post) !== row) return '';
  return html`<form class="decide" method="post" action="/decide">
    <input type="hidden" name="post" value="${proposal.post}" />
    <input type="hidden" name="version" value="${proposal.version}" />
    <button name="kind" value="approved">${say('proposal-approve')}</button>
    <button name="kind" value="skipped">${say('proposal-skip')}</button>
  </form>`;
}

function queueItem(
  row: DeliveryRow,
  { queue, form = '' }: { readonly queue: readonly DeliveryRow[]; readonly form?: Html | '' },
  voice: PageVoice,
): Html {
  const { say, moment } = voice;
  return html`<li>
    <p class="headline">${row.articleTitle}</p>
    <p class="meta">${badgeOf(row, voice)} ${explain(row, moment, queue)}</p>
    ${form}
    ${row.attempts > 0 ? html`<p class="meta">${say('page-attempts', { count: row.attempts })}</p>` : ''}
    <details id="look-${row.id}">
      <summary>${say('page-look')}</summary>
      <p class="why">${sayReason(row.why, say)}</p>
      ${deliveryViews([row], voice)}
    </details>
  </li>`;
}
