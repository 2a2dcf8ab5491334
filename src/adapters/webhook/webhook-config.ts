import { z } from 'zod';
import { reasonOf } from '../../core/reasons/reason.ts';
import { asMessage } from '../../core/reasons/setting-faults.ts';
import { addressSetting } from '../shared/address-setting.ts';
import type { PlatformConfig } from '../shared/platform-module.ts';
import { secretsIn } from '../shared/secrets-in.ts';

/** Where posts go as data, and what they are signed with. Both are secrets: a payload never holds them. */
export interface WebhookPlace {
  readonly url: string;
  readonly secret: string;
}

const ADDRESS = asMessage(reasonOf('setting-address', { setting: 'webhook' }));
/** A part of the path that is longer than this may be a key. */
const LONGEST_WORD = 16;

export const webhookConfig: PlatformConfig<WebhookPlace, true, undefined> = {
  key: 'webhook',
  isData: true,
  destination: {
    // empty means "left out": that is what `"${HOOK_URL:-}"` gives while the variable is not set
    webhook: z.union([z.literal(''), addressSetting('webhook')], ADDRESS),
    secret: z.string(asMessage(reasonOf('hook-secret'))),
  },
  placeOf: given => {
    const { webhook, secret } = given as { webhook: string; secret: string };
    return { url: webhook, secret };
  },
  offReason: ({ url, secret }) =>
    url === '' ? reasonOf('off-no-address') : secret === '' ? reasonOf('off-no-secret') : null,
  samePlace: ({ webhook }) => (typeof webhook === 'string' ? (URL.parse(webhook)?.href ?? null) : null),
  environment: [],
  accessFrom: () => true,
  secretsOf: (_access, places) => places.flatMap(({ url, secret }) => [secret, ...keysIn(url)]),
  takesSubscriptions: false,
};

/** Who knows the address may post there: it is often all the key there is. */
const keysIn = (address: string): readonly string[] => [
  ...secretsIn(address),
  ...(URL.parse(address)?.pathname.split('/') ?? []).filter(part => part.length > LONGEST_WORD),
];
