import { cleanText } from '../../shared/base/untrusted-text.ts';
import { ok } from '../../shared/base/result.ts';
import { isAppleMobile } from '../../shared/domain/apple-device.ts';
import { lockdownValue } from '../apple/lockdown.ts';
import { derived, reported, type Probe } from '../probe.ts';

/**
 * Which model this iPhone or iPad is and what it runs: what lockdownd tells everybody. The name that
 * its owner gave it is told as well and never asked for.
 */
export const iphoneUntrusted: Probe = {
  id: 'iphone-untrusted',
  layer: 'L0',
  deadlineMs: 8000,
  matches: (device) => isAppleMobile(device.summary),

  async run({ port, stop, report, tables }) {
    const ask = async (key: string) => {
      const value = await lockdownValue({ port, stop }, key);
      if (!value.ok) return value;
      const text = typeof value.value === 'string' ? cleanText(value.value, 60) : '';
      return ok(text === '' ? null : text);
    };
    const productType = await ask('ProductType');
    if (!productType.ok) return productType;
    if (productType.value !== null) {
      report(derived('apple.model', tables.apple.nameOf(productType.value)));
      report(reported('apple.product-type', productType.value));
    }
    const version = await ask('ProductVersion');
    if (!version.ok) return version;
    if (version.value !== null) report(reported('apple.system-version', version.value));
    const build = await ask('BuildVersion');
    if (!build.ok) return build;
    if (build.value !== null) report(reported('apple.build', build.value));
    const hardware = await ask('HardwareModel');
    if (!hardware.ok) return hardware;
    if (hardware.value !== null) report(reported('apple.hardware', hardware.value));
    return ok(null);
  },
};
