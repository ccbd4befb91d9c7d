import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { DeviceSummary, Readout } from '../../shared/domain/readout.ts';
import {
  ReaderOf,
  type TestKiosk,
  answeredVisit,
  isOnDisk,
  startKiosk,
  submitted,
  until,
  value,
} from './kiosk-parts.ts';

const phone: DeviceSummary = {
  deviceId: 'sim-1-1',
  portPath: '1-1',
  vendorId: 1,
  productId: 2,
  kind: 'phone',
  vendorName: 'Acme',
  productName: 'Phone',
  simulated: true,
};
const readout: Readout = {
  readoutId: '01936f00-0000-7000-8000-000000000009',
  device: phone,
  startedAt: '2026-11-22T09:00:00.000Z',
  finishedAt: '2026-11-22T09:00:01.000Z',
  complete: true,
  facts: [],
  findings: [],
  probes: [],
};

const iphone = { ...phone, vendorId: 0x05ac, productId: 0x12a8 };
const stick: DeviceSummary = { ...phone, kind: 'storage' };

const secret = 'Geheimzinnige-klachtwoorden';
const minuteMs = 60_000;

let running: TestKiosk;

beforeEach(async () => {
  running = await startKiosk({ reader: new ReaderOf([phone], readout) });
});

afterEach(async () => {
  await running.stop();
});

const onDisk = (words: string): Promise<boolean> => isOnDisk(running.data, words);

const begin = async (): Promise<string> =>
  value(await running.kiosk.handlers['visit.begin']({ by: 'touch', locale: 'nl' })).visitId;

describe('an unfinished visit', () => {
  it('that is started over leaves no byte of what was typed', async () => {
    const { visitId } = await answeredVisit(running.kiosk, secret);
    expect(await onDisk(secret)).toBe(true);

    value(await running.kiosk.handlers['visit.drop']({ visitId, because: 'start-over' }));

    expect(await onDisk(secret)).toBe(false);
    expect(await onDisk('Sam Proef')).toBe(false);
  });

  it('that was left opens only with its resume code', async () => {
    const { visitId, resumeCode } = await answeredVisit(running.kiosk, secret);
    value(await running.kiosk.handlers['visit.drop']({ visitId, because: 'left' }));

    const behind = await running.kiosk.handlers['visit.submit']({ visitId });
    const taken = await running.kiosk.handlers['visit.resume']({ resumeCode });

    expect(behind.ok ? null : behind.fault.code).toBe('visit/closed');
    expect(value(taken).reason?.words).toBe(secret);
    expect((await submitted(running.kiosk, visitId)).visitCode).toBe('K01');
  });

  it('is erased when nobody takes it up in time', async () => {
    const { visitId, resumeCode } = await answeredVisit(running.kiosk, secret);
    value(await running.kiosk.handlers['visit.drop']({ visitId, because: 'left' }));
    await until(
      running.time,
      async () => value(await running.kiosk.handlers['kiosk.state']({})).resumable === 0,
    );

    const taken = await running.kiosk.handlers['visit.resume']({ resumeCode });

    expect(taken.ok ? null : taken.fault.code).toBe('visit/resume-refused');
    expect(await onDisk(secret)).toBe(false);
  });

  it('is never shown after a restart without its code', async () => {
    const { visitId, resumeCode } = await answeredVisit(running.kiosk, secret);
    const { data, time } = running;
    await running.kiosk.stop();
    await running.database.close();
    running = await startKiosk({ data, time });

    const state = value(await running.kiosk.handlers['kiosk.state']({}));
    const behind = await running.kiosk.handlers['visit.answer']({
      visitId,
      step: { type: 'person-asked' },
    });

    expect(state.resumable).toBe(1);
    expect(behind.ok ? null : behind.fault.code).toBe('visit/closed');
    expect(value(await running.kiosk.handlers['visit.resume']({ resumeCode })).visitId).toBe(
      visitId,
    );
  });

  it('cannot be found by guessing codes', async () => {
    const { visitId, resumeCode } = await answeredVisit(running.kiosk, secret);
    value(await running.kiosk.handlers['visit.drop']({ visitId, because: 'left' }));
    for (const guess of ['BBBBB', 'CCCCC', 'DDDDD', 'FFFFF', 'GGGGG']) {
      await running.kiosk.handlers['visit.resume']({ resumeCode: guess });
    }

    const right = await running.kiosk.handlers['visit.resume']({ resumeCode });
    running.time.pass(minuteMs);
    const later = await running.kiosk.handlers['visit.resume']({ resumeCode });

    expect(right.ok ? null : right.fault.code).toBe('visit/resume-refused');
    expect(later.ok).toBe(true);
  });

  it('whose rows are damaged is a fault and not a crash', async () => {
    const { visitId } = await answeredVisit(running.kiosk, secret);
    await running.database.write(async (db) => {
      await db.updateTable('step').set({ document: '{"type":' }).where('seq', '=', 2).execute();
    });

    const answered = await running.kiosk.handlers['visit.submit']({ visitId });

    expect(answered.ok ? null : answered.fault.code).toBe('store/failed');
  });
});

describe('answers of a screen', () => {
  it('with a priority without a reason are refused', async () => {
    const visitId = await begin();

    const answered = await running.kiosk.handlers['visit.answer']({
      visitId,
      step: {
        type: 'urgency-given',
        answers: { since: 'today', canWork: 'yes', affected: 'me', deadline: null },
        proposal: { impact: 3, urgency: 3, priority: 5, reasons: [], argument: 'x' },
      },
    });

    expect(answered.ok ? null : answered.fault.code).toBe('input/invalid');
  });

  it("about a device are stored with the reader's own words", async () => {
    const visitId = await begin();

    const answered = await running.kiosk.handlers['visit.answer']({
      visitId,
      step: {
        type: 'device-decided',
        decision: { choice: 'read', device: { ...phone, productName: 'Something else' } },
      },
    });

    expect(value(answered).decision).toEqual({ choice: 'read', device: phone });
  });

  it('about a device that is not attached are refused', async () => {
    const visitId = await begin();

    const answered = await running.kiosk.handlers['visit.answer']({
      visitId,
      step: {
        type: 'device-decided',
        decision: { choice: 'read', device: { ...phone, deviceId: 'sim-9-9' } },
      },
    });

    expect(answered.ok ? null : answered.fault.code).toBe('device/gone');
  });
});

describe('reading a device', () => {
  it('happens only after its visitor allowed it', async () => {
    const visitId = await begin();

    const early = await running.kiosk.handlers['device.read']({
      visitId,
      deviceId: phone.deviceId,
    });
    value(
      await running.kiosk.handlers['visit.answer']({
        visitId,
        step: { type: 'device-decided', decision: { choice: 'read', device: phone } },
      }),
    );
    const allowed = await running.kiosk.handlers['device.read']({
      visitId,
      deviceId: phone.deviceId,
    });

    expect(early.ok ? null : early.fault.code).toBe('input/invalid');
    expect(value(allowed).draft.readout).toEqual(readout);
  });
});

describe('how long and how deep a device is read', () => {
  it.each([
    ['a phone of another maker', phone, 45_000, false],
    ['an iPhone, whose owner must unlock it and say yes', iphone, 110_000, false],
    ['a phone whose owner must allow debugging', phone, 110_000, true],
    ['a stick where debugging is allowed, which asks nobody', stick, 45_000, true],
  ])('is as much as it takes for %s', async (_what, device, deadlineMs, androidDebugging) => {
    await running.stop();
    const reader = new ReaderOf([device], { ...readout, device });
    running = await startKiosk({ reader, androidDebugging });
    const visitId = await begin();
    const { deviceId } = device;

    value(
      await running.kiosk.handlers['visit.answer']({
        visitId,
        step: { type: 'device-decided', decision: { choice: 'read', device } },
      }),
    );
    value(await running.kiosk.handlers['device.read']({ visitId, deviceId }));

    expect(reader.asked.filter(({ name }) => name === 'device.read')).toEqual([
      { name: 'device.read', input: { deviceId, upTo: 'L2', deadlineMs } },
    ]);
  });
});

describe('a slip', () => {
  it('is printed with the number, and again when asked', async () => {
    await running.stop();
    const prints: number[] = [];
    running = await startKiosk({
      printer: {
        print: (pdf) => {
          prints.push(pdf.length);
          return Promise.resolve(ok(null));
        },
      },
    });
    const { visitId } = await answeredVisit(running.kiosk, secret);

    const receipt = await submitted(running.kiosk, visitId);
    value(await running.kiosk.handlers['slip.print']({ visitId }));

    expect(receipt.printer).toBe('printed');
    expect(prints).toHaveLength(2);
  });

  it('that fails costs the visitor nothing but the paper, and the screen knows', async () => {
    await running.stop();
    running = await startKiosk({
      printer: { print: () => Promise.resolve(err(fault('printer/failed', 'No paper'))) },
    });
    const { visitId } = await answeredVisit(running.kiosk, secret);

    const receipt = await submitted(running.kiosk, visitId);

    expect(receipt).toMatchObject({ visitCode: 'K01', printer: 'failed' });
    expect(value(await running.kiosk.handlers['kiosk.state']({})).printerReady).toBe(false);
  });
});

describe('a photo', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

  it('is known by the hash of its content', async () => {
    const visitId = await begin();

    const attached = await running.kiosk.handlers['visit.attach-photo']({
      visitId,
      jpegBase64: jpeg.toString('base64'),
    });

    expect(value(attached).photoHash).toBe(createHash('sha256').update(jpeg).digest('hex'));
  });

  it('that is no JPEG, or belongs to another visit, is refused', async () => {
    const mine = await begin();
    const other = await begin();
    const text = await running.kiosk.handlers['visit.attach-photo']({
      visitId: mine,
      jpegBase64: Buffer.from('<svg>').toString('base64'),
    });
    const { photoHash } = value(
      await running.kiosk.handlers['visit.attach-photo']({
        visitId: other,
        jpegBase64: jpeg.toString('base64'),
      }),
    );

    const borrowed = await running.kiosk.handlers['visit.answer']({
      visitId: mine,
      step: {
        type: 'reason-given',
        reason: { category: 'mail', triage: {}, words: '', photoHash },
      },
    });

    expect([text.ok, borrowed.ok]).toEqual([false, false]);
  });
});
