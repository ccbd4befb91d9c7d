import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { handoverRoutes } from '../../shared/contract/handover-routes.ts';
import { serialsOf } from '../../shared/domain/account-lock.ts';
import type { HandoverTerms } from '../../shared/domain/handover-terms.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { numbersIn } from '../register/scanned-code.ts';
import { unknownAsset } from '../store/asset-change.ts';
import { assetsById, findAsset, findAssetsByCode } from '../store/asset-store.ts';
import { hasAttachment } from '../store/attachment-store.ts';
import {
  findHandover,
  insertHandoverPhoto,
  listHandovers,
  putPaper,
} from '../store/handover-store.ts';
import { insertHandoverTerms } from '../store/handover-terms-store.ts';
import { insertLockCheck, lockedReturns } from '../store/lock-check-store.ts';
import { personWithRole } from '../store/person-store.ts';
import { pageOf } from '../store/register-page.ts';
import type { Db } from '../store/tables.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { checked, foundAsset } from './checked.ts';
import { provenReading, ticketReadings } from './proven-reading.ts';
import { signHandover } from './sign.ts';
import { handoverTermsOn, handoverTermsVersions, newestTermsVersion } from './terms.ts';

const mostLocked = 100;

/** Things that are issued, lent and taken back, each with what was signed (ADR 27). */
export function handoverHandlers(
  context: DeskContext,
): Pick<DeskHandlers, keyof typeof handoverRoutes> {
  const { database } = context;
  const { read } = database;
  const today = () => context.dayAt(context.clock.nowMs());
  return {
    'handover.find-asset': async ({ query }) => {
      const assets = await assetsOfCode(read, query.code);
      return ok({ found: await Promise.all(assets.map((asset) => foundAsset(read, asset))) });
    },
    'handover.reading': async ({ params }, { session }) => {
      const ticket = await seenTicket(context, session, params.ticketId);
      if (!ticket.ok) return ticket;
      const reading = (await ticketReadings(read, params.ticketId)).at(-1);
      const [serial] = reading === undefined ? [] : serialsOf(reading.facts);
      if (reading === undefined || serial === undefined) return ok({ reading: null, found: null });
      const [asset] = await assetsOfCode(read, serial);
      const proof = asset === undefined ? null : provenReading(asset, reading);
      return ok({
        reading: { readingId: reading.readingId, serial, at: reading.at },
        found: asset !== undefined && proof?.ok === true ? await foundAsset(read, asset) : null,
      });
    },
    'handover.person': async ({ params }) => {
      const person = await personWithRole(read, params.badgeNumber);
      if (person === null) return err(fault('person/unknown', 'Nobody has this badge or number'));
      const { name, staffNumber, role } = person;
      return ok({ name, staffNumber, role });
    },
    'handover.sign': ({ body }, { session }) => signHandover(context, session, body),
    'handover.get': async ({ params }, { session }) => {
      const found = await findHandover(read, params.handoverId, queuesOf(session.role));
      return found === null ? err(unknownHandover()) : ok(await checked(context, read, found));
    },
    'handover.list': async ({ query }, { session }) => {
      const lines = await listHandovers(read, {
        assetId: query.assetId ?? null,
        ticketId: query.ticketId ?? null,
        before: query.before ?? null,
        limit: query.limit + 1,
        queues: queuesOf(session.role),
      });
      const { items, next } = pageOf(lines, query.limit, ({ handoverId }) => handoverId);
      return ok({ handovers: items, next });
    },
    'handover.attach-paper': ({ params, body }, { session }) =>
      database.write(async (db) => {
        const found = await findHandover(db, params.handoverId, queuesOf(session.role));
        if (found === null) return err(unknownHandover());
        if (body.photo !== null) {
          if (!(await hasAttachment(db, body.photo))) {
            return err(fault('attachment/unknown', 'The photo has not arrived'));
          }
          await insertHandoverPhoto(db, body.photo, params.handoverId);
        }
        const paper = {
          at: timestamp(context.clock),
          by: session.name,
          words: body.words === '' ? null : body.words,
          photo: body.photo,
        };
        await putPaper(db, params.handoverId, paper);
        return ok(await checked(context, db, { ...found, paper }));
      }),
    'handover.check-lock': ({ params, body }, { session }) =>
      database.write(async (db) => {
        if ((await findAsset(db, params.assetId)) === null) return err(unknownAsset());
        const at = timestamp(context.clock);
        await insertLockCheck(db, {
          check_id: context.newId(),
          asset_id: params.assetId,
          state: body.state,
          source: 'asked',
          at,
          actor: session.name,
          actor_id: session.accountId,
        });
        return ok({ state: body.state, source: 'asked', at, by: session.name });
      }),
    'handover.locked': async () => {
      const assets = await assetsById(read, await lockedReturns(read, mostLocked));
      return ok({ found: await Promise.all(assets.map((asset) => foundAsset(read, asset))) });
    },
    'handover.terms': async () => ok(await handoverTermsOn(read, today())),
    'handover.terms-versions': async ({ query }) => {
      const rows = await handoverTermsVersions(read, {
        before: query.before ?? null,
        limit: query.limit + 1,
      });
      const { items, next } = pageOf(rows, query.limit, ({ version }) => String(version));
      return ok({ versions: items, next: next === null ? null : Number(next) });
    },
    'handover.change-terms': ({ body }, { session }) =>
      database.write(async (db) => {
        const version = await newestTermsVersion(db);
        const { holdsFrom = today() } = body;
        if (holdsFrom < today()) {
          return err(fault('input/invalid', 'Terms cannot have held on a day that is over'));
        }
        const terms: HandoverTerms = {
          version: version + 1,
          since: timestamp(context.clock),
          holdsFrom,
          by: session.name,
          texts: body.texts,
        };
        const isNewest = version === body.version;
        return isNewest && (await insertHandoverTerms(db, terms, session.accountId))
          ? ok(terms)
          : err(fault('rules/changed-meanwhile', `The terms are at version ${version}`));
      }),
  };
}

/** What a scanner or a reading gives: a tag, or a number however it is written. */
function assetsOfCode(db: Db, code: string) {
  return findAssetsByCode(db, numbersIn(code));
}

function unknownHandover(): Fault {
  return fault('handover/unknown', 'There is no such handover, or it may not be seen');
}
