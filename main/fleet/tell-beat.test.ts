import { expect, it } from 'vitest';
import { fault, type FaultCode } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { type Heartbeat, heartbeatSchema } from '../../shared/domain/fleet/heartbeat.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import { tellBeat } from './tell-beat.ts';

const day = { day: '2026-11-23', port: '1-2', data: 1, read: 1, noData: 0, lastTrouble: null };
const plain: Heartbeat = {
  version: '1.0.0',
  configVersion: null,
  upSeconds: 1,
  readerFault: null,
  readerCrashes: 0,
  diskFreeBytes: 1,
  memoryBytes: 1,
  clockSkewMs: null,
  printer: 'ready',
  outboxLength: 0,
  outboxAgeSeconds: 0,
  lastVisitAt: null,
  locked: false,
};
const withPorts: Heartbeat = { ...plain, ports: [day] };

/** A desk that takes what its schema knows, and refuses the rest with a code. */
function desk(knows: (beat: unknown) => boolean, refusal: FaultCode) {
  const heard: unknown[] = [];
  const call = (_name: string, { body }: { readonly body: { readonly beat: unknown } }) => {
    heard.push(body.beat);
    return Promise.resolve(knows(body.beat) ? ok({ commands: [] }) : err(fault(refusal, '')));
  };
  // The one call that a heartbeat makes.
  return { heard, call: call as unknown as DeskClient['call'] };
}

const olderSchema = heartbeatSchema.omit({ ports: true, pack: true });
const older = (beat: unknown) => olderSchema.safeParse(beat).success;

it('tells an older desk once more, without ports', async () => {
  const olderDesk = desk(older, 'input/invalid');

  const told = await tellBeat(olderDesk, { beat: withPorts, selfTest: null });

  expect(told).toMatchObject({ without: ['ports'], reply: { ok: true } });
  expect(olderDesk.heard).toEqual([withPorts, plain]);
});

it('leaves out no more than a desk does not know', async () => {
  const told: Heartbeat = { ...withPorts, pack: { running: 3, refused: null } };
  const fromBetween = heartbeatSchema.omit({ pack: true });
  const between = desk((beat) => fromBetween.safeParse(beat).success, 'input/invalid');
  const before = desk(older, 'input/invalid');

  const first = await tellBeat(between, { beat: told, selfTest: null });
  const second = await tellBeat(before, { beat: told, selfTest: null });

  expect([first.without, second.without]).toEqual([['pack'], ['pack', 'ports']]);
  expect(between.heard).toEqual([told, withPorts]);
  expect(before.heard).toEqual([told, withPorts, plain]);
});

it('tells a desk that knows ports once', async () => {
  const newDesk = desk((beat) => heartbeatSchema.safeParse(beat).success, 'input/invalid');

  const told = await tellBeat(newDesk, { beat: withPorts, selfTest: null });

  expect(told).toMatchObject({ without: [], reply: { ok: true } });
  expect(newDesk.heard).toEqual([withPorts]);
});

it.each([
  ['desk/unreachable', withPorts],
  ['input/invalid', plain],
] as const)('asks no second time after %s when that is not about ports', async (code, beat) => {
  const away = desk(() => false, code);

  const told = await tellBeat(away, { beat, selfTest: null });

  expect(told).toMatchObject({ without: [], reply: { ok: false } });
  expect(away.heard).toEqual([beat]);
});
