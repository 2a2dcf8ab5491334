import { createPublicKey, verify } from 'node:crypto';
import { MINUTE, SECOND } from '../../../core/time.ts';
import type { Duration, Instant } from '../../../core/time.ts';

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const HEAD = Buffer.from('302a300506032b6570032100', 'hex');
/** A clock may be off by this much, and a request may be on its way for so long: what is older is somebody's copy. */
const FRESH: Duration = 5 * MINUTE;

/**
 * Whether Discord has signed this, with the key of the application, and lately: docs, interactions/overview, "Validating
 * Security Request Headers".
 */
export function createSignatureCheck(publicKey: string, now: () => Instant) {
  const key = createPublicKey({
    key: Buffer.concat([HEAD, Buffer.from(publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  });
  return (
    body: Uint8Array,
    signed: { readonly signature: string | null; readonly timestamp: string | null },
  ) => {
    const { signature, timestamp } = signed;
    if (signature === null || timestamp === null) return false;
    if (!/^[0-9a-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return false;
    if (Math.abs(now() - Number(timestamp) * SECOND) > FRESH) return false;
    return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'));
  };
}
