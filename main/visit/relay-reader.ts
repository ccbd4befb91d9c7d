import type { KioskContract } from '../../shared/contract/kiosk-contract.ts';
import type { EventSource } from '../ipc/event-source.ts';
import type { ReaderLink } from '../reader-link/reader-link.ts';
import type { DeviceReading } from './device-reading.ts';

/**
 * Passes on to the screen what the reader tells: every plug, and of readings only the one that the
 * visitor's own visit asked for. Answers what stops each.
 */
export function relayReader(
  reader: ReaderLink,
  reading: DeviceReading,
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
      if (reading.isReading(progress.deviceId)) events.emit('readout.fact', progress);
    }),
    reader.on('readout.finding', (progress) => {
      if (reading.isReading(progress.deviceId)) events.emit('readout.finding', progress);
    }),
    reader.on('readout.prompt', (progress) => {
      if (reading.isReading(progress.deviceId)) events.emit('readout.prompt', progress);
    }),
    reader.on('port.trouble', (trouble) => {
      events.emit('port.trouble', trouble);
    }),
  ];
}
