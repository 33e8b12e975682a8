import { BlockList, isIP } from 'node:net';

/** Which networks webhooks may call: the public one, this machine besides, or any. */
export type WebhookNetworks = 'public' | 'loopback' | 'any';

const blockOf = (kind: 'ipv4' | 'ipv6', nets: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const net of nets) {
    const [address = '', bits = ''] = net.split('/');
    list.addSubnet(address, Number(bits), kind);
  }
  return list;
};

/** IPv4 addresses that are nobody's on the Internet (IANA's special-purpose registry). */
const special4 = blockOf('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]);
/** Of the IPv6 addresses given out (2000::/3), those that lead elsewhere or nowhere. */
const special6 = blockOf('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);
const global6 = blockOf('ipv6', ['2000::/3']);
const loopback4 = blockOf('ipv4', ['127.0.0.0/8']);

/** Whether a webhook may connect to this IP address. */
export function isAllowedAddress(address: string, networks: WebhookNetworks): boolean {
  const kind = isIP(address);
  if (kind === 0) return false;
  if (networks === 'any') return true;
  const mapped = kind === 6 ? mappedIn(address) : null;
  if (mapped !== null) return isAllowedAddress(mapped, networks);
  const isOwn =
    kind === 4 ? loopback4.check(address, 'ipv4') : new URL(`http://[${bare(address)}]`).hostname === '[::1]';
  if (isOwn) return networks === 'loopback';
  if (kind === 4) return !special4.check(address, 'ipv4');
  return global6.check(bare(address), 'ipv6') && !special6.check(bare(address), 'ipv6');
}

/**
 * What is wrong with an address for a webhook before anything is asked of the net; null: nothing. A name is looked up
 * when something is sent, and judged by what it leads to then.
 */
export function webhookUrlFault(text: string, networks: WebhookNetworks): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return 'Expected a web address (http or https).';
  if (url.username !== '' || url.password !== '') return 'Expected an address without a name and password in it.';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const refused = 'Expected an address on the Internet: this one leads into a private network.';
  if (isIP(host) !== 0) return isAllowedAddress(host, networks) ? null : refused;
  if (/^(.+\.)?localhost\.?$/i.test(host)) return networks === 'public' ? refused : null;
  return null;
}

/** The IPv4 address inside an IPv6 one (`::ffff:7f00:1`); null: there is none. */
function mappedIn(address: string): string | null {
  const parts = new URL(`http://[${bare(address)}]`).hostname.slice(1, -1);
  const found = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(parts);
  if (found === null) return null;
  const [high, low] = [Number.parseInt(found[1] ?? '0', 16), Number.parseInt(found[2] ?? '0', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Without the zone of a link-local address (`%eth0`). */
function bare(address: string): string {
  return address.split('%', 1)[0] ?? '';
}
