import { type Fault, fault } from '../../shared/base/fault.ts';
import { timestamp } from '../../shared/base/clock.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { z } from 'zod';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { CheckedHandover, handoverRoutes } from '../../shared/contract/handover-routes.ts';
import type { MoveFacts } from '../../shared/domain/asset-lifecycle.ts';
import type { AssetHolder } from '../../shared/domain/asset.ts';
import { termsText } from '../../shared/domain/handover-terms.ts';
import type { Handover, SignedDocument } from '../../shared/domain/handover.ts';
import type { DeskContext } from '../desk-context.ts';
import { moverOf } from '../register/mover-of.ts';
import { moveAsset } from '../store/asset-change.ts';
import { findHandover, insertHandover } from '../store/handover-store.ts';
import { insertLoan } from '../store/loan-store.ts';
import { holderKey } from '../../shared/domain/holder.ts';
import { lockApproved, moveLoanRequest } from '../store/loan-request-store.ts';
import { findHandIn, lockWaiting } from '../store/hand-in-store.ts';
import { insertLockCheck } from '../store/lock-check-store.ts';
import { personWithRole } from '../store/person-store.ts';
import type { Db } from '../store/tables.ts';
import { noteApplied } from '../store/wishes-store.ts';
import { queuesOf } from '../queue/visibility.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';
import { lendingRefusal } from '../loan/lending.ts';
import { checked } from './checked.ts';
import { type ReadyItem, itemsToSign } from './items-to-sign.ts';
import { type TicketReading, ticketReadings } from './proven-reading.ts';
import { sealOf } from './seal.ts';
import { handoverTermsOn } from './terms.ts';

export type SignWish = z.output<(typeof handoverRoutes)['handover.sign']['body']>;

/** Who lets things change hands: somebody of the staff, or a kiosk that hands out for the desk. */
export type Hander = Pick<Session, 'name' | 'accountId' | 'role'>;

/** What a kiosk brings along that a counter has on its ticket, and what it must look at itself. */
interface HandOutProof {
  readonly reading: TicketReading;
  /** Looked at in the same command, once the assets are locked; a fault refuses all. */
  readonly refusal: (db: Db) => Promise<Fault | null>;
}

const stateAfter = { issue: 'issued', loan: 'loan', return: 'returned' } as const;
/**
 * Lets things change hands, in one command: each asset moves in its life, what was signed is written
 * down and sealed, loans begin or end. Refused before anything is written.
 */
export async function signHandover(
  context: DeskContext,
  session: Hander,
  wish: SignWish,
  proof: HandOutProof | null = null,
): Promise<Result<CheckedHandover, Fault>> {
  const { database } = context;
  const queues = queuesOf(session.role);
  const before = await findHandover(database.read, wish.handoverId, queues);
  // Sent again after a lost answer: it is signed already.
  if (before !== null) return ok(await checked(context, database.read, before));

  const work = (db: Db, at: string) => signIn(context, session, db, wish, at, proof);
  let signed: Result<Handover, Fault>;
  if (wish.ticketId === null) {
    signed = await database.write((db) => work(db, timestamp(context.clock)));
  } else {
    signed = err(fault('handover/unknown', 'Nothing was signed'));
    const happened = await happenBeside(
      context,
      session,
      wish.ticketId,
      async (db, _ticket, at) => {
        signed = await work(db, at);
        if (!signed.ok) return signed;
        const { document, handoverId } = signed.value;
        const device = document.items.map(({ name, tag }) => `${name} ${tag}`).join(', ');
        return ok({
          kind: 'ticket.asset-handed-over',
          details: {
            how: wish.kind,
            device: device.slice(0, 200),
            holder: document.holder.name,
            handoverId,
          },
        });
      },
    );
    if (!happened.ok) return happened;
  }
  return signed.ok ? ok(await checked(context, database.read, signed.value)) : signed;
}

async function signIn(
  context: DeskContext,
  session: Hander,
  db: Db,
  wish: SignWish,
  at: string,
  proof: HandOutProof | null,
): Promise<Result<Handover, Fault>> {
  const terms = await handoverTermsOn(db, context.dayAt(context.clock.nowMs()));
  if (terms.version !== wish.terms.version) {
    return err(fault('rules/changed-meanwhile', `The terms are at version ${terms.version}`));
  }
  if ((wish.loan === null) === (wish.kind === 'loan')) {
    return err(fault('input/invalid', 'A loan has a pool and a day, and nothing else has'));
  }
  if (wish.signature.by === 'kiosk' && !(await wasLeftAtKiosk(context, db, wish))) {
    return err(fault('hand-in/unknown', 'None of these was left at a kiosk by that visit'));
  }
  const person =
    wish.holder.staffNumber === null ? null : await personWithRole(db, wish.holder.staffNumber);
  const holder: AssetHolder = { ...wish.holder, personId: person?.personId ?? null };
  const facts: MoveFacts = {
    to: stateAfter[wish.kind],
    holder: wish.kind === 'return' ? null : holder,
    dueOn: wish.loan?.dueOn ?? null,
  };
  const readings = await readingsFor(db, wish, proof);
  const items = await itemsToSign(context, session, db, { ...wish, readings }, facts);
  if (!items.ok) return items;
  // Only now: the assets are locked, so what is read of them stays so until the end.
  const refused = (await proof?.refusal(db)) ?? null;
  if (refused !== null) return err(refused);
  let approvedId: string | null = null;
  if (wish.loan !== null) {
    const assets = items.value.map(({ asset }) => asset);
    if (session.role === 'technician' && assets.length === 1) {
      const of = { ...wish.loan, holderKey: holderKey(wish.holder) };
      approvedId = await lockApproved(db, context.database.kind, of);
    }
    const byLead = session.role !== 'technician' || approvedId !== null;
    const borrower = { role: person?.role ?? null, byLead };
    const refusal = await lendingRefusal(context, db, wish.loan, assets, borrower);
    if (refusal !== null) return err(refusal);
  }
  const document: SignedDocument = {
    form: 'balie-handover-1',
    kind: wish.kind,
    locale: wish.locale,
    holder: wish.holder,
    items: items.value.map(({ item }) => item),
    terms: {
      version: terms.version,
      level: wish.terms.level,
      text: termsText(terms, wish.kind, wish.locale, wish.terms.level),
    },
    dueOn: wish.loan?.dueOn ?? null,
    by: session.name,
    at,
  };
  const handover: Handover = {
    handoverId: wish.handoverId,
    ticketId: wish.ticketId,
    document,
    signature: wish.signature,
    seal: sealOf(document, wish.signature),
    paper: null,
  };
  await insertHandover(db, handover, session.accountId);
  if (approvedId !== null) {
    const used = { state: 'used', handover_id: wish.handoverId } as const;
    await moveLoanRequest(db, approvedId, 'approved', used);
  }
  for (const ready of items.value) await handOver(context, session, db, wish, facts, at, ready);
  if (person !== null && wish.wishesApplied !== undefined) {
    const { handoverId } = wish;
    await noteApplied(db, person.personId, wish.wishesApplied, {
      handoverId,
      by: session.name,
      at,
    });
  }
  return ok(handover);
}

/** The readings that can prove which device it is. */
async function readingsFor(
  db: Db,
  { ticketId }: SignWish,
  proof: HandOutProof | null,
): Promise<readonly TicketReading[]> {
  if (proof !== null) return [proof.reading];
  return ticketId === null ? [] : ticketReadings(db, ticketId);
}

/** Whether everything that comes back is one device that the kiosk took in, and that waits to be looked at. */
async function wasLeftAtKiosk(
  context: DeskContext,
  db: Db,
  { kind, signature, items }: SignWish,
): Promise<boolean> {
  if (kind !== 'return' || signature.by !== 'kiosk') return false;
  if (!(await lockWaiting(db, context.database.kind, signature.handInId))) return false;
  const handIn = await findHandIn(db, signature.handInId, queuesOf('admin'));
  return items.length === 1 && handIn?.asset?.assetId === items[0]?.assetId;
}

/** One thing changes hands; nothing is refused any more. */
async function handOver(
  context: DeskContext,
  session: Hander,
  db: Db,
  wish: SignWish,
  facts: MoveFacts,
  at: string,
  { asset, item, lock }: ReadyItem,
): Promise<void> {
  const moved = await moveAsset(
    db,
    { kind: context.database.kind, newId: context.newId },
    asset.assetId,
    facts,
    {
      by: session,
      role: moverOf(session.role),
      at,
      version: asset.version,
      ticketId: wish.ticketId,
      readoutId: item.condition.reading?.readingId ?? null,
    },
  );
  if (!moved.ok)
    throw new Error(`${asset.tag} was refused after it was looked at: ${moved.fault.code}`);
  if (lock !== null) {
    await insertLockCheck(db, {
      check_id: context.newId(),
      asset_id: asset.assetId,
      state: lock.state,
      source: lock.source,
      at,
      actor: session.name,
      actor_id: session.accountId,
    });
  }
  if (wish.loan === null) return;
  await insertLoan(db, {
    loan_id: context.newId(),
    handover_id: wish.handoverId,
    asset_id: asset.assetId,
    pool_id: wish.loan.poolId,
    ticket_id: wish.ticketId,
    holder_name: wish.holder.name,
    staff_number: wish.holder.staffNumber,
    from_at: at,
    due_on: wish.loan.dueOn,
    extended: 0,
    reminded_on: null,
    lent_by_id: session.accountId,
    returned_at: null,
  });
}
