import { describe, expect, it } from 'vitest';
import { appleRules } from './apple-rules.ts';
import { concludedBy, factsOf, type Values } from './facts.test-support.ts';

const found = (values: Values) => concludedBy(appleRules, factsOf(values, { layer: 'L2' }));
const codes = (values: Values) => found(values).map(({ code, verdict }) => `${code}: ${verdict}`);

const runs = (productType: string, version: string) =>
  codes({ 'apple.product-type': productType, 'apple.system-version': version });

describe('the system of an iPhone', () => {
  it('is out of support when its main version is, and the model could run a newer one', () => {
    expect(runs('iPhone14,5', '17.7.2')).toEqual(['apple-system-out-of-support: attention']);
    expect(runs('iPhone14,5', '18.0')).toEqual(['apple-system-behind: attention']);
    expect(runs('iPhone14,5', '26.1')).toEqual([]);
  });

  it('is at its end when the model can run no supported version', () => {
    expect(runs('iPhone10,6', '16.7.12')).toEqual(['apple-model-out-of-support: attention']);
    expect(runs('iPhone10,6', '15.0')).toEqual([
      'apple-system-out-of-support: attention',
      'apple-model-out-of-support: attention',
    ]);
    expect(runs('iPhone11,8', '18.7.2')).toEqual([]);
    expect(runs('iPad7,12', '18.7.2')).toEqual([]);
    expect(runs('iPad7,5', '17.7')).toEqual(['apple-model-out-of-support: attention']);
  });

  it('is not judged when version or model are unknown to the table', () => {
    expect(runs('iPhone14,5', '27.0')).toEqual([]);
    expect(runs('iPhone14,5', 'newest')).toEqual([]);
    expect(runs('Toaster1,1', '12.0')).toEqual([]);
  });
});

describe('the battery of an iPhone', () => {
  const capacity = (percent: number, productType = 'iPhone14,5') =>
    codes({
      'apple.product-type': productType,
      'battery.health-percent': percent,
      'battery.design-capacity': 3227,
      'battery.nominal-capacity': 2500,
    });
  const cycles = (count: number, productType: string) =>
    codes({ 'apple.product-type': productType, 'battery.cycles': count });

  it('is worn below eighty percent of its capacity when new', () => {
    expect(capacity(79)).toEqual(['apple-battery-worn: attention']);
    expect(capacity(80)).toEqual([]);
  });

  it('has had its cycles at 500, from iPhone 15 on and on iPads at 1000', () => {
    expect(cycles(499, 'iPhone14,5')).toEqual([]);
    expect(cycles(500, 'iPhone14,5')).toEqual(['apple-battery-cycles: attention']);
    expect(cycles(500, 'iPhone15,3')).toEqual(['apple-battery-cycles: attention']);
    expect(cycles(999, 'iPhone15,4')).toEqual([]);
    expect(cycles(1000, 'iPhone17,1')).toEqual(['apple-battery-cycles: attention']);
    expect(cycles(999, 'iPad13,18')).toEqual([]);
  });

  it('is hot from 45 degrees on', () => {
    const at = (celsius: number) =>
      codes({ 'apple.product-type': 'iPhone14,5', 'battery.temperature': celsius });

    expect(at(44.9)).toEqual([]);
    expect(at(45)).toEqual(['apple-battery-hot: attention']);
  });

  it('says nothing of the battery of another maker', () => {
    expect(codes({ 'battery.cycles': 2000, 'battery.temperature': 60 })).toEqual([]);
  });
});

describe('how an iPhone is managed', () => {
  it('is a fault only when it is not activated', () => {
    expect(codes({ 'apple.activation': 'Unactivated' })).toEqual(['apple-not-activated: fault']);
    expect(codes({ 'apple.activation': 'Activated' })).toEqual([]);
    expect(codes({ 'apple.activation': 'WildcardActivated' })).toEqual([]);
  });

  it('is told without judging it', () => {
    expect(codes({ 'apple.supervised': true })).toEqual(['apple-supervised: ok']);
    expect(codes({ 'apple.supervised': false })).toEqual(['apple-not-supervised: ok']);
    expect(codes({ 'apple.find-my': true })).toEqual(['apple-find-my-on: ok']);
    expect(codes({ 'apple.find-my': false })).toEqual([]);
  });

  it('leaves open whether there is a passcode unless the phone was seen locked', () => {
    const trusted = { 'apple.trust': 'granted', 'apple.activation': 'Activated' };

    expect(codes(trusted)).toEqual(['apple-passcode-unknown: unknown']);
    expect(codes({ ...trusted, 'apple.passcode-set': true })).toEqual([]);
  });
});

it.each([
  ['refused', ['apple-trust-refused: unknown']],
  ['no-answer', ['apple-trust-timeout: unknown']],
  ['locked', ['apple-locked: unknown']],
  ['blocked', ['apple-trust-blocked: unknown']],
  ['granted', []],
])('trust that is %s says nothing about the device', (trust, expected) => {
  expect(codes({ 'apple.trust': trust })).toEqual(expected);
});

it('every finding about an iPhone goes to somebody who knows', () => {
  const all = found({
    'apple.product-type': 'iPhone10,6',
    'apple.system-version': '15.0',
    'apple.activation': 'Unactivated',
    'apple.trust': 'refused',
    'apple.supervised': true,
  });

  expect(all.every(({ route }) => route !== undefined)).toBe(true);
});

describe('pairing as the organisation', () => {
  const paired = (organisation: string, supervised: boolean) =>
    codes({
      'apple.trust': 'granted',
      'apple.organisation-pairing': organisation,
      'apple.supervised': supervised,
    });

  it('is told when it worked', () => {
    expect(paired('paired', true)).toEqual([
      'apple-paired-by-organisation: ok',
      'apple-supervised: ok',
    ]);
  });

  it('that a managed device did not accept is a question, and of an unmanaged one nothing', () => {
    expect(paired('not-ours', true)).toEqual([
      'apple-supervised-by-another: attention',
      'apple-supervised: ok',
    ]);
    expect(paired('not-ours', false)).toEqual(['apple-not-supervised: ok']);
  });

  it('with an unusable certificate is told with its fault', () => {
    expect(found({ 'apple.organisation-pairing': 'supervision/exposed' })).toMatchObject([
      {
        code: 'apple-supervision-unusable',
        verdict: 'unknown',
        params: { code: 'supervision/exposed' },
      },
    ]);
  });
});
