import type { NetConnectOpts } from 'node:net';

/**
 * Where usbmuxd listens: `USBMUXD_SOCKET_ADDRESS` as libusbmuxd 2.0.2 understands it (`UNIX:path`, or
 * `host:port` with an IPv6 host in brackets), else its usual place. Null when the setting is neither.
 */
export function usbmuxdAddress(
  setting: string | undefined,
  platform: NodeJS.Platform,
): NetConnectOpts | null {
  if (setting === undefined || setting === '') {
    return platform === 'win32'
      ? { host: '127.0.0.1', port: 27_015 }
      : { path: '/var/run/usbmuxd' };
  }
  if (setting.startsWith('UNIX:')) {
    const path = setting.slice('UNIX:'.length);
    return path === '' ? null : { path };
  }
  const parts = /^(?:\[(?<six>[0-9a-f:.]+)\]|(?<host>[^:[\]]+)):(?<port>\d{1,5})$/iu.exec(setting);
  const host = parts?.groups?.['six'] ?? parts?.groups?.['host'];
  const port = Number(parts?.groups?.['port'] ?? 0);
  return host === undefined || port < 1 || port > 65_535 ? null : { host, port };
}
