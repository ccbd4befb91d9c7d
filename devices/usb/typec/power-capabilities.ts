import { wholeNumber, type Texts } from '../../surroundings.ts';

/** One way in which a source gives power, or a sink takes it. */
export interface PowerCapability {
  /** As the kernel names it: `fixed`, `variable`, `battery`, `programmable`. */
  readonly type: string;
  readonly millivolts: number | null;
  readonly milliamperes: number | null;
  readonly milliwatts: number | null;
}

/** USB PD 3.1 section 6.4.1.2.1: a message has at most seven objects; extended range adds four. */
const mostCapabilities = 11;

/**
 * Capabilities as Linux lists them, `<n>:<type>_supply/…` below `folder` (Documentation/ABI/testing/
 * sysfs-class-usb_power_delivery). Values carry their unit: `5000mV`, `3000mA`, `60000mW`.
 */
export function powerCapabilities(texts: Texts, folder: string): readonly PowerCapability[] {
  const objects = new Map<string, Record<string, string>>();
  for (const [path, text] of Object.entries(texts)) {
    const [, object, attribute] =
      new RegExp(`^${folder}/(\\d{1,2}:[a-z_]{1,40})/([a-z_]{1,40})$`, 'u').exec(path) ?? [];
    if (object === undefined || attribute === undefined) continue;
    const known = objects.get(object) ?? {};
    known[attribute] = text;
    objects.set(object, known);
  }
  return [...objects]
    .toSorted(([one], [other]) => Number.parseInt(one, 10) - Number.parseInt(other, 10))
    .slice(0, mostCapabilities)
    .map(([name, values]) => capability(name, values));
}

function capability(name: string, values: Record<string, string>): PowerCapability {
  const millivolts = value(values['maximum_voltage'] ?? values['voltage'], 'mV');
  const milliamperes = value(values['maximum_current'] ?? values['operational_current'], 'mA');
  const told = value(values['maximum_power'] ?? values['operational_power'], 'mW');
  const fixed = name.includes('fixed');
  const product =
    fixed && millivolts !== null && milliamperes !== null
      ? (millivolts * milliamperes) / 1000
      : null;
  return {
    type: name.replace(/^\d+:/u, '').replace(/_supply.*$/u, ''),
    millivolts,
    milliamperes,
    milliwatts: told ?? product,
  };
}

/** A value with its unit; more than USB PD can carry (48 V, 5 A, 240 W) is no value. */
function value(text: string | undefined, unit: 'mV' | 'mA' | 'mW'): number | null {
  if (text?.endsWith(unit) !== true) return null;
  const number = wholeNumber(text.slice(0, -unit.length));
  const most = { mV: 60_000, mA: 6000, mW: 300_000 }[unit];
  return number !== null && number <= most ? number : null;
}

/** `20 V 3.25 A`. */
export function capabilityText(one: PowerCapability): string {
  const figures = [
    one.millivolts === null ? [] : [`${one.millivolts / 1000} V`],
    one.milliamperes === null ? [] : [`${one.milliamperes / 1000} A`],
  ].flat();
  const power = one.milliwatts === null ? [] : [`(${Math.round(one.milliwatts / 1000)} W)`];
  return [one.type, ...figures, ...power].join(' ');
}

/** The most power of all fixed ways; null when none is known. */
export function mostMilliwatts(all: readonly PowerCapability[]): number | null {
  const known = all.flatMap((one) => one.milliwatts ?? []);
  return known.length === 0 ? null : Math.max(...known);
}
