import { conclude, type Rule } from './rule.ts';

/** A key is blocked after eight wrong PINs (CTAP 2.1 section 6.5.2.2); at three left it is time to stop. */
const fewPinTries = 3;
/** Below this charge a UPS has little left for switching off in good order. */
const lowUpsPercent = 20;

const pinTries: Rule = (facts) => {
  const left = facts.number('fido.pin-retries');
  if (left === null || left > fewPinTries) return null;
  const blocked = left === 0;
  return conclude(facts, {
    code: blocked ? 'key-pin-blocked' : 'key-pin-tries-low',
    verdict: blocked ? 'fault' : 'attention',
    params: { left },
    basedOn: ['fido.pin-retries'],
    route: 'security',
  });
};

/** Three wrong tries in a row: it refuses every PIN until it was out of the port once. */
const needsReplug: Rule = (facts) => {
  const left = facts.number('fido.pin-retries');
  if (facts.flag('fido.pin-needs-replug') !== true || left === null || left === 0) return null;
  return conclude(facts, {
    code: 'key-needs-replug',
    verdict: 'attention',
    params: { left },
    basedOn: ['fido.pin-needs-replug', 'fido.pin-retries'],
    route: 'security',
  });
};

const noPin: Rule = (facts) =>
  facts.flag('fido.pin-set') === false
    ? conclude(facts, {
        code: 'key-without-pin',
        verdict: 'attention',
        params: {},
        basedOn: ['fido.pin-set'],
        route: 'security',
      })
    : null;

const mustChangePin: Rule = (facts) =>
  facts.flag('fido.must-change-pin') === true
    ? conclude(facts, {
        code: 'key-must-change-pin',
        verdict: 'attention',
        params: {},
        basedOn: ['fido.must-change-pin'],
        route: 'security',
      })
    : null;

const onlyU2f: Rule = (facts) =>
  facts.flag('fido.ctap2') === false
    ? conclude(facts, {
        code: 'key-without-fido2',
        verdict: 'attention',
        params: {},
        basedOn: ['fido.ctap2'],
        route: 'security',
      })
    : null;

/**
 * Yubico's advisory YSA-2024-03 (EUCLEAK): keys before firmware 5.7.0 can be copied by somebody who has
 * them in hand with laboratory gear. A YubiKey's firmware cannot be updated.
 */
const oldFirmware: Rule = (facts) => {
  const firmware = facts.text('yubikey.firmware');
  const [major = Number.NaN, minor = Number.NaN] = (firmware ?? '').split('.').map(Number);
  const old = major === 5 && minor < 7;
  if (firmware === null || !old) return null;
  return conclude(facts, {
    code: 'key-firmware-old',
    verdict: 'attention',
    params: { firmware },
    basedOn: ['yubikey.firmware'],
    route: 'security',
  });
};

const noCard: Rule = (facts) =>
  facts.flag('card.present') === false && facts.text('device.kind') === 'smart-card-reader'
    ? conclude(facts, {
        code: 'card-missing',
        verdict: 'attention',
        params: {},
        basedOn: ['card.present', 'device.kind'],
        route: 'security',
      })
    : null;

const muteCard: Rule = (facts) =>
  facts.flag('card.answers') === false
    ? conclude(facts, {
        code: 'card-does-not-answer',
        verdict: 'fault',
        params: {},
        basedOn: ['card.answers', 'card.present'],
        route: 'security',
      })
    : null;

const brokenReader: Rule = (facts) =>
  facts.flag('card.reader-broken') === true
    ? conclude(facts, {
        code: 'card-reader-broken',
        verdict: 'fault',
        params: {},
        basedOn: ['card.reader-broken'],
        route: 'peripherals',
      })
    : null;

const upsReplace: Rule = (facts) =>
  facts.flag('ups.needs-replacement') === true
    ? conclude(facts, {
        code: 'ups-battery-worn',
        verdict: 'fault',
        params: {},
        basedOn: ['ups.needs-replacement'],
        route: 'peripherals',
      })
    : null;

const upsNoBattery: Rule = (facts) =>
  facts.flag('ups.battery-present') === false
    ? conclude(facts, {
        code: 'ups-without-battery',
        verdict: 'fault',
        params: {},
        basedOn: ['ups.battery-present'],
        route: 'peripherals',
      })
    : null;

const upsOnBattery: Rule = (facts) => {
  const off = facts.flag('ups.mains-present') === false;
  if (!off) return null;
  return conclude(facts, {
    code: 'ups-on-battery',
    verdict: 'attention',
    params: {},
    basedOn: ['ups.mains-present'],
    route: 'peripherals',
  });
};

const upsLow: Rule = (facts) => {
  const charge = facts.number('ups.charge');
  if (charge === null || charge > lowUpsPercent) return null;
  return conclude(facts, {
    code: 'ups-battery-low',
    verdict: 'attention',
    params: { charge },
    basedOn: ['ups.charge'],
    route: 'peripherals',
  });
};

const upsOverloaded: Rule = (facts) =>
  facts.flag('ups.overloaded') === true
    ? conclude(facts, {
        code: 'ups-overloaded',
        verdict: 'fault',
        params: {},
        basedOn: ['ups.overloaded'],
        route: 'peripherals',
      })
    : null;

const upsFailure: Rule = (facts) =>
  facts.flag('ups.internal-failure') === true
    ? conclude(facts, {
        code: 'ups-failure',
        verdict: 'fault',
        params: {},
        basedOn: ['ups.internal-failure'],
        route: 'peripherals',
      })
    : null;

const stuckKey: Rule = (facts) => {
  const stuck = facts.list('keys.stuck') ?? [];
  if (stuck.length === 0) return null;
  return conclude(facts, {
    code: 'keyboard-key-stuck',
    verdict: 'fault',
    params: { keys: stuck.join(', '), count: stuck.length },
    basedOn: ['keys.stuck'],
    route: 'peripherals',
  });
};

const bouncingKeys: Rule = (facts) => {
  const bounces = facts.number('keys.bounces') ?? 0;
  // What types faster than a person seems to bounce as well, and has a finding of its own.
  if (bounces === 0 || facts.text('keys.alarm') !== null) return null;
  return conclude(facts, {
    code: 'keyboard-key-bounces',
    verdict: 'attention',
    params: { bounces, pressed: facts.number('keys.pressed') ?? 0 },
    basedOn: ['keys.bounces', 'keys.pressed'],
    route: 'peripherals',
  });
};

/** A scanner types fast because that is its work. */
const typesTooFast: Rule = (facts) => {
  const alarm = facts.text('keys.alarm');
  if (alarm === null || facts.text('device.kind') === 'scanner') return null;
  const median = facts.number('keys.median-gap');
  return conclude(facts, {
    code: 'types-too-fast',
    verdict: 'fault',
    params: {
      alarm,
      pressed: facts.number('keys.pressed') ?? 0,
      medianMs: median === null ? 0 : Math.round(median * 1000),
    },
    basedOn: ['keys.alarm', 'keys.pressed', 'keys.median-gap', 'device.kind'],
    route: 'security',
  });
};

/** Somebody was asked to press keys and none came. */
const silentKeyboard: Rule = (facts) =>
  facts.number('keys.pressed') === 0 && facts.number('keys.different') === 0
    ? conclude(facts, {
        code: 'keyboard-silent',
        verdict: 'unknown',
        params: {},
        basedOn: ['keys.pressed', 'keys.different'],
        route: 'peripherals',
      })
    : null;

/** Rules over security keys, card readers, UPS and keyboards. */
export const hidRules: readonly Rule[] = [
  typesTooFast,
  pinTries,
  needsReplug,
  noPin,
  mustChangePin,
  onlyU2f,
  oldFirmware,
  muteCard,
  brokenReader,
  noCard,
  upsFailure,
  upsReplace,
  upsNoBattery,
  upsOverloaded,
  upsOnBattery,
  upsLow,
  stuckKey,
  bouncingKeys,
  silentKeyboard,
];
