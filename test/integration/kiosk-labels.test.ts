import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kioskSettingsSchema } from '../../main/config/settings.ts';
import { deviceIdentity } from '../../shared/domain/device-identity.ts';
import { type TestKiosk, isOnDisk, startKiosk, submitted, value } from './kiosk-parts.ts';

let running: TestKiosk;

beforeEach(async () => {
  running = await startKiosk({
    settings: kioskSettingsSchema.parse({ assetTagPicture: 'LT-######' }),
  });
});

afterEach(async () => {
  await running.stop();
});

/** A visit for a problem, as far as the device. */
async function visitAtDevice(): Promise<string> {
  const { handlers } = running.kiosk;
  const { visitId } = value(await handlers['visit.begin']({ by: 'touch', locale: 'nl' }));
  value(
    await handlers['visit.answer']({
      visitId,
      step: { type: 'errand-chosen', errand: 'handover' },
    }),
  );
  value(
    await handlers['visit.identify']({
      visitId,
      identification: { by: 'guest', name: 'Sam Proef', contact: '0612345678' },
    }),
  );
  value(
    await handlers['visit.answer']({
      visitId,
      step: {
        type: 'reason-given',
        reason: { category: 'something-else', triage: {}, words: '', photoHash: null },
      },
    }),
  );
  return visitId;
}

const read = (visitId: string, ...texts: readonly string[]) =>
  running.kiosk.handlers['label.read']({
    visitId,
    labels: texts.map((text) => ({ text, way: 'typed' })),
  });

describe('a label in place of a cable', () => {
  it('becomes the readout of the visit, with decision and all, and the visit can be handed over', async () => {
    const visitId = await visitAtDevice();

    const { readout, draft } = value(await read(visitId, 'LT-004821', '2000-0142 73484'));

    expect(readout).toMatchObject({
      complete: true,
      device: { kind: 'laptop', vendorId: 0, productId: 0, vendorName: 'Dell', simulated: true },
      findings: [{ code: 'label-disk-failed', verdict: 'fault' }],
      probes: [{ probe: 'label-scan', layer: 'L0', fault: null }],
    });
    expect(readout.facts.find((fact) => fact.key === 'label.asset-tag')).toMatchObject({
      value: 'LT-004821',
      confidence: 'reported',
    });
    expect(draft.decision).toEqual({ choice: 'read', device: readout.device });
    expect(draft.readout).toEqual(readout);
    expect((await submitted(running.kiosk, visitId)).visitCode).toBe('K01');
  });

  it('is refused with a number that does not fit, and the visit stays as it was', async () => {
    const visitId = await visitAtDevice();

    const refused = await read(visitId, '490154203237519');

    expect(refused).toMatchObject({ ok: false, fault: { code: 'identifier/wrong-check-digit' } });
    expect(refused.ok ? '' : refused.fault.detail).not.toContain('490154203237519');
    expect(await isOnDisk(running.data, '490154203237519')).toBe(false);
  });

  it('leaves out what is no label as long as something is', async () => {
    const visitId = await visitAtDevice();

    const { readout } = value(await read(visitId, 'https://example.org/menu', 'LAB0001'));

    expect(readout.facts.map((fact) => fact.key)).toEqual([
      'label.way',
      'label.serial',
      'label.looks-like',
    ]);
    expect(await isOnDisk(running.data, 'example.org')).toBe(false);
  });

  it('never writes the number of a radio whole', async () => {
    const visitId = await visitAtDevice();

    value(await read(visitId, '490154203237518'));

    expect(await isOnDisk(running.data, '490154203237518')).toBe(false);
  });

  it('replaces an earlier label, and goes with a visit that is started over', async () => {
    const visitId = await visitAtDevice();
    value(await read(visitId, 'LAB0001'));
    const { draft } = value(await read(visitId, 'LAB0002'));
    expect(deviceIdentity(draft.readout)).toBe('label.serial:LAB0002');

    value(await running.kiosk.handlers['visit.drop']({ visitId, because: 'start-over' }));

    expect(await isOnDisk(running.data, 'LAB0002')).toBe(false);
    expect(await read(visitId, 'LAB0001')).toMatchObject({ ok: false });
  });
});
