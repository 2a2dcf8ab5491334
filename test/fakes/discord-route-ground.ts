import { PermissionFlagsBits } from 'discord.js';
import type { Interactions } from './discord-interactions.ts';
import { faultsOf, invalidFormBody } from './discord-rules.ts';
import type { BodyKind } from './discord-rules.ts';
import * as w from './discord-world.ts';
import type { FakeAttachment, FakeChannel, FakeMessage, World } from './discord-world.ts';

/** A request as the fake's routes see it. */
export interface Call {
  readonly method: string;
  /** Below /api/v10. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly (FakeAttachment & { readonly field: string })[];
}

export interface Reply {
  readonly status: number;
  readonly json?: unknown;
}

export interface RegisteredCommand extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly options?: readonly { readonly name: string; readonly type: number }[];
}

/** What the routes keep besides the world. */
export interface RestState {
  readonly world: World;
  readonly interactions: Interactions;
  /** Where the gateway listens, as ws://…; known once the server does. */
  gatewayUrl(): string;
  readonly gatewayLimits: { readonly shards: number; readonly remaining: number };
  commands: readonly RegisteredCommand[];
  /** New command names of today; 200 are allowed. */
  creates: number;
  /** For how long a nonce is remembered. */
  readonly nonceWindowMs: number;
  readonly nonces: Map<string, { readonly message: FakeMessage; readonly at: number }>;
  /** Messages that were published to followers. */
  readonly crossposted: Set<string>;
}

export type Handler = (state: RestState, call: Call, args: readonly string[]) => Reply;

/** An answer with one of Discord's codes. */
export const refuse = (status: number, code: number, message: string): Reply => ({
  status,
  json: { message, code },
});
export const missingAccess = refuse(403, 50001, 'Missing Access');
export const missingPermissions = refuse(403, 50013, 'Missing Permissions');
export const unknownChannel = refuse(404, 10003, 'Unknown Channel');
export const unknownGuild = refuse(404, 10004, 'Unknown Guild');
export const unknownMessage = refuse(404, 10008, 'Unknown Message');

/** Faults that Discord itself refuses a body for. */
export const refusalOf = (kind: BodyKind, call: Call): Reply | null => {
  const files = call.files.map(file => ({ ...file, size: file.bytes.length }));
  const faults = faultsOf(kind, call.body, files).filter(fault => !fault.ours);
  return faults.length > 0 ? { status: 400, json: invalidFormBody(faults) } : null;
};

/** The channel with these rights of the bot, or the refusal. */
export function enter(state: RestState, id: string, needed: readonly bigint[]): FakeChannel | Reply {
  const channel = state.world.channels.get(id);
  if (channel === undefined) return unknownChannel;
  const rights = w.rightsOf(state.world, channel);
  if ((rights & PermissionFlagsBits.ViewChannel) === 0n) return missingAccess;
  return needed.every(right => (rights & right) !== 0n) ? channel : missingPermissions;
}
export const isReply = (value: FakeChannel | Reply): value is Reply => 'status' in value;
