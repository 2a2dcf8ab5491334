import { createHmac, timingSafeEqual } from 'node:crypto';

/** https://www.w3.org/TR/websub/#recognized-algorithms-for-x-hub-signature */
const METHODS = ['sha1', 'sha256', 'sha384', 'sha512'];

/** Whether a header `X-Hub-Signature` ("sha256=…", hex) signs these bytes with the secret. */
export function isSignedBy(secret: string, header: string | null, body: Uint8Array): boolean {
  const [method = '', hex = ''] = header?.trim().split('=', 2) ?? [];
  if (!METHODS.includes(method.toLowerCase()) || !/^[0-9a-f]+$/i.test(hex)) return false;
  const wanted = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
