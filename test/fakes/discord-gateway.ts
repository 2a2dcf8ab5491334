import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import * as w from './discord-world.ts';
import type { FakeGuild, World } from './discord-world.ts';

interface Session {
  readonly id: string;
  /** Its number, and of how many. */
  readonly shard: readonly [number, number];
  socket: WebSocket | null;
  seq: number;
  /** What it asked to hear. */
  readonly intents: number;
  /** Dispatches a client that comes back may have missed. */
  readonly sent: { readonly s: number; readonly text: string }[];
}

/** GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: https://discord.com/developers/docs/events/gateway#privileged-intents */
const GUILD_MESSAGES = 1 << 9;
const MESSAGE_CONTENT = 1 << 15;
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const HIGHEST_INTENT = 1 << 26;
const MAX_PAYLOAD = 4096;

const op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalid: 9,
  hello: 10,
  ack: 11,
} as const;

/** Direct messages are the first shard's; a server's number is told by its id: topics/gateway#sharding. */
const isOfShard = ({ shard: [shard, of] }: Session, guild: string | null): boolean =>
  guild !== null && /^\d+$/.test(guild) ? Number((BigInt(guild) >> 22n) % BigInt(of)) === shard : shard === 0;

/** The fake's gateway: sessions, heartbeats, resumes, and the close codes of the real one. */
export function createGateway(options: {
  readonly server: Server;
  readonly world: World;
  readonly token: () => string;
  /** To be called whenever something a test may wait for has changed. */
  readonly changed: () => void;
}) {
  const { world, changed } = options;
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const history = { knocks: 0, connections: 0, identifies: 0, resumes: 0, heartbeats: 0 };
  const identified: number[] = [];
  const shards: (readonly [number, number])[] = [];
  const limits = { shards: 1, remaining: 1000 };
  let url = '';
  let refusal: number | 'reconnect' | null = null;
  let granted = 0;
  let door: 'open' | 'shut' | 'unanswered' = 'open';
  let silent = false;
  let resumeUrl: string | null = null;
  const held = new Set<Duplex>();

  const tell = (socket: WebSocket, payload: object) => {
    socket.send(JSON.stringify({ s: null, t: null, d: null, ...payload }));
  };
  const dispatch = (session: Session, t: string, d: unknown) => {
    const s = ++session.seq;
    const text = JSON.stringify({ op: op.dispatch, s, t, d });
    session.sent.push({ s, text });
    session.socket?.send(text);
  };

  const identify = (
    socket: WebSocket,
    d: { readonly token?: string; readonly intents?: number; readonly shard?: readonly [number, number] },
  ): Session | null => {
    const shard = d.shard ?? ([0, 1] as const);
    history.identifies++;
    identified.push(d.intents ?? 0);
    shards.push(shard);
    // one too many, and Discord resets the token
    if (--limits.remaining < 0) socket.close(4004, 'Authentication failed.');
    else if (refusal === 'reconnect') {
      refusal = null;
      tell(socket, { op: op.reconnect });
    } else if (refusal !== null) socket.close(refusal);
    else if (d.token !== options.token()) socket.close(4004, 'Authentication failed.');
    else if (typeof d.intents !== 'number' || d.intents >= HIGHEST_INTENT)
      socket.close(4013, 'Invalid intent(s).');
    else if ((d.intents & PRIVILEGED & ~granted) !== 0) socket.close(4014, 'Disallowed intent(s).');
    else {
      const session: Session = {
        id: `session-${world.snowflake()}`,
        shard,
        socket,
        seq: 0,
        sent: [],
        intents: d.intents,
      };
      sessions.set(session.id, session);
      const guilds = [...world.guilds.values()].filter(
        guild => guild.members.has(world.bot.id) && isOfShard(session, guild.id),
      );
      dispatch(session, 'READY', {
        v: 10,
        user: { ...world.bot, verified: true, mfa_enabled: false, flags: 0, email: null },
        guilds: guilds.map(guild => ({ id: guild.id, unavailable: true })),
        session_id: session.id,
        resume_gateway_url: resumeUrl ?? url,
        shard,
        application: { id: world.application, flags: 0 },
        session_type: 'normal',
        private_channels: [],
        relationships: [],
        presences: [],
      });
      for (const guild of guilds) dispatch(session, 'GUILD_CREATE', guildJson(world, guild));
      return session;
    }
    return null;
  };

  const resume = (
    socket: WebSocket,
    d: { readonly token?: string; readonly session_id?: string; readonly seq?: number },
  ) => {
    history.resumes++;
    const session = sessions.get(d.session_id ?? '');
    if (d.token !== options.token()) socket.close(4004, 'Authentication failed.');
    else if (session === undefined) tell(socket, { op: op.invalid, d: false });
    else {
      session.socket = socket;
      for (const missed of session.sent) if (missed.s > (d.seq ?? 0)) socket.send(missed.text);
      dispatch(session, 'RESUMED', { _trace: [] });
      return session;
    }
    return null;
  };

  options.server.on('upgrade', (request, socket, head) => {
    history.knocks++;
    if (door === 'open')
      sockets.handleUpgrade(request, socket, head, connection => {
        sockets.emit('connection', connection, request);
      });
    else if (door === 'shut') socket.destroy();
    else held.add(socket);
    changed();
  });

  sockets.on('connection', socket => {
    history.connections++;
    let session: Session | null = null;
    if (!silent) tell(socket, { op: op.hello, d: { heartbeat_interval: 41_250, _trace: [] } });
    socket.on('message', data => {
      const text = (data as Buffer).toString('utf8');
      if (Buffer.byteLength(text) > MAX_PAYLOAD) {
        socket.close(4002, 'Error while decoding payload.');
        return;
      }
      const payload = JSON.parse(text) as { readonly op: number; readonly d: never };
      switch (payload.op) {
        case op.heartbeat:
          history.heartbeats++;
          tell(socket, { op: op.ack });
          break;
        case op.identify:
          if (session) socket.close(4005, 'Already authenticated.');
          else session = identify(socket, payload.d);
          break;
        case op.resume:
          if (session) socket.close(4005, 'Already authenticated.');
          else session = resume(socket, payload.d);
          break;
        default:
          socket.close(session ? 4001 : 4003);
      }
      changed();
    });
    socket.on('close', () => {
      if (session?.socket === socket) session.socket = null;
      changed();
    });
    changed();
  });

  const open = () => [...sessions.values()].filter(session => session.socket !== null);
  return {
    /** Counts of what clients did since the start; a knock is a handshake begun, whatever became of it. */
    history,
    /** The intents of every IDENTIFY. */
    identified,
    /** The shard of every IDENTIFY. */
    shards,
    /** How many shards `GET /gateway/bot` recommends, and how many IDENTIFYs are left. */
    limits,
    /** Sockets that are open now. */
    get connections(): number {
      return sockets.clients.size;
    },
    /** A client is identified and hears events. */
    get ready(): boolean {
      return open().length > 0;
    },
    listening(address: string): void {
      url = address;
    },
    url: () => url,
    /** From now on READY names this address to resume at. */
    resumeAt(address: string): void {
      resumeUrl = address;
    },
    /** Sends an event to the shard it concerns; one that comes back later gets it by resuming. */
    send(t: string, d: unknown): void {
      const { guild_id: guild = null } = (d ?? {}) as { readonly guild_id?: string | null };
      for (const session of sessions.values()) if (isOfShard(session, guild)) dispatch(session, t, d);
    },
    /** A message, to who asked for messages; its words only to who asked for those. */
    sendMessage(message: object): void {
      for (const session of sessions.values()) {
        if ((session.intents & GUILD_MESSAGES) === 0) continue;
        const isBare = (session.intents & MESSAGE_CONTENT) === 0;
        dispatch(session, 'MESSAGE_CREATE', isBare ? { ...message, content: '' } : message);
      }
    },
    /** Switches privileged intents on in the Developer Portal. */
    grant(intents: number): void {
      granted = intents;
    },
    /** Cuts every connection without a word; sessions can be resumed. */
    drop(): void {
      for (const socket of sockets.clients) socket.terminate();
      for (const socket of held) socket.destroy();
    },
    /** "Please reconnect" (opcode 7), as Discord says it a few times a day. */
    askToReconnect(): void {
      for (const session of open()) if (session.socket) tell(session.socket, { op: op.reconnect });
    },
    /** The session is over (opcode 9). */
    invalidate(): void {
      for (const session of open()) if (session.socket) tell(session.socket, { op: op.invalid, d: false });
      sessions.clear();
    },
    /** Ends every connection with this close code. */
    close(code: number): void {
      for (const socket of sockets.clients) socket.close(code);
    },
    /** From now on every IDENTIFY is answered by this close code (or the next one by "reconnect"); null = by a session again. */
    refuseIdentify(code: number | 'reconnect' | null): void {
      refusal = code;
    },
    /** From now on whoever knocks is sent away, or left standing at the door. */
    shutDoor(how: 'shut' | 'unanswered'): void {
      door = how;
    },
    /** From now on connections are taken and never greeted. */
    fallSilent(): void {
      silent = true;
    },
    async stop(): Promise<void> {
      this.drop();
      await new Promise<void>(resolve => {
        sockets.close(() => {
          resolve();
        });
      });
    },
  };
}

export type Gateway = ReturnType<typeof createGateway>;

/** All that discord.js reads of a server: one missing array ends its process. */
export function guildJson(world: World, guild: FakeGuild): Record<string, unknown> {
  const channels = [...world.channels.values()].filter(channel => channel.guild === guild.id);
  const isThread = (channel: { readonly type: number }) => channel.type >= 10 && channel.type <= 12;
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner,
    unavailable: false,
    large: false,
    member_count: guild.members.size,
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    roles: guild.roles.map(w.roleJson),
    channels: channels.filter(channel => !isThread(channel)).map(w.channelJson),
    threads: channels.filter(isThread).map(w.channelJson),
    members: [...guild.members.values()].filter(one => one.user.id === world.bot.id).map(w.memberJson),
    emojis: [],
    stickers: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    features: [],
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    description: null,
    vanity_url_code: null,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: 'it',
    nsfw_level: 0,
    application_id: null,
    premium_progress_bar_enabled: false,
    max_members: 250_000,
    max_presences: null,
  };
}
