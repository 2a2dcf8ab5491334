import { discordPlatform } from './discord/discord-platform.ts';
import { discordWebhookPlatform } from './discord/webhook/webhook-platform.ts';
import { createPreviewPlatform } from './preview/preview-platform.ts';
import { createPlatforms } from './shared/platforms.ts';
import type { PlatformModule } from './shared/platform-module.ts';
import { telegramPlatform } from './telegram/telegram-platform.ts';
import { webhookPlatform } from './webhook/webhook-platform.ts';

/** Every platform there is, in the order in which people read of them. A new one is a line here. */
const modules: readonly PlatformModule[] = [
  telegramPlatform,
  discordPlatform,
  discordWebhookPlatform,
  webhookPlatform,
];

export const platforms = createPlatforms([...modules, createPreviewPlatform(modules)]);
