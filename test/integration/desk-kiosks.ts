import { v7 } from 'uuid';
import type { HeldDevice } from '../../shared/domain/kiosk-request.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import { newToken, tokenHash } from '../../desk/auth/token.ts';
import { kioskPrefixes } from '../../desk/queue/visit-code.ts';
import { provisionKiosk } from '../../desk/store/kiosk-store.ts';
import { intake } from './desk-intake.ts';
import { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

export const keyboard = {
  deviceId: 'usb-1-2-7',
  portPath: '1-2',
  vendorId: 0x046d,
  productId: 0xc31c,
  kind: 'keyboard',
  vendorName: 'Logitech',
  productName: 'Keyboard K120',
  simulated: true,
} as const;

/** A kiosk says hello, with what its jail holds. */
export function greets(kiosk: DeskVisitor, held: readonly HeldDevice[] = []) {
  return kiosk.call('kiosk.hello', { body: { version: '1.0.0', queued: 0, held: [...held] } });
}

/** A readout of a phone with so much room left. */
export function readoutOf(freeBytes: number): Readout {
  const at = new Date().toISOString();
  const { deviceId, portPath, simulated } = keyboard;
  return {
    readoutId: v7(),
    device: {
      ...{ deviceId, portPath, simulated },
      ...{ vendorId: 0x18d1, productId: 0x4ee1, kind: 'phone' },
      ...{ vendorName: 'Google', productName: 'Pixel 7' },
    },
    startedAt: at,
    finishedAt: at,
    complete: true,
    facts: [fact('device.serial', 'LAB0', null), fact('storage.free', freeBytes, 'byte')],
    findings: [],
    probes: [],
  };
}

/** A readout of an iPhone that was trusted: the bus gives its UDID, the phone itself its serial number. */
export function iphoneReadout(udid: string, serial: string): Readout {
  const readout = readoutOf(2_000_000_000);
  return {
    ...readout,
    device: {
      ...readout.device,
      ...{ vendorId: 0x05ac, productId: 0x12a8, vendorName: 'Apple', productName: 'iPhone' },
    },
    facts: [
      fact('device.serial', udid, null),
      fact('apple.model', 'iPhone 13', null),
      fact('apple.serial', serial, null),
    ],
  };
}

function fact(key: string, value: string | number, unit: 'byte' | null) {
  const from = { probe: 'mtp-contents', layer: 'L1', confidence: 'reported' } as const;
  return { key, value, unit, ...from, readAt: new Date().toISOString(), durationMs: 1 };
}

/** Another kiosk of this desk, that has said hello. */
export async function newKiosk(on: StartedDesk, held: readonly HeldDevice[] = []) {
  const { context } = on.desk;
  const token = newToken();
  const kioskId = context.newId();
  const kiosk = { kioskId, name: `Hal ${kioskId}`, tokenHash: tokenHash(token) };
  await context.database.write((db) =>
    provisionKiosk(db, { ...kiosk, at: new Date().toISOString() }, kioskPrefixes()),
  );
  const visitor = new DeskVisitor(on.url, { authorization: `Bearer ${token}` });
  await greets(visitor, held);
  return { kioskId, visitor };
}

/** A ticket of a visit that had this readout. */
export async function newTicket(on: StartedDesk, readout: Readout | null = null) {
  return (await on.kiosk.call('ticket.create', { body: intake({ readout }) })).ticketId;
}
