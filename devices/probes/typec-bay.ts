import type { Look } from '../look.ts';
import { measured, reported, type ProbeFact } from '../probe.ts';
import { wholeNumber, type Texts } from '../surroundings.ts';
import { parseCableMarker } from '../usb/typec/cable-marker.ts';
import {
  capabilityText,
  mostMilliwatts,
  powerCapabilities,
} from '../usb/typec/power-capabilities.ts';

/**
 * What the USB-C connector of the port tells of power and cable: Documentation/ABI/testing/
 * sysfs-class-typec and sysfs-class-usb_power_delivery. Many machines show none; that is a fact too.
 */
export const typecBay: Look = {
  id: 'typec-bay',
  layer: 'L0',
  matches: (_device, around) => around?.texts != null,
  facts(_device, around) {
    if (around?.texts == null) return [];
    const { typeC } = around.texts;
    const facts: ProbeFact[] = [measured('typec.shown', typeC !== null)];
    // Connectors that the kernel does not link to this port may belong to any other.
    const linked = typeC !== null && typeC['linked'] !== undefined;
    facts.push(measured('typec.linked', linked));
    return linked ? [...facts, ...roles(typeC), ...power(typeC), ...cable(typeC)] : facts;
  },
};

function roles(typeC: Texts): readonly ProbeFact[] {
  const facts: ProbeFact[] = [measured('typec.partner', typeC['partner/type'] !== undefined)];
  const data = chosen(typeC['data_role']);
  const powerRole = chosen(typeC['power_role']);
  const mode = typeC['power_operation_mode'];
  if (data !== null) facts.push(measured('typec.data-role', data));
  if (powerRole !== null) facts.push(measured('typec.power-role', powerRole));
  if (mode !== undefined) facts.push(measured('typec.power-mode', mode));
  return facts;
}

/** `[host] device` means host; `host` alone as well. */
function chosen(text: string | undefined): string | null {
  if (text === undefined) return null;
  return /\[([a-z]{1,12})\]/u.exec(text)?.[1] ?? (/^[a-z]{1,12}$/u.test(text) ? text : null);
}

function power(typeC: Texts): readonly ProbeFact[] {
  const facts: ProbeFact[] = [];
  const weGive = chosen(typeC['power_role']) === 'source';
  const offered = powerCapabilities(
    typeC,
    weGive ? 'own/source-capabilities' : 'other/source-capabilities',
  );
  if (offered.length > 0) facts.push(reported('typec.offers', offered.map(capabilityText)));
  const most = mostMilliwatts(offered);
  if (most !== null) facts.push(reported('typec.offered', most, 'milliwatt'));
  const wanted = mostMilliwatts(powerCapabilities(typeC, 'other/sink-capabilities'));
  if (weGive && wanted !== null) facts.push(reported('typec.wanted', wanted, 'milliwatt'));
  const current = mostOf(offered.map((one) => one.milliamperes));
  if (current !== null) facts.push(reported('typec.offered-current', current, 'milliampere'));
  // power_supply counts in millionths, Documentation/ABI/testing/sysfs-class-power.
  const microvolts = wholeNumber(typeC['supply/voltage_now']);
  const microamperes = wholeNumber(typeC['supply/current_now']);
  if (typeC['supply/online'] === '1' && microvolts !== null && microvolts > 0) {
    facts.push(measured('typec.voltage', Math.round(microvolts / 1000), 'millivolt'));
    if (microamperes !== null && microamperes > 0) {
      facts.push(measured('typec.current', Math.round(microamperes / 1000), 'milliampere'));
    }
  }
  return facts;
}

function cable(typeC: Texts): readonly ProbeFact[] {
  const type = typeC['cable/type'];
  const plug = typeC['cable/plug_type'];
  const facts: ProbeFact[] = [measured('typec.cable-chip', type !== undefined)];
  if (type !== undefined) facts.push(reported('typec.cable-type', type));
  if (plug !== undefined) facts.push(reported('typec.cable-plug', plug));
  const marker = parseCableMarker(typeC['cable/identity/product_type_vdo1']);
  if (marker?.bitsPerSecond != null) {
    facts.push(reported('typec.cable-speed', marker.bitsPerSecond, 'bit-per-second'));
  }
  if (marker?.milliamperes != null) {
    facts.push(reported('typec.cable-current', marker.milliamperes, 'milliampere'));
  }
  return facts;
}

function mostOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((one) => one !== null);
  return known.length === 0 ? null : Math.max(...known);
}
