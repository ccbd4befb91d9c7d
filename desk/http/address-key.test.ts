import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressKey } from './address-key.ts';

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:C000:0207', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::7', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['what a proxy says', 'what a proxy says'],
  [undefined, 'gone'],
])('counts %s as %s', (ip, key) => {
  expect(addressKey(ip)).toBe(key);
});

it('counts all addresses of one IPv6 network as one, and those of another as another', () => {
  const half = fc.array(fc.nat(0xffff), { minLength: 4, maxLength: 4 });
  const written = (...halves: (readonly number[])[]) =>
    halves
      .flat()
      .map((group) => group.toString(16))
      .join(':');
  fc.assert(
    fc.property(half, half, half, half, (network, other, machine, neighbour) => {
      const isMapped = network.every((group) => group === 0);
      fc.pre(!isMapped && other.some((group, at) => group !== network[at]));

      expect(addressKey(written(network, machine))).toBe(addressKey(written(network, neighbour)));
      expect(addressKey(written(network, machine))).not.toBe(addressKey(written(other, machine)));
    }),
  );
});
