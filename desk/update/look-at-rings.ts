import { timestamp } from '../../shared/base/clock.ts';
import { type Verdict, isWatchedEnough, judge } from '../../shared/domain/release/gate.ts';
import { compareRolledOut, isSameKind } from '../../shared/domain/release/rolled-out.ts';
import { type Rollout, opened } from '../../shared/domain/release/rollout.ts';
import { raiseAlert } from '../alert/raise-alert.ts';
import type { DeskContext } from '../desk-context.ts';
import {
  addUpdateEvent,
  decidingRollouts,
  keepRollout,
  lockRollouts,
} from '../store/rollout-store.ts';
import type { Db } from '../store/tables.ts';
import { listReports, updatableKiosks } from '../store/update-report-store.ts';
import { deskDocuments } from './desk-trust.ts';
import { listedIn } from './listed.ts';
import { tellOfHalt } from './tell-of-halt.ts';
import { isUnheard, ringFigures, standingFor } from './ring-figures.ts';

/** What the gate says of a rollout, where something comes of it. */
interface Due {
  readonly rollout: Rollout;
  readonly verdict: Exclude<Verdict, { readonly kind: 'wait' }>;
}

/** Halts what does badly and opens the next ring of what does well. */
export async function lookAtRings(context: DeskContext): Promise<void> {
  // Most of the time nothing comes of it, and then nobody who writes need wait for it.
  const due = await dueNow(context, context.database.read);
  if (due.length > 0) await context.database.write((db) => judgeAll(context, db));
}

/** The same inside a command: call it in the one that took down that a version did not do, so that it halts at once. */
export async function judgeAll(context: DeskContext, db: Db): Promise<void> {
  await lockRollouts(db, context.database.kind);
  for (const { rollout, verdict } of await dueNow(context, db)) {
    if (verdict.kind === 'halt') {
      const halted = { ...rollout, state: 'halted', haltedBecause: verdict.reason } as const;
      await keepRollout(db, halted);
      await note(context, db, halted, 'rollout-halt');
      await tellOfHalt(context, db, halted, null);
      await raiseAlert(context, db, {
        kind: 'rollout-halted',
        kioskId: null,
        name: rollout.version,
      });
    } else {
      const next = opened(rollout, timestamp(context.clock));
      await keepRollout(db, next);
      await note(
        context,
        db,
        rollout,
        next.state === 'complete' ? 'rollout-complete' : 'ring-opened',
      );
    }
  }
}

async function dueNow({ clock }: DeskContext, db: Db): Promise<readonly Due[]> {
  const all = await decidingRollouts(db);
  const rollouts = all.filter((rollout) => !isAtRest(rollout) && !isOutrun(rollout, all));
  if (rollouts.length === 0) return [];
  const nowMs = clock.nowMs();
  const watchedMs = ({ ringAt }: Rollout) => nowMs - Date.parse(ringAt ?? '');
  const mayOpen = (one: Rollout) =>
    one.state === 'running' && isWatchedEnough(one.gate, watchedMs(one));
  // Bad figures halt whichever kiosks they are of: only who opens a ring must know which ones it waits for.
  const kiosks = rollouts.some(mayOpen) ? await updatableKiosks(db) : [];
  const reports = await listReports(db);
  const listed = listedIn((await deskDocuments(db))?.targets?.document);
  return rollouts.flatMap((rollout) => {
    const waitedFor = mayOpen(rollout) ? kiosks : [];
    const standing = standingFor(rollout, waitedFor, reports, listed, nowMs);
    const figures = ringFigures(rollout, standing.counted, reports);
    const isSilent = isUnheard(rollout, standing);
    const verdict = judge(rollout.gate, figures, watchedMs(rollout), isSilent);
    return verdict.kind === 'wait' ? [] : [{ rollout, verdict }];
  });
}

/** A version that is everywhere is still watched; what stands still is not. */
function isAtRest({ state }: Rollout): boolean {
  return state !== 'running' && state !== 'complete';
}

/** A newer version is everywhere: nobody runs this one, and what the newer one does better is no fault of it. */
export function isOutrun({ state, version }: Rollout, all: readonly Rollout[]): boolean {
  const isNewer = (one: Rollout) =>
    one.state === 'complete' &&
    isSameKind(one.version, version) &&
    compareRolledOut(one.version, version) > 0;
  return state === 'complete' && all.some(isNewer);
}

async function note(
  context: DeskContext,
  db: Db,
  { version, haltedBecause }: Rollout,
  what: 'rollout-halt' | 'ring-opened' | 'rollout-complete',
): Promise<void> {
  await addUpdateEvent(db, {
    eventId: context.newId(),
    at: timestamp(context.clock),
    actor: 'gate',
    actorId: null,
    what,
    subject: version,
    because: what === 'rollout-halt' ? haltedBecause : null,
    note: '',
  });
}
