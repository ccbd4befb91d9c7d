import { expect, it } from 'vitest';
import { usbmuxdAddress } from './usbmuxd-address.ts';

it.each([
  ['UNIX:/run/lab.sock', { path: '/run/lab.sock' }],
  ['127.0.0.1:27015', { host: '127.0.0.1', port: 27_015 }],
  ['lab.example:1', { host: 'lab.example', port: 1 }],
  ['[::1]:27015', { host: '::1', port: 27_015 }],
  ['UNIX:', null],
  ['/run/lab.sock', null],
  ['::1:27015', null],
  ['lab.example:0', null],
  ['lab.example:65536', null],
])('reads %s as libusbmuxd does', (setting, address) => {
  expect(usbmuxdAddress(setting, 'linux')).toEqual(address);
});

it('knows where usbmuxd usually is', () => {
  expect(usbmuxdAddress(undefined, 'linux')).toEqual({ path: '/var/run/usbmuxd' });
  expect(usbmuxdAddress('', 'darwin')).toEqual({ path: '/var/run/usbmuxd' });
  expect(usbmuxdAddress(undefined, 'win32')).toEqual({ host: '127.0.0.1', port: 27_015 });
});
