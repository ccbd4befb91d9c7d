import { describe, expect, it } from 'vitest';
import { fault } from '../../../shared/base/fault.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { DeskClient } from '../../desk-link/desk-client.ts';
import type { PutPart } from './put-part.ts';
import { type SendStep, sendRelease } from './send-release.ts';

const name = 'balie-0.2.0.AppImage';
const size = 10 * 1024 * 1024;
const sha512 = 'a'.repeat(128);
const program = new File([new Uint8Array(size)], name);
const document = (type: string) =>
  new File([JSON.stringify({ signed: JSON.stringify({ type }), signatures: [] })], `${type}.json`);

/** A desk that lists one release, of which so much is here. */
function deskWith(received: number, put: PutPart) {
  const calls: string[] = [];
  const steps: SendStep[] = [];
  const desk = { received, isHere: false };
  const call = (route: string) => {
    calls.push(route);
    const releases = [{ ...desk, file: { name, size, sha512 } }];
    return Promise.resolve(ok(route === 'update.overview' ? { releases, packs: [] } : {}));
  };
  return {
    calls,
    steps,
    desk,
    send: (files: readonly File[], stopped = new AbortController().signal) =>
      sendRelease(files, {
        // Only what is read of the answers is there.
        desk: { call } as unknown as DeskClient,
        putPart: put,
        wait: () => Promise.resolve(),
        onStep: (step) => steps.push(step),
        stopped,
      }),
  };
}

describe('sending a release', () => {
  it('gives the root, then the list, then the file in parts from where it stopped', async () => {
    const from: number[] = [];
    const { calls, steps, send } = deskWith(1024, (_sha512, at, bytes) => {
      from.push(at);
      const received = at + bytes.size;
      return Promise.resolve(ok({ received, isWhole: received === size }));
    });

    const isDone = await send([program, document('targets'), document('root')]);

    expect(isDone).toBe(true);
    expect(calls).toEqual(['update.put-root', 'update.put-targets', 'update.overview']);
    expect(from).toEqual([1024, 4_195_328, 8_389_632]);
    expect(steps.map(({ is }) => is)).toEqual([
      'document',
      'document',
      'sending',
      'sending',
      'checking',
      'whole',
    ]);
  });

  it('goes on by itself after the desk was away for a moment, from what came in', async () => {
    const from: number[] = [];
    const lab = deskWith(0, (_sha512, at, bytes) => {
      from.push(at);
      if (from.length === 1) {
        lab.desk.received = 99;
        return Promise.resolve(err(fault('desk/unreachable', 'cut off')));
      }
      const received = at + bytes.size;
      return Promise.resolve(ok({ received, isWhole: received === size }));
    });

    expect(await lab.send([program])).toBe(true);
    expect(from.slice(0, 2)).toEqual([0, 99]);
  });

  it('gives up when the desk stays away, and at once when somebody breaks off', async () => {
    let tries = 0;
    const away: PutPart = () => {
      tries += 1;
      return Promise.resolve(err(fault('desk/unreachable', 'away')));
    };
    const stopped = AbortSignal.abort();

    const ends = [await deskWith(0, away).send([program])];
    const triesAlone = tries;
    ends.push(await deskWith(0, away).send([program], stopped));

    expect(ends).toEqual([false, false]);
    expect([triesAlone, tries - triesAlone]).toEqual([5, 1]);
  });

  it('says which file is not what the list names, or no document at all', async () => {
    const never: PutPart = () => Promise.reject(new Error('Nothing is to be sent'));
    const other = deskWith(0, never);
    const garbled = deskWith(0, never);

    await other.send([new File(['x'], name)]);
    await garbled.send([new File(['{}'], 'targets.json')]);

    expect(other.steps).toEqual([{ is: 'not-listed', name }]);
    expect(garbled.steps).toMatchObject([
      { is: 'refused', name: 'targets.json', fault: { code: 'update/garbled' } },
    ]);
  });
});
