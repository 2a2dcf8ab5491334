import type { Gateway } from './discord-gateway.ts';
import { guildJson } from './discord-gateway.ts';
import { channelJson, ids, isThread, memberJson, messageJson, roleJson } from './discord-world.ts';
import type { FakeChannel, FakeGuild, FakeMessage, FakeWebhook, World } from './discord-world.ts';

/** What people do on the fake Discord, each with the event by which the real one would tell the bot. */
export function createDiscordLife(world: World, gateway: Gateway) {
  function channel(id: string): FakeChannel {
    const found = world.channels.get(id);
    if (found === undefined) throw new Error(`the fake has no channel ${id}`);
    return found;
  }
  function guild(): FakeGuild {
    const found = world.guilds.get(ids.guild);
    if (found === undefined) throw new Error('the fake has no server');
    return found;
  }
  const told = (one: FakeChannel): void => {
    gateway.send(isThread(one) ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', channelJson(one));
  };

  return {
    channel,
    /** Somebody deletes a message by hand. */
    removeMessage(id: string, message: string): void {
      const { messages } = channel(id);
      messages.splice(
        messages.findIndex(one => one.id === message),
        1,
      );
    },
    /** Somebody else (or, as `ids.bot`, the bot in another life) writes into a channel. */
    say(id: string, user: string, content: string): FakeMessage {
      const author = guild().members.get(user)?.user ?? world.bot;
      const message: FakeMessage = {
        id: world.snowflake(),
        channel: id,
        author,
        content,
        embeds: [],
        attachments: [],
        components: [],
        flags: 0,
        at: world.now(),
      };
      channel(id).messages.push(message);
      gateway.sendMessage(messageJson(message));
      return message;
    },
    /** Somebody makes a webhook of a channel. */
    addWebhook(hook: FakeWebhook): void {
      world.webhooks.set(hook.id, hook);
    },
    removeWebhook(id: string): void {
      world.webhooks.delete(id);
    },
    /** The bot is thrown out of the server. */
    kick(): void {
      guild().members.delete(ids.bot);
      gateway.send('GUILD_DELETE', { id: ids.guild });
    },
    /** The bot is let in again, with the role it had. */
    letIn(): void {
      guild().members.set(ids.bot, { user: world.bot, roles: [ids.botRole] });
      gateway.send('GUILD_CREATE', guildJson(world, guild()));
    },
    /** The server cannot be reached for a while: an outage of Discord's. */
    goUnavailable(): void {
      gateway.send('GUILD_DELETE', { id: ids.guild, unavailable: true });
    },
    deleteChannel(id: string): void {
      const gone = channel(id);
      world.channels.delete(id);
      gateway.send(isThread(gone) ? 'THREAD_DELETE' : 'CHANNEL_DELETE', channelJson(gone));
    },
    /** Takes rights from the bot in one channel. */
    deny(id: string, rights: bigint): void {
      const one = channel(id);
      one.overwrites = [...one.overwrites, { id: ids.bot, type: 1, allow: 0n, deny: rights }];
      told(one);
    },
    /** Gives the bot back all that was taken from it in one channel. */
    giveBack(id: string): void {
      const one = channel(id);
      one.overwrites = one.overwrites.filter(overwrite => overwrite.id !== ids.bot);
      told(one);
    },
    archive(id: string, archived = true): void {
      const one = channel(id);
      one.archived = archived;
      told(one);
    },
    /** Nobody but moderators writes there, nor opens it again. */
    lock(id: string, locked = true): void {
      const one = channel(id);
      one.locked = locked;
      told(one);
    },
    /** The permissions of the bot's role are set. */
    setRole(permissions: bigint): void {
      const role = guild().roles.find(one => one.id === ids.botRole);
      if (role === undefined) throw new Error('the bot has no role');
      role.permissions = permissions;
      gateway.send('GUILD_ROLE_UPDATE', { guild_id: ids.guild, role: roleJson(role) });
    },
    /** The bot's roles are set. */
    setRolesOfBot(roles: readonly string[]): void {
      const me = guild().members.get(ids.bot);
      if (me === undefined) throw new Error('the bot is not in the server');
      me.roles = roles;
      gateway.send('GUILD_MEMBER_UPDATE', { guild_id: ids.guild, ...memberJson(me) });
    },
  };
}
