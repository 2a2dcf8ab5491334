import { html } from 'hono/html';
import type { DeliveryState } from '../../core/post.ts';
import type { Slot } from '../../core/schedule.ts';
import type { Say } from '../../core/words.ts';
import type { Html } from './html.ts';

/** A delivery's or slot's state in the reader's words, coloured by its name. */
export const stateOf = (state: DeliveryState | Slot['state'], say: Say): Html =>
  html`<span class="state ${state}">${say(`page-state-${state}`)}</span>`;
