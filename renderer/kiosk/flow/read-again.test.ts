import { describe, expect, it } from 'vitest';
import type { Model } from './model.ts';
import { next } from './next.ts';
import { attract, phone, play, readoutOf } from './played.test-support.ts';

describe('reading again a device whose reading is on screen', () => {
  const back = { ...phone, deviceId: 'dev-7' };
  const begun = play(attract, { type: 'errand-chosen', errand: 'problem' });
  const result: Model = {
    ...begun,
    devices: [phone],
    screen: { at: 'device-result', readout: readoutOf(phone) },
  };
  const readAgain = (model: Model) => next(model, { type: 'reading-repeated' });

  it('reads it when it stayed where it was', () => {
    const { model, commands } = readAgain(result);

    expect(model.screen).toMatchObject({ at: 'device-reading', device: phone });
    expect(commands.map(({ call }) => call)).toEqual(['device.read']);
  });

  it('asks for the one that came back under another name, and does not say that it is unplugged', () => {
    const replugged = play(
      result,
      { type: 'device-detached', deviceId: phone.deviceId },
      { type: 'device-attached', device: back },
    );

    const { model, commands } = readAgain(replugged);

    expect(model.screen).toEqual({ at: 'device-consent', device: back });
    expect(commands).toEqual([]);
  });
});
