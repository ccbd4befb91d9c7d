import { expect, it } from 'vitest';
import { newKiosk } from './desk-kiosks.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { makeReady } from './make-ready.ts';
import { type preparationSteps, readoutAt, scan, troubles } from './preparation-steps.ts';
import type { StartedDesk } from './start-desk.ts';

const hour = 3_600_000;

/** What a preparation makes of readings, whatever the database of the desk. */
export function restsOnReadings({
  desk,
  mila,
  nowMs,
  pass,
  ...hands
}: ReturnType<typeof preparationSteps> & {
  readonly desk: () => StartedDesk;
  readonly mila: () => DeskVisitor;
  readonly nowMs: () => number;
  /** Moves the clock of the test on. */
  readonly pass: (ms: number) => void;
}): void {
  const { newAsset, prepare, now, give, finishing, readAs } = hands;

  it('of a phone rests on a reading of this very phone, and no longer than it is fresh', async () => {
    const phone = await newAsset('phone');
    const begun = await prepare(phone);
    await give(begun, 'label', scan(phone, null));
    await readAs(phone, 90, false);
    const ofAnother = troubles(await now(phone));
    await readAs(phone, 90);
    const read = await now(phone);
    pass(25 * hour);
    const later = troubles(await now(phone));
    await readAs(phone, 12);
    const low = await mila().refusal('preparation.finish', await finishing(phone, begun));
    await give(begun, 'battery', { kind: 'figure', value: 100 });
    const said = troubles(await now(phone));
    pass(60_000);
    await readAs(phone, 95);

    const { asset } = await mila().call('preparation.finish', await finishing(phone, begun));

    expect(ofAnother).toMatchObject({ label: 'number-missing', battery: 'nothing' });
    expect(troubles(read)).toEqual({
      label: null,
      version: null,
      enrolment: null,
      encryption: null,
      battery: null,
    });
    expect(read?.states[4]?.proof).toMatchObject({
      by: 'reading',
      key: 'battery.level',
      value: 90,
    });
    expect(later['battery']).toBe('too-old');
    expect(low.detail).toBe('Not so: battery (not-so)');
    expect(said['battery']).toBe('not-so');
    expect(asset.state).toBe('ready');
  });

  it('hears of a reading that the counter asked for', async () => {
    const phone = await newAsset('phone');
    const { kioskId, visitor } = await newKiosk(desk());
    const ticketId = await readAs(phone, 12);
    const begun = await prepare(phone);
    await give(begun, 'label', scan(phone));
    await mila().call('ticket.ask-kiosk', {
      params: { ticketId },
      body: { kind: 'read-again', kioskId },
    });
    const { requests } = await visitor.call('kiosk.requests', {});
    const params = { requestId: requests[0]?.requestId ?? '' };
    pass(60_000);
    const readout = readoutAt(phone, 77, nowMs());
    await visitor.call('kiosk.request-answer', { params, body: { outcome: 'read', readout } });

    const { preparation } = await mila().call('preparation.finish', await finishing(phone, begun));

    expect(preparation.states[4]?.proof).toMatchObject({
      readingId: readout.readoutId,
      value: 77,
    });
  });

  it('takes no reading from before a device was wiped', async () => {
    const phone = await newAsset('phone');
    await readAs(phone, 90);
    const lead = await desk().staff('lead', 'Noor');
    const { assetId } = phone;
    let { version } = await makeReady(lead, await lead.call('asset.get', { params: { assetId } }));
    for (const move of [
      { to: 'issued', holder: { name: 'Sam', staffNumber: null } },
      { to: 'returned' },
      { to: 'wiped', wipeProof: 'Certificaat 12' },
    ] as const) {
      pass(60_000);
      ({ version } = await lead.call('asset.move', {
        params: { assetId },
        body: { version, ...move },
      }));
    }

    await prepare(phone);

    expect(troubles(await now(phone))).toMatchObject({
      battery: 'nothing',
      enrolment: 'nothing',
    });
  });
}
