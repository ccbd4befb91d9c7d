import { mkdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { ticketProof } from '../../main/desk/desk-client.ts';
import { type HostileFeed, hostileFeed } from './hostile-feed.ts';
import { bundleOf, releaseOf, rootEnvelope, sampleKeys, sampleNowMs } from './release-samples.ts';
import { type UpdateKiosk, outcomeOf, updateKiosk } from './update-kiosk.ts';
import { writeSlot } from './write-slot.ts';

const keys = sampleKeys();
const kioskId = '01940000-0000-7000-8000-000000000001';
const content = Buffer.alloc(200_000, 'version 0.2.0 ');
const release = releaseOf('0.2.0', content);

describe('a kiosk that has an update ready', () => {
  let feed: HostileFeed;
  let kiosk: UpdateKiosk;
  let isVisited: boolean;
  let wallTime: string;
  beforeEach(async () => {
    isVisited = false;
    wallTime = '23:00';
    feed = await hostileFeed();
    kiosk = await updateKiosk({
      url: feed.url,
      proof: ticketProof('a token of a kiosk that is long enough'),
      kioskId,
      root: rootEnvelope(keys),
      nowMs: () => sampleNowMs,
      isVisited: () => isVisited,
      wallTime: () => wallTime,
    });
    feed.says(bundleOf(keys, kioskId, release));
    feed.gives(content);
  });
  afterEach(async () => {
    await kiosk.stop();
    await feed.stop();
  });

  it('installs it neither while somebody stands there nor outside its window', async () => {
    isVisited = true;
    await outcomeOf(kiosk);
    isVisited = false;
    wallTime = '12:00';
    await outcomeOf(kiosk);
    const before = [await kiosk.program(), kiosk.restarts()];
    wallTime = '05:59';
    await outcomeOf(kiosk);

    expect(before).toEqual(['version 0.1.0', 0]);
    expect([await kiosk.program(), kiosk.restarts()]).toEqual([content.toString(), 1]);
    // Downloaded once; afterwards it only waited.
    expect(feed.ranges).toEqual(['']);
  });

  it('installs nothing in place of the version before while its own is on trial', async () => {
    await kiosk.slots.mark({ slot: 'a', trialStarts: 1 });
    const waiting = [await outcomeOf(kiosk), await kiosk.program(), kiosk.restarts()];

    await kiosk.slots.mark({ slot: 'a', trialStarts: null });
    await outcomeOf(kiosk);

    expect(waiting).toEqual(['install', 'version 0.1.0', 0]);
    expect([await kiosk.program(), kiosk.restarts()]).toEqual([content.toString(), 1]);
  });

  it('keeps the version before when the disk does not take another one', async () => {
    await writeSlot(kiosk.slots, 'b', '0.0.9', Buffer.from('version 0.0.9'));
    // No program can be written where a folder lies in its way.
    await mkdir(`${kiosk.slots.programOf('b')}.next`);

    const done = await outcomeOf(kiosk);

    expect([done, await kiosk.slots.isWhole('b')]).toEqual(['store/failed', true]);
  });

  it('does not install what the desk took back while it was downloaded', async () => {
    feed.gives((_request, response) => {
      feed.says(
        bundleOf(keys, kioskId, release, { director: { version: 2, directive: { do: 'stay' } } }),
      );
      response.end(content);
    });

    const done = await outcomeOf(kiosk);

    expect([done, await kiosk.program(), kiosk.restarts()]).toEqual(['stay', 'version 0.1.0', 0]);
  });

  it('says beside that version that it cannot install it, also while it waits for the next try', async () => {
    await kiosk.stop();
    const told: unknown[] = [];
    kiosk = await updateKiosk({
      url: feed.url,
      proof: ticketProof('a token of a kiosk that is long enough'),
      kioskId,
      root: rootEnvelope(keys),
      nowMs: () => sampleNowMs,
      wallTime: () => wallTime,
      install: () => Promise.resolve(err(fault('update/not-installable', 'Too old'))),
      desk: {
        call: (_name, { body }) => {
          told.push(body);
          return Promise.resolve(ok({} as never));
        },
      },
    });

    const first = await outcomeOf(kiosk);
    wallTime = '12:00';
    await outcomeOf(kiosk);

    const said = { version: '0.2.0', state: 'ready' };
    const cannot = { ...said, reason: 'update/not-installable' };
    expect(first).toBe('update/not-installable');
    expect(told.filter((one) => JSON.stringify(one).includes('"ready"'))).toMatchObject([
      { ...said, reason: null },
      cannot,
      cannot,
    ]);
    // Its own version is as well as it was.
    expect(JSON.stringify(told)).not.toContain('0.1.0');
  });

  it('goes back to the version that it kept when the desk says so', async () => {
    await outcomeOf(kiosk);
    await kiosk.stop();
    kiosk = await updateKiosk({
      url: feed.url,
      proof: ticketProof('a token of a kiosk that is long enough'),
      kioskId,
      root: rootEnvelope(keys),
      nowMs: () => sampleNowMs,
      version: '0.2.0',
      previous: '0.1.0',
    });
    feed.says(
      bundleOf(keys, kioskId, release, {
        director: { version: 2, directive: { do: 'return', from: '0.2.0' } },
      }),
    );

    const done = await outcomeOf(kiosk);

    expect([done, await kiosk.program(), kiosk.restarts()]).toEqual(['return', 'version 0.1.0', 1]);
    expect(await kiosk.slots.returned()).toEqual({ version: '0.2.0', reason: 'told' });
  });
});
