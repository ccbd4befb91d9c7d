import { SocketAddress, isIPv6 } from 'node:net';

/**
 * What limits count as one address. Of IPv6 that is its network of 64 bits, of which anybody with a connection of his own
 * has all addresses (RFC 6177); so are the machines behind one IPv4 address one. `ip` is undefined when the sender is gone.
 */
export function addressKey(ip: string | undefined): string {
  if (ip === undefined || !isIPv6(ip)) return ip ?? 'gone';
  const { address } = new SocketAddress({ address: ip, family: 'ipv6' });
  const mapped = /^::ffff:(?<v4>[\d.]+)$/u.exec(address)?.groups?.['v4'];
  if (mapped !== undefined) return mapped;
  const [start = '', end = ''] = address.split('::');
  const [first, last] = [groupsOf(start), groupsOf(end)];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0');
  return `${[...first, ...zeros, ...last].slice(0, 4).join(':')}::/64`;
}

function groupsOf(part: string): readonly string[] {
  return part === '' ? [] : part.split(':');
}
