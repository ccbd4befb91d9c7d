import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { LoanLine } from '../../shared/contract/loan-routes.ts';
import { type Loan, asDue } from '../../shared/domain/loan.ts';
import type { DeskContext } from '../desk-context.ts';
import { assetToChange, lineOf as assetLineOf } from '../store/asset-change.ts';
import { appendAssetEvent } from '../store/asset-event-store.ts';
import { lockAsset, putAsset } from '../store/asset-store.ts';
import { mailLoan } from '../mail/loan-mail.ts';
import { moverOf } from '../register/mover-of.ts';
import { type LockedLoan, lockLoan, updateLoan } from '../store/loan-store.ts';
import type { Db } from '../store/tables.ts';
import { type HappeningActor, happenTo } from '../ticket/beside-ticket.ts';
import { openingCalendar } from '../service-level/opening-calendar.ts';
import { lineOf } from './loan-line.ts';

/** Makes a loan longer by as much as its pool allows at once. `dueOn` is the day that was seen. */
export async function extendLoan(
  context: DeskContext,
  session: Session,
  loanId: string,
  dueOn: string,
): Promise<Result<LoanLine, Fault>> {
  return changeLoan(context, session, loanId, 'extended', async (db, { loan }) => {
    const { longerUntil, loan: due } = await lineOf(context, db, loan);
    if (due.dueOn !== dueOn) {
      return err(fault('asset/changed-meanwhile', `The loan ends on ${due.dueOn}`));
    }
    if (longerUntil === null) {
      return err(fault('loan/not-extendable', `Extended ${loan.extended} times`));
    }
    const asset = await assetToChange(db, context.database.kind, loan.assetId, null);
    if (!asset.ok) return asset;
    const at = timestamp(context.clock);
    const next = {
      ...asset.value,
      version: asset.value.version + 1,
      dueOn: longerUntil,
      updatedAt: at,
    };
    await putAsset(db, next, context.newId);
    const change = { by: session, role: moverOf(session.role), at, ticketId: loan.ticketId };
    await appendAssetEvent(db, {
      ...assetLineOf(asset.value, next, change),
      kind: 'changed',
      changes: [{ fact: 'dueOn', from: loan.dueOn, to: longerUntil }],
    });
    await updateLoan(db, loanId, {
      due_on: longerUntil,
      extended: loan.extended + 1,
      reminded_on: null,
    });
    return ok({ ...loan, dueOn: longerUntil, extended: loan.extended + 1, remindedOn: null });
  });
}

/** Reminds the borrower now, by mail and on the page of his ticket; the loan says when it was. */
export function remindNow(
  context: DeskContext,
  session: Session,
  loanId: string,
): Promise<Result<LoanLine, Fault>> {
  const today = context.dayAt(context.clock.nowMs());
  return changeLoan(context, session, loanId, 'reminded', async (db, { loan }) => {
    if (loan.returnedAt !== null) return err(fault('loan/unknown', 'It came back already'));
    await updateLoan(db, loanId, { reminded_on: today });
    await mailLoan(context, db, asDue(loan, await openingCalendar(db)), today);
    return ok({ ...loan, remindedOn: today });
  });
}

/** Changes one loan, in one command with the line of history of its ticket when it has one. */
export async function changeLoan(
  context: DeskContext,
  actor: HappeningActor,
  loanId: string,
  what: 'extended' | 'reminded',
  work: (db: Db, loan: LockedLoan) => Promise<Result<Loan, Fault>>,
): Promise<Result<LoanLine, Fault>> {
  const { database } = context;
  const before = await lockLoan(database.read, 'sqlite', loanId);
  if (before === null) return err(fault('loan/unknown', 'There is no such loan'));
  const { assetId, ticketId } = before.loan;
  const change = async (db: Db): Promise<Result<Loan, Fault>> => {
    // The asset before its loan, as whoever moves it does: else the two would wait for each other.
    await lockAsset(db, database.kind, assetId);
    const locked = await lockLoan(db, database.kind, loanId);
    return locked === null ? err(fault('loan/unknown', 'There is no such loan')) : work(db, locked);
  };
  let changed: Result<Loan, Fault>;
  if (ticketId === null) changed = await database.write(change);
  else {
    changed = err(fault('loan/unknown', 'Nothing was changed'));
    const happened = await happenTo(context, actor, ticketId, async (db) => {
      changed = await change(db);
      if (!changed.ok) return changed;
      const { name, tag, dueOn } = changed.value;
      return ok({
        kind: 'ticket.loan-changed',
        details: { what, device: `${name} ${tag}`, until: dueOn },
      });
    });
    if (!happened.ok) return happened;
  }
  return changed.ok ? ok(await lineOf(context, database.read, changed.value)) : changed;
}
