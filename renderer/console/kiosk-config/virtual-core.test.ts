import { expect, it } from 'vitest';
import { kioskConfigSchema } from '../../../shared/domain/kiosk-config.ts';
import { shownOf } from '../../kiosk/flow/model.ts';
import { createFlow, kioskKnown } from '../../kiosk/run-flow.ts';
import type { Tap } from '../../kiosk/flow/happening.ts';
import { kioskStateOf } from './kiosk-state-of.ts';
import { createVirtualCore } from './virtual-core.ts';

const now = '2026-11-27T09:00:00.000Z';
const config = kioskConfigSchema.parse({
  errands: ['problem'],
  categories: { incident: ['wifi', 'something-else'] },
});

/** A virtual kiosk whose screen is known, and a visitor whose taps have all been answered. */
async function played(...taps: readonly Tap[]) {
  const clock = { nowMs: () => Date.parse(now) };
  const flow = createFlow(createVirtualCore(kioskStateOf(config), now), clock);
  const stop = flow.start();
  await kioskKnown(flow, 1000);
  for (const tap of taps) {
    flow.dispatch(tap);
    // Every answer comes in a turn of its own.
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
  }
  stop();
  return flow.model();
}

it('begins at the first screen, with the tiles of the configuration', async () => {
  const model = await played();

  expect(model.screen).toEqual({ at: 'attract' });
  expect(shownOf(model).errands).toEqual(['problem']);
});

it('goes from the tile to the topics of the configuration', async () => {
  const model = await played(
    { type: 'errand-chosen', errand: 'problem' },
    { type: 'check-in-way-chosen', how: 'guest' },
    { type: 'identified', identification: { by: 'guest', name: 'Sam', contact: '06' } },
  );

  expect(model.screen.at).toBe('category');
  expect(model.draft?.visitor).toEqual({ kind: 'guest', name: 'Sam', contact: '06' });
  expect(shownOf(model).categories.incident).toEqual(['wifi', 'something-else']);
});
