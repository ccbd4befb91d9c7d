import { describe, expect, it } from 'vitest';
import { codesOf, factsOf, type Values } from './facts.test-support.ts';
import { findingsOf } from './find.ts';

const found = (values: Values) => findingsOf(factsOf(values));
const codes = (values: Values) => codesOf(found(values));

describe('a security key', () => {
  it('has few PIN tries at three, and is blocked at none', () => {
    expect(codes({ 'fido.pin-retries': 4 })).toEqual([]);
    expect(codes({ 'fido.pin-retries': 3 })).toEqual(['key-pin-tries-low']);
    expect(codes({ 'fido.pin-retries': 1 })).toEqual(['key-pin-tries-low']);
    expect(codes({ 'fido.pin-retries': 0 })).toEqual(['key-pin-blocked']);
  });

  it('must be unplugged after three wrong tries, but not when it is blocked for good', () => {
    expect(codes({ 'fido.pin-retries': 5, 'fido.pin-needs-replug': true })).toEqual([
      'key-needs-replug',
    ]);
    expect(codes({ 'fido.pin-retries': 0, 'fido.pin-needs-replug': true })).toEqual([
      'key-pin-blocked',
    ]);
  });

  it('without a PIN or with one that must change is told, and one that knows no PIN is not', () => {
    expect(codes({ 'fido.pin-set': false })).toEqual(['key-without-pin']);
    expect(codes({ 'fido.pin-set': true, 'fido.must-change-pin': true })).toEqual([
      'key-must-change-pin',
    ]);
    expect(codes({ 'fido.must-change-pin': false })).toEqual([]);
    expect(codes({ 'fido.ctap2': false })).toEqual(['key-without-fido2']);
  });

  it('has old firmware below 5.7 of the fifth series', () => {
    expect(codes({ 'yubikey.firmware': '5.6.9' })).toEqual(['key-firmware-old']);
    expect(codes({ 'yubikey.firmware': '5.7.0' })).toEqual([]);
    expect(codes({ 'yubikey.firmware': '5.10.0' })).toEqual([]);
    expect(codes({ 'yubikey.firmware': '4.3.7' })).toEqual([]);
    expect(codes({ 'yubikey.firmware': 'five' })).toEqual([]);
  });

  it('is a matter for whoever knows about security', () => {
    expect(found({ 'fido.pin-retries': 0 })).toMatchObject([
      { route: 'security', verdict: 'fault', basedOn: ['fido.pin-retries'] },
    ]);
  });
});

describe('a card reader', () => {
  it('misses a card only when it is a card reader', () => {
    const none = { 'card.present': false };

    expect(codes({ ...none, 'device.kind': 'smart-card-reader' })).toEqual(['card-missing']);
    expect(codes({ ...none, 'device.kind': 'security-key' })).toEqual([]);
  });

  it('tells a card that does not answer from a reader that is broken', () => {
    expect(codes({ 'card.present': true, 'card.answers': false })).toEqual([
      'card-does-not-answer',
    ]);
    expect(codes({ 'card.reader-broken': true })).toEqual(['card-reader-broken']);
  });
});

describe('a UPS', () => {
  it('is low at twenty percent', () => {
    expect(codes({ 'ups.charge': 21 })).toEqual([]);
    expect(codes({ 'ups.charge': 20 })).toEqual(['ups-battery-low']);
  });

  it('says what it says of mains, battery and load, and nothing when all is well', () => {
    expect(codes({ 'ups.mains-present': false })).toEqual(['ups-on-battery']);
    expect(codes({ 'ups.battery-present': false })).toEqual(['ups-without-battery']);
    expect(codes({ 'ups.needs-replacement': true })).toEqual(['ups-battery-worn']);
    expect(codes({ 'ups.overloaded': true })).toEqual(['ups-overloaded']);
    expect(codes({ 'ups.internal-failure': true })).toEqual(['ups-failure']);
    expect(
      codes({
        'ups.mains-present': true,
        'ups.battery-present': true,
        'ups.needs-replacement': false,
        'ups.overloaded': false,
        'ups.charge': 100,
      }),
    ).toEqual([]);
  });
});

describe('a keyboard', () => {
  const typed = { 'keys.pressed': 20, 'keys.different': 9, 'keys.stuck': [], 'keys.bounces': 0 };

  it('has stuck keys, bouncing keys, or no keys at all', () => {
    expect(codes(typed)).toEqual([]);
    expect(found({ ...typed, 'keys.stuck': ['E', 'F4'] })).toMatchObject([
      { code: 'keyboard-key-stuck', params: { keys: 'E, F4', count: 2 } },
    ]);
    expect(codes({ ...typed, 'keys.bounces': 1 })).toEqual(['keyboard-key-bounces']);
    expect(codes({ ...typed, 'keys.pressed': 0, 'keys.different': 0 })).toEqual([
      'keyboard-silent',
    ]);
    // Only modifiers came: it works.
    expect(codes({ ...typed, 'keys.pressed': 0, 'keys.different': 1 })).toEqual([]);
  });

  it('that types too fast is suspect, and a scanner is not', () => {
    const fast = {
      ...typed,
      'keys.alarm': 'too-fast',
      'keys.median-gap': 0.0104,
      'keys.bounces': 3,
    };

    expect(found(fast)).toMatchObject([
      { code: 'types-too-fast', verdict: 'fault', params: { pressed: 20, medianMs: 10 } },
    ]);
    expect(codes({ ...fast, 'device.kind': 'scanner' })).toEqual([]);
  });
});
