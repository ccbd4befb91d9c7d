import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deviceSummarySchema } from '../shared/domain/readout.ts';
import { describe } from './described-device.ts';
import { descriptorFacts } from './probes/usb-descriptors.ts';
import { noUsbNames } from './usb/usb-names.ts';

/** Controls, bidirectional marks and NUL: nothing of these may pass. */
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const unclean = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

it('describes any bytes and any strings with clean, short texts', () => {
  const strings = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('\u202e\u0000<img src=x onerror=alert(1)>', 'A'.repeat(10_000), '\ud800'),
  );
  const attached = fc.record({
    vendorId: fc.nat(0xffff),
    productId: fc.nat(0xffff),
    descriptors: fc.option(fc.uint8Array({ maxLength: 200 })),
    bitsPerSecond: fc.option(fc.constantFrom(12_000_000, 480_000_000)),
    strings: fc.record({ maker: fc.option(strings), product: fc.option(strings), serial: strings }),
  });

  fc.assert(
    fc.property(attached, (device) => {
      const described = describe(
        { deviceId: 'usb-1-1-4', portPath: '1-1', simulated: false, ...device },
        noUsbNames,
      );
      expect(() => deviceSummarySchema.parse(described.summary)).not.toThrow();
      for (const { value } of descriptorFacts(described)) {
        if (typeof value !== 'string') continue;
        expect(value).not.toMatch(unclean);
        expect(Array.from(value).length).toBeLessThanOrEqual(200);
      }
    }),
  );
});
