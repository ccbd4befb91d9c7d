import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newToken, tokenHash } from '../../desk/auth/token.ts';
import { kioskPrefixes } from '../../desk/queue/visit-code.ts';
import { provisionKiosk } from '../../desk/store/kiosk-store.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import { DeskVisitor } from './desk-visitor.ts';
import { reading, stick } from './exchange-samples.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';

let desk: StartedDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

/** A ticket whose reading names the record of its exchanges. */
async function ticketWith(hex: string, change: Partial<TicketIntake> = {}) {
  const { readout, record, hash } = reading(hex);
  const body = intake({
    decision: { choice: 'read', device: stick },
    readout: { ...readout, exchangesHash: hash },
    ...change,
  });
  const { ticketId } = await desk.kiosk.call('ticket.create', { body });
  const { visitId } = body;
  const { readoutId } = readout;
  return { ticketId, visitId, readoutId, record, hash };
}

describe('the raw exchanges of a reading', () => {
  it('come after their ticket, any number of times, and change nothing of it', async () => {
    const { ticketId, visitId, readoutId, record, hash } = await ticketWith('0badcafe');
    const place = { params: { ticketId, readoutId } };
    const before = await desk.admin.call('ticket.get', { params: { ticketId } });
    const early = await desk.admin.call('exchange.get', place);

    for (let time = 0; time < 2; time += 1) {
      await desk.kiosk.call('exchange.put', { params: { visitId, hash }, body: record });
    }

    expect(early).toEqual({ record: null });
    expect(await desk.admin.call('exchange.get', place)).toEqual({ record });
    expect(await desk.admin.call('ticket.get', { params: { ticketId } })).toEqual(before);
    expect(await readdir(join(desk.dataFolder, 'attachments'))).toEqual([hash]);
  });

  it('with another content than their name are refused', async () => {
    const { ticketId, visitId, readoutId, record, hash } = await ticketWith('01');
    const changed = { ...record, probes: [] };

    const refusal = await desk.kiosk.refusal('exchange.put', {
      params: { visitId, hash },
      body: changed,
    });

    expect(refusal.code).toBe('attachment/hash-mismatch');
    expect(await desk.admin.call('exchange.get', { params: { ticketId, readoutId } })).toEqual({
      record: null,
    });
  });

  it('are taken only from the kiosk that handed the visit over', async () => {
    const { visitId, record, hash } = await ticketWith('02');
    const token = newToken();
    const other = { kioskId: v7(), name: 'Other', tokenHash: tokenHash(token) };
    await desk.desk.context.database.write((db) =>
      provisionKiosk(db, { ...other, at: '2026-11-22T08:00:00.000Z' }, kioskPrefixes()),
    );
    const kiosk = new DeskVisitor(desk.url, { authorization: `Bearer ${token}` });

    const refusal = await kiosk.refusal('exchange.put', {
      params: { visitId, hash },
      body: record,
    });

    expect(refusal.code).toBe('auth/forbidden');
  });

  it('that no reading of the visit names are refused, and of a visit that nobody knows', async () => {
    const { visitId } = await ticketWith('03');
    const stranger = reading('04');
    const put = (of: string) =>
      desk.kiosk.refusal('exchange.put', {
        params: { visitId: of, hash: stranger.hash },
        body: stranger.record,
      });

    expect((await put(visitId)).code).toBe('attachment/unknown');
    expect((await put(v7())).code).toBe('ticket/unknown');
  });

  it('of a confidential ticket do not exist for a technician', async () => {
    const { ticketId, visitId, readoutId, record, hash } = await ticketWith('05', {
      reportType: 'complaint',
    });
    await desk.kiosk.call('exchange.put', { params: { visitId, hash }, body: record });
    const technician = await desk.staff('technician');
    const place = { params: { ticketId, readoutId } };

    expect((await technician.refusal('exchange.get', place)).code).toBe('ticket/unknown');
    expect(await desk.admin.call('exchange.get', place)).toEqual({ record });
  });
});
