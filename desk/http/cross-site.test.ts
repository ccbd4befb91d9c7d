import { expect, it } from 'vitest';
import { isCrossSite } from './cross-site.ts';

const own = { host: 'desk.example.org', origin: undefined, secFetchSite: undefined };
const publicUrl = 'https://desk.example.org';

it('lets every site read, since a read changes nothing and its reply stays out of reach', () => {
  expect(isCrossSite({ ...own, method: 'GET', origin: 'https://evil.example' }, publicUrl)).toBe(
    false,
  );
});

it('believes the browser that says where a change comes from', () => {
  const from = (secFetchSite: string) =>
    isCrossSite({ ...own, method: 'POST', secFetchSite }, publicUrl);

  expect(['same-origin', 'same-site', 'cross-site', 'none'].map(from)).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

it('compares the origin with the public address and with the host that was asked', () => {
  const from = (origin: string, host: string) =>
    isCrossSite({ ...own, method: 'PUT', origin, host }, publicUrl);

  expect(from('https://desk.example.org', '10.0.0.4:4750')).toBe(false);
  expect(from('http://10.0.0.4:4750', '10.0.0.4:4750')).toBe(false);
  expect(from('https://desk.example.org.evil.example', 'desk.example.org')).toBe(true);
  expect(from('null', 'desk.example.org')).toBe(true);
});
