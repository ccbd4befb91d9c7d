import { describe, expect, it } from 'vitest';
import type { DeviceSummary, Fact } from '../../../shared/domain/readout.ts';
import { promptFace } from './prompt-face.ts';

function device(kind: DeviceSummary['kind'], vendorId: number): DeviceSummary {
  return {
    deviceId: 'usb-1-1-1',
    portPath: '1-1',
    vendorId,
    productId: 0x12a8,
    kind,
    vendorName: null,
    productName: null,
    simulated: true,
  };
}

function fact(key: string, value: string): Fact {
  return {
    key,
    value,
    unit: null,
    probe: 'iphone-untrusted',
    layer: 'L0',
    confidence: 'reported',
    readAt: '2026-11-26T09:00:00.000Z',
    durationMs: 1,
  };
}

const iphone = device('phone', 0x05ac);
const trusting = (model: string, version: string) =>
  promptFace(iphone, 'trust', [
    fact('apple.product-type', model),
    fact('apple.system-version', version),
  ]);

describe('the picture of a prompt', () => {
  it('has the passcode behind "Trust" since iOS 11', () => {
    expect([
      trusting('iPhone14,5', '26.1'),
      trusting('iPhone9,1', '11.0'),
      trusting('iPhone9,1', '10.3.4'),
    ]).toMatchObject([
      { shows: 'trust-then-passcode' },
      { shows: 'trust-then-passcode' },
      { shows: 'trust' },
    ]);
  });

  it.each([
    ['iPhone10,1', 'home-button'],
    ['iPhone10,3', 'all-screen'],
    ['iPhone10,6', 'all-screen'],
    ['iPhone11,2', 'all-screen'],
    ['iPhone12,8', 'home-button'],
    ['iPhone14,6', 'home-button'],
    ['iPhone18,1', 'all-screen'],
    ['nonsense', 'all-screen'],
  ])('of %s has the body %s', (model, body) => {
    expect(trusting(model, '15.0')).toMatchObject({ body });
  });

  it('of a tablet is a tablet, and what nothing was read of is as new as any', () => {
    expect(promptFace(device('tablet', 0x05ac), 'unlock')).toEqual({
      on: 'iphone',
      body: 'tablet',
      shows: 'unlock',
    });
    expect(promptFace(iphone, 'trust')).toEqual({
      on: 'iphone',
      body: 'all-screen',
      shows: 'trust-then-passcode',
    });
    expect(promptFace(device('phone', 0x18d1), 'trust')).toEqual({ on: 'android', shows: 'trust' });
  });
});
