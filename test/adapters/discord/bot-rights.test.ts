import { PermissionFlagsBits } from 'discord.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rightsIn } from '../../../src/adapters/discord/bot-rights.ts';

const { SendMessages: SEND, EmbedLinks: EMBED, Administrator: ADMIN } = PermissionFlagsBits;
const guild = (roles: Record<string, bigint>, owner = 'owner') => ({
  id: 'guild',
  name: 'Redazione',
  owner_id: owner,
  roles: Object.entries(roles).map(([id, permissions]) => ({ id, permissions: permissions.toString() })),
});
type Layer = readonly [id: string, type: 0 | 1, allow: bigint, deny: bigint];
const channel = (...layers: readonly Layer[]) => ({
  id: '1',
  type: 0,
  permission_overwrites: layers.map(([id, type, allow, deny]) => ({
    id,
    type,
    allow: allow.toString(),
    deny: deny.toString(),
  })),
});
const ask = (roles: Record<string, bigint>, ...layers: readonly Layer[]) =>
  rightsIn({ guild: guild(roles), roles: ['a', 'b'], member: 'bot', channel: channel(...layers) });

test('roles add up, and roles of others do not count', () => {
  expect(ask({ guild: SEND, a: EMBED, other: ADMIN })).toBe(SEND | EMBED);
});

test('later layers win: everybody, then roles, then the member', () => {
  const all = { guild: SEND | EMBED };
  expect(ask(all, ['guild', 0, 0n, SEND])).toBe(EMBED);
  expect(ask(all, ['guild', 0, 0n, SEND], ['a', 0, SEND, 0n])).toBe(SEND | EMBED);
  // among roles, allowing beats denying
  expect(ask(all, ['a', 0, SEND, 0n], ['b', 0, 0n, SEND])).toBe(SEND | EMBED);
  expect(ask(all, ['a', 0, SEND, 0n], ['bot', 1, 0n, SEND])).toBe(EMBED);
  expect(ask(all, ['other', 0, 0n, SEND], ['somebody', 1, 0n, SEND])).toBe(SEND | EMBED);
});

test('an administrator and the owner may do all, whatever a channel says', () => {
  const denied = channel(['guild', 0, 0n, SEND]);
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 1n << 52n }), bit => {
      const base = { roles: ['a'], member: 'bot', channel: denied };
      expect(rightsIn({ ...base, guild: guild({ a: ADMIN }) }) & bit).toBe(bit);
      expect(rightsIn({ ...base, guild: guild({}, 'bot') }) & bit).toBe(bit);
    }),
  );
});
