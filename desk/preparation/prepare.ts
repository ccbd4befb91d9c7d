import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { moveRefusal } from '../../shared/domain/asset-lifecycle.ts';
import type { Asset } from '../../shared/domain/asset.ts';
import { type CheckEvidence, fits } from '../../shared/domain/preparation/evidence.ts';
import type { Preparation } from '../../shared/domain/preparation/preparation.ts';
import { isReady } from '../../shared/domain/preparation/readiness.ts';
import { minutesOf } from '../../shared/domain/procedure.ts';
import type { DeskContext } from '../desk-context.ts';
import { queuesOf } from '../queue/visibility.ts';
import { moverOf } from '../register/mover-of.ts';
import { numbersIn } from '../register/scanned-code.ts';
import { assetToChange, moveAsset } from '../store/asset-change.ts';
import {
  checksOfType,
  endPreparation,
  insertEvidence,
  insertPreparation,
  lastPreparation,
} from '../store/preparation-store.ts';
import { asItIsNow, isOver, openPreparation, statesNow } from './prepared.ts';

/** Begins to prepare an asset that may become ready; one that goes on is answered as it is. */
export function startPreparation(
  context: DeskContext,
  session: Session,
  assetId: string,
): Promise<Result<Preparation, Fault>> {
  const { database, clock, newId } = context;
  return database.write(async (db) => {
    const asset = await assetToChange(db, database.kind, assetId, null);
    if (!asset.ok) return asset;
    const running = await lastPreparation(db, assetId);
    if (running !== null && running.ended === null) {
      return asItIsNow(context, db, running, queuesOf(session.role));
    }
    const preparationId = newId();
    const refusal = moveRefusal(asset.value, moverOf(session.role), {
      to: 'ready',
      preparation: { preparationId, allHold: true },
    });
    if (refusal !== null) return err(refusal);
    const { type } = asset.value;
    const checks = await checksOfType(db, type);
    if (checks === null) throw new Error(`The desk has no checks of a ${type}`);
    const startedAt = timestamp(clock);
    const isFirst = await insertPreparation(db, {
      preparation_id: preparationId,
      asset_id: assetId,
      type,
      checks_version: checks.version,
      started_by: session.name,
      started_by_id: session.accountId,
      started_at: startedAt,
    });
    if (!isFirst) throw new Error('Another preparation began while the asset was locked');
    const begun = { preparationId, assetId, startedBy: session.name, startedAt, checks };
    return asItIsNow(context, db, { ...begun, states: [], ended: null }, queuesOf(session.role));
  });
}

/** Writes down what somebody saw or scanned for one check. */
export function giveEvidence(
  context: DeskContext,
  session: Session,
  preparationId: string,
  said: { readonly checkId: string; readonly evidence: CheckEvidence },
): Promise<Result<Preparation, Fault>> {
  const { database, clock, newId } = context;
  return database.write(async (db) => {
    const open = await openPreparation(db, preparationId);
    if (!open.ok) return open;
    const check = open.value.checks.checks.find(({ checkId }) => checkId === said.checkId);
    if (check === undefined || !fits(check, said.evidence)) {
      return err(fault('input/invalid', 'This does not tell of a check of this preparation'));
    }
    await insertEvidence(db, {
      evidence_id: newId(),
      preparation_id: preparationId,
      check_id: said.checkId,
      evidence: JSON.stringify(plain(said.evidence)),
      by: session.name,
      by_id: session.accountId,
      at: timestamp(clock),
    });
    return asItIsNow(context, db, open.value, queuesOf(session.role));
  });
}

/** A maker's label may hold more than the number; what is kept is the number. */
function plain(evidence: CheckEvidence): CheckEvidence {
  if (evidence.kind !== 'label' || evidence.number === null) return evidence;
  return { ...evidence, number: numbersIn(evidence.number).numbers.at(-1) ?? evidence.number };
}

/**
 * Ready for use: the desk looks at every check itself, at this moment, and moves the asset in the same
 * command. What a browser thinks of the checks is not asked.
 */
export function finishPreparation(
  context: DeskContext,
  session: Session,
  preparationId: string,
  version: number,
): Promise<Result<{ readonly preparation: Preparation; readonly asset: Asset }, Fault>> {
  const { database, clock, newId } = context;
  return database.write(async (db) => {
    const open = await openPreparation(db, preparationId);
    if (!open.ok) return open;
    const preparation = open.value;
    const asset = await assetToChange(db, database.kind, preparation.assetId, version);
    if (!asset.ok) return asset;
    if (asset.value.type !== preparation.checks.type) {
      return err(
        fault(
          'preparation/other-type',
          `The checks are of a ${preparation.checks.type}, the asset is a ${asset.value.type}`,
        ),
      );
    }
    const states = await statesNow(context, db, preparation, asset.value, queuesOf(session.role));
    if (!isReady(states)) {
      const open = states.filter(({ trouble }) => trouble !== null);
      const names = open.map(({ checkId, trouble }) => `${checkId} (${trouble})`).join(', ');
      return err(fault('preparation/not-ready', `Not so: ${names}`));
    }
    const at = timestamp(clock);
    const moved = await moveAsset(
      db,
      { kind: database.kind, newId },
      preparation.assetId,
      { to: 'ready', preparation: { preparationId, allHold: true } },
      {
        by: session,
        role: moverOf(session.role),
        at,
        version,
        minutes: minutesOf(Date.parse(preparation.startedAt), Date.parse(at)),
      },
    );
    if (!moved.ok) return moved;
    const ended = { outcome: 'ready', by: session.name, at, reason: null } as const;
    if (!(await endPreparation(db, preparationId, ended, states))) {
      throw new Error('The preparation was ended while its asset was locked');
    }
    return ok({ preparation: { ...preparation, states, ended }, asset: moved.value });
  });
}

/** Goes no further; how far it was is kept. */
export function stopPreparation(
  context: DeskContext,
  session: Session,
  preparationId: string,
  reason: string,
): Promise<Result<Preparation, Fault>> {
  const { database, clock } = context;
  return database.write(async (db) => {
    const open = await openPreparation(db, preparationId);
    if (!open.ok) return open;
    const now = await asItIsNow(context, db, open.value, queuesOf(session.role));
    if (!now.ok) return now;
    const ended = { outcome: 'stopped', by: session.name, at: timestamp(clock), reason } as const;
    const isFirst = await endPreparation(db, preparationId, ended, now.value.states);
    return isFirst ? ok({ ...now.value, ended }) : err(isOver('a colleague was first'));
  });
}
