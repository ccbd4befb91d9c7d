import { v7 as uuidv7 } from 'uuid';
import type { DeviceSummary, Fact, Finding, Readout } from '../../../shared/domain/readout.ts';
import { exchangesHash, phoneExchanges } from './sample-exchanges.ts';

/** A phone whose storage and battery are nearly at their ends, with the record of its exchanges. */
export function brokenPhone(): Readout {
  const phone = readout(
    {
      kind: 'phone',
      vendorName: 'Google',
      productName: 'Pixel 7',
      vendorId: 0x18d1,
      productId: 0x4ee1,
    },
    [
      fact('usb.speed', 480_000_000, 'bit-per-second'),
      fact('usb.version', '2.10'),
      fact('usb.max-power', 500, 'milliampere'),
      fact('device.vendor', 'Google'),
      fact('device.product', 'Pixel 7'),
      fact('device.serial', 'LAB0FULL000001'),
      fact('storage.capacity', 128_000_000_000, 'byte'),
      fact('storage.free', 1_200_000_000, 'byte'),
      fact('battery.level', 12, 'percent'),
    ],
    [
      finding(
        'storage-full',
        'fault',
        { freeGb: 1.2, capacityGb: 128, freePercent: 1 },
        'storage.free',
      ),
      finding('battery-low', 'attention', { level: 12 }, 'battery.level'),
    ],
  );
  return { ...phone, exchangesHash: exchangesHash(phoneExchanges(phone.readoutId)) };
}

/** The same phone after so many gigabytes were made free. */
export function clearedPhone(freeGb: number): Readout {
  const { device, facts, findings } = brokenPhone();
  return readout(
    device,
    facts.map((one) =>
      one.key === 'storage.free' ? { ...one, value: freeGb * 1_000_000_000 } : one,
    ),
    findings.filter(({ code }) => code !== 'storage-full'),
  );
}

/** A fast stick behind a slow cable. */
export function slowStick(): Readout {
  return readout(
    {
      kind: 'storage',
      vendorName: 'SanDisk',
      productName: 'Ultra',
      vendorId: 0x0781,
      productId: 0x5581,
    },
    [fact('usb.speed', 480_000_000, 'bit-per-second'), fact('usb.version', '2.10')],
    [finding('superspeed-device-at-high-speed', 'attention', { megabits: 480 }, 'usb.speed')],
  );
}

function readout(
  device: Omit<DeviceSummary, 'deviceId' | 'portPath' | 'simulated'>,
  facts: readonly Fact[],
  findings: readonly Finding[],
): Readout {
  const at = new Date().toISOString();
  return {
    readoutId: uuidv7(),
    device: { ...device, deviceId: 'sample-1', portPath: '1-2', simulated: true },
    startedAt: at,
    finishedAt: at,
    complete: true,
    facts: [...facts],
    findings: [...findings],
    probes: [{ probe: 'mtp-contents', layer: 'L1', durationMs: 62, fault: null }],
  };
}

export function fact(key: string, value: Fact['value'], unit: Fact['unit'] = null): Fact {
  return {
    key,
    value,
    unit,
    probe: key.startsWith('usb') ? 'usb-descriptors' : 'mtp-contents',
    layer: key.startsWith('usb') ? 'L0' : 'L1',
    confidence: 'reported',
    readAt: new Date().toISOString(),
    durationMs: 3,
  };
}

function finding(
  code: string,
  verdict: Finding['verdict'],
  params: Finding['params'],
  basedOn: string,
): Finding {
  return { code, verdict, params, basedOn: [basedOn], layer: 'L1', confidence: 'reported' };
}
