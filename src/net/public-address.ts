import { BlockList, isIP, isIPv6 } from 'node:net';

/** Ranges of the IANA special-purpose registries (RFC 6890 and its updates) that are not the public internet. */
const RANGES: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private use
  ['100.64.0.0', 10], // shared address space of carriers
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link local, cloud metadata
  ['172.16.0.0', 12], // private use
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.31.196.0', 24], // AS112
  ['192.52.193.0', 24], // AMT
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private use
  ['192.175.48.0', 24], // AS112
  ['198.18.0.0', 15], // benchmarking
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
];

/** IPv6 outside global unicast (2000::/3) is never public; inside it these are not either. */
const RANGES_6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23], // protocol assignments, with Teredo and ORCHID
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4: holds an IPv4 address of any kind
  ['2620:4f:8000::', 48], // AS112
  ['3fff::', 20], // documentation
];

const blocked = new BlockList();
for (const [network, prefix] of RANGES) blocked.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of RANGES_6) blocked.addSubnet(network, prefix, 'ipv6');
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address (as DNS or a URL's host gives it, without brackets) is on the public internet. */
export function isPublicAddress(address: string): boolean {
  // a zone names an interface of this machine
  if (isIP(address) === 0 || address.includes('%')) return false;
  if (!isIPv6(address)) return !blocked.check(address, 'ipv4');
  return globalUnicast.check(address, 'ipv6') && !blocked.check(address, 'ipv6');
}
