import { html } from 'hono/html';
import type { RecordView } from '../../core/ports/message-view.ts';
import type { Html } from '../page/html.ts';
import { cardImages, type MessageFrame } from './message.ts';

/** What another program gets, part by part. */
export const showRecord = (view: RecordView, frame: MessageFrame): Html =>
  html`<div class="look-record">
    <dl>
      ${view.fields.map(
        ({ name, text }) =>
          html`<dt>${name}</dt>
            <dd class="text">${text}</dd>`,
      )}
    </dl>
    ${cardImages(view, frame)}
  </div>`;
