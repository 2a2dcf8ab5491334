/** The port a URL leads to. */
export const portOf = ({ port, protocol }: URL): number => Number(port || (protocol === 'https:' ? 443 : 80));

/**
 * Ports of services that take a request's lines for orders of their own. Below 1024 (IANA's system ports) the web has 80
 * and 443, and some servers 81, 82, 88, 591 and 777; above, the list of bad ports of the Fetch standard, and databases, caches and
 * machine control that are often left without a password.
 */
export const isServicePort = (port: number): boolean => (port < 1024 ? !WEB.has(port) : SERVICES.has(port));

const WEB: ReadonlySet<number> = new Set([80, 81, 82, 88, 443, 444, 591, 777]);

const SERVICES: ReadonlySet<number> = new Set([
  ...[
    1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679,
    6697,
  ],
  10_080,
  // mail, files, desktops
  ...[1080, 2525, 3128, 3389, 5900, 5985, 5986],
  // databases, caches, queues
  ...[
    1433, 1521, 3306, 5432, 5672, 5984, 6379, 6380, 7000, 7001, 9042, 9092, 9200, 9300, 11_211, 27_017,
    27_018,
  ],
  // machine control
  ...[2181, 2375, 2376, 2379, 2380, 4243, 6443, 8500, 10_250, 10_255],
]);
