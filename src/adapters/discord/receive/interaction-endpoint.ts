import { InteractionResponseType, InteractionType, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { CallbackAnswer, PlatformCallback } from '../../../core/ports/push.ts';
import { SECOND, type Clock, type Duration, type Instant } from '../../../core/time.ts';
import type { ApiRequest, DiscordApi } from '../rest/discord-api.ts';
import { snowflake } from '../rest/discord-shapes.ts';
import { formBody } from '../rest/form-body.ts';
import { isLate } from './once.ts';
import { createSignatureCheck } from './signed-interaction.ts';

export interface InteractionEndpointOptions {
  /** Of the application, 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly api: DiscordApi;
  /** Makes what answers interactions, whose first answers go through the api it is given. */
  readonly answersBy: (api: DiscordApi) => (raw: unknown) => Promise<void>;
  /** Told when Discord tries the address, as it does when it is entered. */
  readonly onPing: (application: string) => void;
  readonly sleep: Clock['sleep'];
  readonly now: () => Instant;
}

const shape = z.object({ id: snowflake, token: z.string(), type: z.int(), application_id: z.string() });
/** Discord takes no first answer after three seconds. */
const ANSWER_WITHIN: Duration = 2.8 * SECOND;

const said = (status: CallbackAnswer['status'], body: object): CallbackAnswer => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(body),
});
const NOTHING = { at: null, restMs: null, data: undefined } as const;

/**
 * Takes interactions over HTTP, an alternative to the gateway: the same answers, the first of which is the answer to the request
 * itself. Needs no connection, so that any number of processes may serve it.
 */
export function createInteractionEndpoint(options: InteractionEndpointOptions): PlatformCallback {
  const { publicKey, api, answersBy, onPing, sleep, now } = options;
  const isSigned = createSignatureCheck(publicKey, now);
  const waiting = new Map<string, (first: ApiRequest) => void>();
  const answer = answersBy({
    async call(request) {
      const first = waiting.get(request.route);
      if (first === undefined) return api.call(request);
      waiting.delete(request.route);
      first(request);
      return NOTHING;
    },
  });

  async function take(raw: unknown): Promise<CallbackAnswer> {
    const read = shape.safeParse(raw);
    if (!read.success) return said(400, { error: 'no interaction' });
    const { id, token, type, application_id: application } = read.data;
    if (type === InteractionType.Ping.valueOf()) {
      onPing(application);
      return said(200, { type: InteractionResponseType.Pong });
    }
    // only at its own door Discord says whether it still waits for an answer
    if (isLate(id, now())) {
      void answer(raw);
      return { ...said(202, {}), body: '' };
    }
    const route = Routes.interactionCallback(id, token);
    if (waiting.has(route)) return said(400, { error: 'under way' });
    const late = new AbortController();
    const first = new Promise<ApiRequest | null>(resolve => {
      waiting.set(route, resolve);
      // what is told twice, or is of no kind that is known, gets no answer
      void answer(raw).then(() => {
        resolve(null);
      });
      void sleep(ANSWER_WITHIN, late.signal).then(() => {
        resolve(null);
      });
    });
    const request = await first;
    waiting.delete(route);
    late.abort();
    return request === null ? said(400, { error: 'nothing to answer' }) : answerOf(request);
  }

  return {
    path: '/interactions/discord',
    largest: 1024 * 1024,
    take: async ({ body, header }) => {
      const signature = header('x-signature-ed25519');
      const timestamp = header('x-signature-timestamp');
      if (!isSigned(body, { signature, timestamp })) return said(401, { error: 'invalid request signature' });
      let raw: unknown;
      try {
        raw = JSON.parse(Buffer.from(body).toString('utf8'));
      } catch {
        return said(400, { error: 'no JSON' });
      }
      return take(raw);
    },
  };
}

/** A first answer as Discord takes it from an endpoint: JSON, or a form where it has files. */
function answerOf({ body, files = [] }: ApiRequest): CallbackAnswer {
  return files.length === 0 ? said(200, body as object) : { status: 200, ...formBody(body, files) };
}
