import { readdirSync, readFileSync } from 'node:fs';
import { readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pause, same } from '../usb/checks.ts';
import { kiosk } from './kiosk.ts';

const sysfs = '/sys/bus/usb/devices';

/** One attribute as the kernel shows it, without its end of line; empty when it cannot be read. */
export function attribute(...path: readonly string[]): string {
  try {
    return readFileSync(join(sysfs, ...path), 'utf8').trim();
  } catch {
    // Not there: a check that compares sees an empty text.
    return '';
  }
}

/** The port of a visitor where a device with these numbers is; null when there is none. */
export function portOf(vendorId: number, productId: number): string | null {
  const hex = (value: number) => value.toString(16).padStart(4, '0');
  const names = readdirSync(sysfs).filter((name) => /^\d+-[\d.]+$/u.test(name));
  const fits = (name: string) =>
    name !== kiosk.ownPort &&
    attribute(name, 'idVendor') === hex(vendorId) &&
    attribute(name, 'idProduct') === hex(productId);
  return names.find(fits) ?? null;
}

/** Each interface that the kernel made, with its driver; null for one without. */
export async function driversOf(port: string): Promise<Readonly<Record<string, string | null>>> {
  const names = readdirSync(join(sysfs, port)).filter((name) => name.startsWith(`${port}:`));
  const drivers = await Promise.all(
    names.map((name) =>
      readlink(join(sysfs, port, name, 'driver')).then(
        (link) => basename(link),
        () => null,
      ),
    ),
  );
  return Object.fromEntries(names.map((name, index) => [name, drivers[index] ?? null]));
}

/** Long enough for the reader's judgement and for a driver that would bind, on an emulated machine. */
const judgementMs = 2000;

/** The device is outside: not configured, so that there is not even an interface for a driver. */
export async function staysOutside(port: string): Promise<void> {
  await pause(judgementMs);
  same(`authorized of ${port}`, attribute(port, 'authorized'), '0');
  same(`configuration of ${port}`, attribute(port, 'bConfigurationValue'), '');
  same(`interfaces of ${port}`, await driversOf(port), {});
  const bytes = readFileSync(join(sysfs, port, 'descriptors')).subarray(0, 2);
  same(`beginning of the descriptors of ${port}`, [...bytes], [18, 1]);
}
