import type { Meaning } from '../../../outbox/refusal.ts';

/** What a status means where it says no; every other 4xx is about the message. */
export const statusTable: Readonly<Record<number, Meaning>> = {
  401: 'place', // the signature is not taken
  403: 'place',
  404: 'place', // of a send; of a change: there is no such message
  405: 'place',
  410: 'place',
  429: 'hurry',
};
