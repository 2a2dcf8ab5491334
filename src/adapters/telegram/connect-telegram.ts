import type { Publisher } from '../../core/ports/ports.ts';
import type { Instant } from '../../core/time.ts';
import type { ConnectedPlatform, ConnectSettings, PlatformRooms } from '../shared/platform-module.ts';
import { checkTelegram } from './check-telegram.ts';
import type { TelegramPlace } from './format/payload.ts';
import { createForwardingLook, LANDS_WITHIN, rivalsAmong } from './publish/find/find-by-forwarding.ts';
import { followUpsOf } from './publish/follow-ups.ts';
import { refuseSecondName } from './publish/refuse-second-name.ts';
import { createTelegramApproval } from './publish/telegram-approval.ts';
import { createTelegramLog } from './publish/telegram-log.ts';
import { createTelegramPublisher } from './publish/telegram-publisher.ts';
import { createTelegramBot } from './receive/telegram-bot.ts';
import { WEBHOOK_PATH } from './receive/webhook.ts';
import type { TelegramAccess } from './telegram-api.ts';
import type { TelegramSection } from './telegram-config.ts';

/** Publisher, receiver, log and check of a bot. */
export async function connectTelegram(
  {
    access,
    destinations,
    editors = [],
    log,
    approval,
    section,
  }: ConnectSettings<TelegramPlace, TelegramAccess>,
  rooms: PlatformRooms,
): Promise<ConnectedPlatform> {
  const desk = await rooms.desk();
  const chat = log as number | string | undefined;
  const waiting = approval as number | string | undefined;
  const timed = { ...access, ...(rooms.now === undefined ? {} : { now: rooms.now }) };
  const isHooked = (section as TelegramSection | undefined)?.updates === 'webhook';
  const webhook = async () => {
    const page = await rooms.pageAddress();
    return page === null ? null : page + WEBHOOK_PATH;
  };
  const editorsChats = [...new Set([chat, waiting].filter(one => one !== undefined))];
  const bot = createTelegramBot({
    ...timed,
    ...rooms,
    desk,
    editorsChats,
    editors: editors as readonly number[],
    ...(isHooked ? { webhook } : {}),
  });
  return {
    publisher: {
      ...refuseSecondName(createTelegramPublisher({ ...timed, sleep: rooms.sleep }), {
        ...timed,
        destinations,
      }),
      // without a log there is no way to look, and a lost message is held
      ...(chat === undefined ? {} : lookThrough(chat, { ...rooms, access: timed })),
    },
    log: chat === undefined ? null : createTelegramLog({ ...access, chat, commands: desk.commands }),
    approval:
      waiting === undefined
        ? null
        : createTelegramApproval({ ...access, chat: waiting, commands: desk.commands }),
    callback: isHooked ? bot.callback : null,
    run: signal => bot.run(signal),
    check: () => checkTelegram({ ...timed, destinations, ...(chat === undefined ? {} : { log: chat }) }),
  };
}

/** What is found has to be followed by what follows a send. */
const following =
  (find: NonNullable<Publisher['find']>): NonNullable<Publisher['find']> =>
  async (delivery, signal) => {
    const found = await find(delivery, signal);
    return found.kind === 'found' ? { ...found, ...followUpsOf(delivery.payload) } : found;
  };

/** How a message whose answer was lost is looked for: through the editors' log. */
function lookThrough(
  log: number | string,
  rooms: PlatformRooms & { readonly access: TelegramAccess & { readonly now?: () => Instant } },
): Pick<Publisher, 'find' | 'maxInFlightMs'> {
  const { deliveries, record, sleep, access } = rooms;
  return {
    maxInFlightMs: rooms.maxInFlightMs ?? LANDS_WITHIN,
    find: following(
      createForwardingLook({
        ...access,
        log,
        sleep,
        onLeftover: message => {
          record({ kind: 'platform-fault', platform: 'telegram', message });
        },
        async rivals(delivery) {
          if (delivery.article === null) return [];
          const filter = { article: delivery.article, limit: 200 };
          return rivalsAmong(delivery, [
            ...(await deliveries.queue(filter)),
            ...(await deliveries.history(filter)),
          ]);
        },
      }),
    ),
  };
}
