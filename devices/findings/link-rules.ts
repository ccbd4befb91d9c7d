import { flappingAttachments } from '../port-history.ts';
import { conclude, type Rule } from './rule.ts';

const highSpeed = 480_000_000;
const superSpeed = 5_000_000_000;
/** One failed try happens when a plug goes in askew; two do not. */
const enoughErrors = 2;
/** A device may be reset once when it starts; three times in two minutes it fails over and over. */
const enoughResets = 3;
/** USB 2.0 section 7.2.1 and USB 3.2 section 11.4.1: what a port of a hub without own power must give. */
const busPoweredPort = { usb2Milliamperes: 100, usb3Milliamperes: 150 } as const;
/** A cable without a chip, or with one for 3 A, carries no more (USB Type-C 2.2 section 4.6). */
const plainCableMilliamperes = 3000;
/** A keyboard that is part of the box comes with it; a hand needs longer than this. */
const laterKeyboardSeconds = 3;

const flapping: Rule = (facts) => {
  const times = facts.number('port.attachments');
  if (times === null || times < flappingAttachments) return null;
  return conclude(facts, {
    code: 'connector-flapping',
    verdict: 'attention',
    params: { times },
    basedOn: ['port.attachments'],
    route: 'peripherals',
  });
};

const enumerationErrors: Rule = (facts) => {
  const errors = facts.number('port.enumeration-errors');
  if (errors === null || errors < enoughErrors) return null;
  const numbers = (facts.list('port.error-numbers') ?? []).join(', ');
  return conclude(facts, {
    code: 'starts-with-errors',
    verdict: 'attention',
    params: { errors, numbers },
    basedOn: ['port.enumeration-errors', 'port.error-numbers'],
    route: 'peripherals',
  });
};

const cableSuspected: Rule = (facts) =>
  facts.flag('port.cable-suspected') === true
    ? conclude(facts, {
        code: 'cable-suspected',
        verdict: 'attention',
        params: {},
        basedOn: ['port.cable-suspected'],
        route: 'peripherals',
      })
    : null;

const repeatedResets: Rule = (facts) => {
  const resets = facts.number('port.resets');
  if (resets === null || resets < enoughResets) return null;
  return conclude(facts, {
    code: 'reset-again-and-again',
    verdict: 'attention',
    params: { resets },
    basedOn: ['port.resets'],
    route: 'peripherals',
  });
};

/** The count of sysfs goes back to the start of the machine; the log tells of the last two minutes. */
const overCurrent: Rule = (facts) => {
  const reports = facts.number('port.over-current-reports');
  if (reports === null || reports === 0) return null;
  return conclude(facts, {
    code: 'over-current',
    verdict: 'fault',
    params: { reports },
    basedOn: ['port.over-current-reports'],
    route: 'peripherals',
  });
};

const powerRefused: Rule = (facts) =>
  facts.flag('port.power-refused') === true
    ? conclude(facts, {
        code: 'port-refuses-power',
        verdict: 'attention',
        params: { declared: facts.number('usb.power-declared') ?? 0 },
        basedOn: ['port.power-refused', 'usb.power-declared'],
        route: 'peripherals',
      })
    : null;

/** Whether the device could be fast and is not. */
function isHeldBack(facts: Parameters<Rule>[0]): boolean {
  const speed = facts.number('usb.speed');
  return facts.flag('usb.superspeed-capable') === true && speed !== null && speed <= highSpeed;
}

const portWithoutSuperSpeed: Rule = (facts) =>
  isHeldBack(facts) &&
  facts.flag('port.superspeed-wired') === false &&
  facts.number('hub.depth') === 0
    ? conclude(facts, {
        code: 'port-slower-than-device',
        verdict: 'attention',
        params: {},
        basedOn: ['usb.superspeed-capable', 'usb.speed', 'port.superspeed-wired', 'hub.depth'],
        route: 'peripherals',
      })
    : null;

const hubSlowsDevice: Rule = (facts) => {
  const hub = facts.text('hub.usb2-only');
  if (!isHeldBack(facts) || hub === null) return null;
  return conclude(facts, {
    code: 'hub-slows-device',
    verdict: 'attention',
    params: { hub },
    basedOn: ['usb.superspeed-capable', 'usb.speed', 'hub.usb2-only', 'hub.chain'],
    route: 'peripherals',
  });
};

const hungryOnBusPower: Rule = (facts) => {
  const declared = facts.number('usb.power-declared');
  if (facts.flag('hub.self-powered') !== false || declared === null) return null;
  if (facts.flag('usb.self-powered') === true) return null;
  const fast = (facts.number('usb.speed') ?? 0) >= superSpeed;
  const limit = fast ? busPoweredPort.usb3Milliamperes : busPoweredPort.usb2Milliamperes;
  if (declared <= limit) return null;
  return conclude(facts, {
    code: 'hungry-device-on-bus-powered-hub',
    verdict: 'attention',
    params: { declared, limit },
    basedOn: ['usb.power-declared', 'hub.self-powered', 'hub.chain'],
    route: 'peripherals',
  });
};

/** A stick or an unknown hub that brings a keyboard along. A real dock has keyboards by design. */
const hiddenKeyboard: Rule = (facts) => {
  if (facts.flag('hub.keyboard') !== true || facts.list('dock.parts') !== null) return null;
  const seconds = facts.number('hub.keyboard-after') ?? 0;
  const beside = facts.flag('hub.storage-beside-keyboard') === true;
  if (!beside && seconds < laterKeyboardSeconds) return null;
  return conclude(facts, {
    code: 'hub-hides-keyboard',
    verdict: 'attention',
    params: { seconds },
    basedOn: ['hub.keyboard', 'hub.keyboard-after', 'hub.storage-beside-keyboard'],
    route: 'security',
  });
};

/** Phones change their interfaces when file transfer is chosen; anything else has no reason to. */
const cameBackAsAnother: Rule = (facts) => {
  const former = facts.text('port.former-identity');
  const kinds = [facts.text('port.former-kind'), facts.text('device.kind')];
  if (former === null || kinds.includes('phone') || kinds.includes('tablet')) return null;
  return conclude(facts, {
    code: 'came-back-as-another',
    verdict: 'attention',
    params: { former, now: facts.text('usb.id') ?? '' },
    basedOn: ['port.former-identity', 'port.former-kind', 'usb.id', 'device.kind'],
    route: 'security',
  });
};

const heldInJail: Rule = (facts) =>
  facts.flag('link.authorised') === false
    ? conclude(facts, {
        code: 'not-authorised',
        verdict: 'unknown',
        params: {},
        basedOn: ['link.authorised'],
        route: 'security',
      })
    : null;

const cableLimitsPower: Rule = (facts) => {
  const cable = facts.number('typec.cable-current');
  const offered = facts.number('typec.offered-current');
  if (cable === null || offered === null) return null;
  if (cable > plainCableMilliamperes || offered <= cable) return null;
  return conclude(facts, {
    code: 'cable-limits-power',
    verdict: 'attention',
    params: { cable, offered },
    basedOn: ['typec.cable-current', 'typec.offered-current'],
    route: 'peripherals',
  });
};

const cableLimitsSpeed: Rule = (facts) => {
  const cable = facts.number('typec.cable-speed');
  if (!isHeldBack(facts) || cable === null || cable > highSpeed) return null;
  return conclude(facts, {
    code: 'cable-limits-speed',
    verdict: 'attention',
    params: { megabits: Math.round(cable / 1_000_000) },
    basedOn: ['typec.cable-speed', 'usb.superspeed-capable', 'usb.speed'],
    route: 'peripherals',
  });
};

/** The source is the kiosk's own port: it says nothing of the charger at home. */
const chargerTooWeak: Rule = (facts) => {
  const offered = facts.number('typec.offered');
  const wanted = facts.number('typec.wanted');
  if (offered === null || wanted === null || offered >= wanted) return null;
  return conclude(facts, {
    code: 'charger-too-weak',
    verdict: 'unknown',
    params: { offered: Math.round(offered / 1000), wanted: Math.round(wanted / 1000) },
    basedOn: ['typec.offered', 'typec.wanted'],
    route: 'peripherals',
  });
};

/** Said only of devices for which power and cable matter: a mouse on a USB-A port has no such question. */
const typeCNotMeasurable: Rule = (facts) => {
  if (facts.flag('typec.linked') !== false) return null;
  const asks =
    facts.text('device.kind') === 'dock' ||
    facts.flag('usb.billboard') === true ||
    facts.list('dock.parts') !== null;
  if (!asks) return null;
  return conclude(facts, {
    code: 'typec-not-measurable',
    verdict: 'unknown',
    params: {},
    basedOn: ['typec.shown', 'typec.linked'],
    route: 'peripherals',
  });
};

/** Rules over port, cable, hub and power. */
export const linkRules: readonly Rule[] = [
  overCurrent,
  cameBackAsAnother,
  hiddenKeyboard,
  heldInJail,
  cableSuspected,
  enumerationErrors,
  repeatedResets,
  flapping,
  powerRefused,
  hungryOnBusPower,
  portWithoutSuperSpeed,
  hubSlowsDevice,
  cableLimitsPower,
  cableLimitsSpeed,
  chargerTooWeak,
  typeCNotMeasurable,
];
