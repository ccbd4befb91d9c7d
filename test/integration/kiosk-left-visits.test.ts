import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../main/log/log.ts';
import { OutboxStore } from '../../main/store/outbox-store.ts';
import { Sweeper } from '../../main/store/sweeper.ts';
import { VisitStore } from '../../main/store/visit-store.ts';
import { isJustServed } from '../../main/visit/just-served.ts';
import { usualConfig } from '../../shared/domain/kiosk-config.ts';
import { ManualTime } from '../lab/manual-timer.ts';
import {
  type TestKiosk,
  answeredVisit,
  isOnDisk,
  startKiosk,
  submitted,
  value,
} from './kiosk-parts.ts';

const minuteMs = 60_000;
const secret = 'Geheimzinnige-klachtwoorden';

let running: TestKiosk;

beforeEach(async () => {
  running = await startKiosk();
});

afterEach(async () => {
  await running.stop();
});

/** Lets so many minutes pass and sweeps at their end. */
async function sweptAfter(minutes: number): Promise<void> {
  running.time.pass(minutes * minuteMs);
  const sweeper = new Sweeper({
    clock: running.time,
    timer: new ManualTime(),
    log: silentLog,
    config: () => usualConfig,
    database: running.database,
    visitStore: new VisitStore(running.database),
    outboxStore: new OutboxStore(running.database),
    onSwept: () => Promise.resolve(),
  });
  await sweeper.start();
  await sweeper.stop();
}

async function startAgain(): Promise<void> {
  const { data, time } = running;
  await running.kiosk.stop();
  await running.database.close();
  running = await startKiosk({ data, time });
}

const isTakenUp = async (resumeCode: string): Promise<boolean> =>
  (await running.kiosk.handlers['visit.resume']({ resumeCode })).ok;

describe('a visit that its visitor is busy with', () => {
  it('stays, however long he reads and answers nothing', async () => {
    const { visitId } = await answeredVisit(running.kiosk, secret);

    await sweptAfter(3 * 60);

    expect((await submitted(running.kiosk, visitId)).visitCode).toBe('K01');
  });

  it('goes when nothing was answered for longer than anybody stands there', async () => {
    const { resumeCode } = await answeredVisit(running.kiosk, secret);

    await sweptAfter(4 * 60);

    expect(await isTakenUp(resumeCode)).toBe(false);
    expect(await isOnDisk(running.data, secret)).toBe(false);
  });
});

describe('a visit that was left', () => {
  it.each<readonly [string, (visitId: string) => Promise<unknown>]>([
    [
      'by its visitor',
      async (visitId) =>
        value(await running.kiosk.handlers['visit.drop']({ visitId, because: 'left' })),
    ],
    ['by its page', () => running.kiosk.screenGone()],
    ['by a program that ended', startAgain],
  ])('%s is erased when nobody takes it up in time', async (_by, leave) => {
    const { visitId, resumeCode } = await answeredVisit(running.kiosk, secret);

    await leave(visitId);
    await sweptAfter(usualConfig.resumeMinutes);

    expect(await isTakenUp(resumeCode)).toBe(false);
    expect(await isOnDisk(running.data, secret)).toBe(false);
  });

  it('by its page waits from then on, and not anew for the next page that goes', async () => {
    const { resumeCode } = await answeredVisit(running.kiosk, secret);
    await sweptAfter(60);

    await running.kiosk.screenGone();
    await sweptAfter(usualConfig.resumeMinutes - 1);
    const waited = await isOnDisk(running.data, secret);
    await running.kiosk.screenGone();
    await sweptAfter(1);

    expect(waited).toBe(true);
    expect(await isTakenUp(resumeCode)).toBe(false);
  });
});

describe('a kiosk whose clock ran a year ahead and was set right', () => {
  const setRight = () => running.time.pass(-365 * 24 * 60 * minuteMs);

  it('erases a visit that was left before that, in time', async () => {
    const { resumeCode } = await answeredVisit(running.kiosk, secret);
    await running.kiosk.screenGone();

    setRight();
    await sweptAfter(0);
    const isKept = await isOnDisk(running.data, secret);
    await sweptAfter(usualConfig.resumeMinutes);

    expect(isKept).toBe(true);
    expect(await isTakenUp(resumeCode)).toBe(false);
    expect(await isOnDisk(running.data, secret)).toBe(false);
  });

  it('forgets the number of a visit, and that somebody has just been served', async () => {
    const { visitId } = await answeredVisit(running.kiosk, secret);
    await submitted(running.kiosk, visitId);
    const receipts = () => running.database.read.selectFrom('receipt').selectAll().execute();

    setRight();
    await sweptAfter(0);
    const before = await receipts();
    await sweptAfter(usualConfig.resumeMinutes);

    expect(before).toHaveLength(1);
    expect(await receipts()).toEqual([]);
    expect(await isJustServed(new VisitStore(running.database), running.time, usualConfig)).toBe(
      false,
    );
  });
});
