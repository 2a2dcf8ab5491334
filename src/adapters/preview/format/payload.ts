import type { Payload } from '../../../core/payload.ts';

/** The post as other platforms would show it: beside its own members, the payload of each under the platform's name. */
export interface PreviewPayload extends Payload {
  readonly platform: 'preview';
}

/** The payload as one of ours; null when it is another platform's. */
export const asPreviewPayload = (payload: Payload): PreviewPayload | null =>
  payload.platform === 'preview' ? { ...payload, platform: 'preview' } : null;

/** The payloads within, in the order they were written in. */
export const payloadsIn = (payload: Payload): readonly Payload[] =>
  asPreviewPayload(payload) === null
    ? []
    : Object.entries(payload).flatMap(([name, part]: [string, unknown]) =>
        isPayloadOf(name, part) ? [part] : [],
      );

const isPayloadOf = (platform: string, part: unknown): part is Payload =>
  typeof part === 'object' && part !== null && 'platform' in part && part.platform === platform;
