import type { KioskContract } from '../../shared/contract/kiosk-contract.ts';
import type { EventSource } from '../ipc/event-source.ts';
import type { ReaderLink } from '../reader-link/reader-link.ts';

/**
 * Passes on to the screen what the reader tells: every plug, and of readings only the one that the
 * visitor's own visit or test asked for. Answers what stops each.
 */
export function relayReader(
  reader: ReaderLink,
  isRead: (deviceId: string) => boolean,
  events: EventSource<KioskContract>,
): readonly (() => void)[] {
  return [
    reader.on('device.attached', (device) => {
      events.emit('device.attached', device);
    }),
    reader.on('device.detached', (device) => {
      events.emit('device.detached', device);
    }),
    reader.on('readout.fact', (progress) => {
      if (isRead(progress.deviceId)) events.emit('readout.fact', progress);
    }),
    reader.on('readout.finding', (progress) => {
      if (isRead(progress.deviceId)) events.emit('readout.finding', progress);
    }),
    reader.on('readout.prompt', (progress) => {
      if (isRead(progress.deviceId)) events.emit('readout.prompt', progress);
    }),
    reader.on('port.trouble', (trouble) => {
      events.emit('port.trouble', trouble);
    }),
  ];
}
