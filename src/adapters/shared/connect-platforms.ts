import type { LogChannel } from '../../alerts/log-channel.ts';
import type { Destination, Platform } from '../../core/destination.ts';
import type { ApprovalChannel } from '../../desk/approval/approval-channel.ts';
import type { Publisher } from '../../core/ports/ports.ts';
import type { PlatformCallback } from '../../core/ports/push.ts';
import type { Problem } from '../../core/problem.ts';
import type { PlatformModule, PlatformRooms } from './platform-module.ts';

/** The platforms that can be spoken to. */
export interface ConnectedPlatforms {
  readonly publishers: readonly Publisher[];
  /** Where editors are told. */
  readonly logs: readonly LogChannel[];
  /** Where proposed posts wait. */
  readonly approvals: readonly ApprovalChannel[];
  /** Each hears what people say there. */
  readonly receivers: readonly Receiver[];
  /** Where they speak to us over HTTP. */
  readonly callbacks: readonly PlatformCallback[];
  /** Asks each platform about its token and our rights in each place. */
  check(): Promise<readonly Problem[]>;
}

export interface Receiver {
  readonly platform: Platform;
  /** Listens until `signal` aborts; may be called again then. */
  run(signal: AbortSignal): Promise<void>;
}

/** What the config says of the platforms, by their names. */
export interface PlatformSettings {
  /** Null: the platform cannot be spoken to. */
  readonly access: Readonly<Record<Platform, unknown>>;
  readonly logs: Readonly<Record<Platform, unknown>>;
  readonly approvals: Readonly<Record<Platform, unknown>>;
  /** Their own sections of the file. */
  readonly sections: Readonly<Record<Platform, unknown>>;
}

/** Loads the platforms that have a token: a newcomer without any waits for none of their libraries. */
export async function connectPlatforms(
  modules: readonly PlatformModule[],
  settings: PlatformSettings & {
    /** Those that take part. */
    readonly destinations: readonly Destination[];
    /** Who gives orders, by platform. */
    readonly editors: Readonly<Record<Platform, unknown>>;
  },
  rooms: PlatformRooms,
): Promise<ConnectedPlatforms> {
  const loading = modules.map(async module => {
    const access = settings.access[module.name] ?? null;
    if (access === null) return [];
    const destinations = settings.destinations.filter(({ platform }) => platform === module.name);
    const log = settings.logs[module.name];
    const approval = settings.approvals[module.name];
    const section = settings.sections[module.name];
    const editors = settings.editors[module.name];
    return [await module.connect({ access, destinations, editors, log, approval, section }, rooms)];
  });
  const parts = (await Promise.all(loading)).flat();
  return {
    publishers: parts.map(part => part.publisher),
    logs: parts.flatMap(part => part.log ?? []),
    approvals: parts.flatMap(part => part.approval ?? []),
    callbacks: parts.flatMap(part => part.callback ?? []),
    receivers: parts.map(part => ({
      platform: part.publisher.platform,
      run: signal => part.run(signal),
    })),
    check: async () => (await Promise.all(parts.map(part => part.check()))).flat(),
  };
}
