import { webAddress } from '../clean-text.ts';
import { isTracking } from './clean-link.ts';

/**
 * Parameters that vouch for the others: a server that finds one more refuses the link (Amazon's and Google's signed URLs,
 * Akamai's tokens, what sites call it themselves).
 */
const SIGNATURE =
  /^(?:(?:x-(?:amz|goog|oss|cos)-)?signature|sign?|hmac|mac|md5|hash|checksum|token|__token__|auth_?key|key-pair-id|hdn(?:ea|ts|tl))$/iu;

/**
 * The address with these parameters at the end of its query. What it has stays as it is written, its fragment too; another's
 * tracking parameter of the same name gives way, any other of the same name keeps its value. The address itself where it is
 * signed, is none of the web, or would be longer than platforms take.
 */
export function withCampaign(
  address: string | null,
  parameters: Readonly<Record<string, string>>,
): string | null {
  const web = webAddress(address);
  const [, base = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/su.exec(web ?? '') ?? [];
  if (web === null || base === '') return address;
  const present = query.split('&').filter(one => one !== '');
  if (present.some(one => SIGNATURE.test(nameOf(one)))) return address;
  const names = new Set(present.map(nameOf));
  const added = Object.entries(parameters).filter(([name]) => !names.has(name) || isTracking(name));
  const replaced = new Set(added.map(([name]) => name));
  const kept = present.filter(one => !replaced.has(nameOf(one)));
  const ours = added.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const all = [...kept, ...ours].join('&');
  return webAddress(`${base}${all === '' ? '' : `?${all}`}${fragment}`) ?? address;
}

function nameOf(written: string): string {
  const [name = ''] = written.split('=', 1);
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name; // a stray "%" is part of it
  }
}
