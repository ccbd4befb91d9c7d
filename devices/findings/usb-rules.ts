import { conclude, type Rule } from './rule.ts';

/** USB 2.0 section 7.2.1.2 and USB 3.2 section 11.4.5: what one port must be able to give. */
const portLimit = { usb2Milliamperes: 500, usb3Milliamperes: 900 } as const;
const highSpeed = 480_000_000;
const otherwiseJudged = new Set(['phone', 'tablet', 'hub', 'webcam']);

/**
 * A device that could be fast runs slowly. Phones do so with the cable they are charged with; the USB 2
 * half of a hub always does, and of docks and webcams other rules know more.
 */
const superspeedAtHighSpeed: Rule = (facts) => {
  const speed = facts.number('usb.speed');
  const kind = facts.text('device.kind');
  if (facts.flag('usb.superspeed-capable') !== true || speed === null || speed > highSpeed) {
    return null;
  }
  if (kind !== null && otherwiseJudged.has(kind)) return null;
  return conclude(facts, {
    code: 'superspeed-device-at-high-speed',
    verdict: 'attention',
    route: 'peripherals',
    params: { megabits: Math.round(speed / 1_000_000) },
    basedOn: ['usb.superspeed-capable', 'usb.speed'],
  });
};

const needsMorePower: Rule = (facts) => {
  const declared = facts.number('usb.power-declared');
  const speed = facts.number('usb.speed');
  if (declared === null || speed === null || facts.flag('usb.self-powered') === true) return null;
  const limit = speed > highSpeed ? portLimit.usb3Milliamperes : portLimit.usb2Milliamperes;
  if (declared <= limit) return null;
  return conclude(facts, {
    code: 'needs-more-power-than-port',
    verdict: 'attention',
    route: 'peripherals',
    params: { declared, limit },
    basedOn: ['usb.power-declared', 'usb.speed'],
  });
};

/** Nothing to talk to: a phone that only charges, or a cable without data behind a hub. */
const noDataInterfaces: Rule = (facts) =>
  facts.number('usb.data-interfaces') !== 0 || facts.flag('usb.billboard') === true
    ? null
    : conclude(facts, {
        code: 'no-data-interfaces',
        verdict: 'attention',
        route: 'peripherals',
        params: {},
        basedOn: ['usb.data-interfaces'],
      });

/** Contradictions that are not just an empty device. */
const descriptorLies: Rule = (facts) => {
  const problems = (facts.list('usb.descriptor-problems') ?? []).filter(
    (problem) => problem !== 'no-interfaces',
  );
  if (problems.length === 0) return null;
  return conclude(facts, {
    code: 'descriptor-lies',
    verdict: 'attention',
    route: 'security',
    params: { problems: problems.join(', ') },
    basedOn: ['usb.descriptor-problems'],
  });
};

const unreadableDescriptors: Rule = (facts) =>
  facts.flag('usb.descriptors-readable') === false
    ? conclude(facts, {
        code: 'descriptors-unreadable',
        verdict: 'unknown',
        route: 'peripherals',
        params: {},
        basedOn: ['usb.descriptors-readable'],
      })
    : null;

/** A device that is in a mode for repair does not start by itself. */
const specialMode: Rule = (facts) => {
  const mode = facts.text('device.mode');
  if (mode === null) return null;
  return conclude(facts, {
    code: mode === 'firmware-upgrade' ? 'firmware-upgrade-mode' : `mode-${mode}`,
    verdict: 'fault',
    route: 'mobile',
    params: {},
    basedOn: ['device.mode', 'usb.id'],
  });
};

/** USB Billboard: an adapter shows itself only when its video mode did not start. */
const alternateModeFailed: Rule = (facts) => {
  const told = facts.flag('usb.alternate-mode-failed');
  if (facts.flag('usb.billboard') !== true || told === false) return null;
  return conclude(facts, {
    code: 'alternate-mode-failed',
    verdict: 'attention',
    route: 'peripherals',
    params: {},
    basedOn: told === null ? ['usb.billboard'] : ['usb.billboard', 'usb.alternate-mode-failed'],
  });
};

/** A stick that also types is the classic attack by USB. */
const storageWithKeyboard: Rule = (facts) =>
  facts.flag('usb.storage-with-keyboard') === true
    ? conclude(facts, {
        code: 'storage-with-keyboard',
        verdict: 'attention',
        route: 'security',
        params: {},
        basedOn: ['usb.storage-with-keyboard', 'usb.interfaces'],
      })
    : null;

/** Names that hide or reverse something are written to deceive a reader or a program. */
const strangeTexts: Rule = (facts) =>
  facts.flag('device.strange-texts') === true
    ? conclude(facts, {
        code: 'strange-texts',
        verdict: 'attention',
        route: 'security',
        params: {},
        basedOn: ['device.strange-texts'],
      })
    : null;

/** Rules over what every USB device tells. */
export const usbRules: readonly Rule[] = [
  specialMode,
  storageWithKeyboard,
  strangeTexts,
  alternateModeFailed,
  descriptorLies,
  unreadableDescriptors,
  noDataInterfaces,
  needsMorePower,
  superspeedAtHighSpeed,
];
