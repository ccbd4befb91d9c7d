import { timestamp } from '../../shared/base/clock.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { UpdateEvent } from '../../shared/contract/update-routes.ts';
import { type Rollout, moved } from '../../shared/domain/release/rollout.ts';
import type { SigningKey } from '../../shared/release/sign.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import {
  addUpdateEvent,
  dropRollout,
  findRollout,
  keepRollout,
  lockRollouts,
  rolloutOfVersion,
} from '../store/rollout-store.ts';
import type { Db } from '../store/tables.ts';
import { keepDocument } from '../store/update-document-store.ts';
import { keepReport } from '../store/update-report-store.ts';
import { acceptRoot, acceptTargets, deskDocuments, notSetUp } from './desk-trust.ts';
import { listedIn } from './listed.ts';
import { judgeAll } from './look-at-rings.ts';
import { manifestFor, packWordFor } from './manifest.ts';
import { tellOfHalt } from './tell-of-halt.ts';
import type { ReleaseFiles } from './release-files.ts';
import { updateOverview } from './update-overview.ts';

type UpdateRoutes = Extract<keyof DeskHandlers, `update.${string}`>;

export interface UpdateParts {
  readonly files: ReleaseFiles;
  readonly key: () => Promise<SigningKey>;
}

/** Versions of the kiosks' program, and reader packs: what may exist, who gets it, and how it does. */
export function updateHandlers(
  context: DeskContext,
  { files, key }: UpdateParts,
): Pick<DeskHandlers, UpdateRoutes> {
  const { clock, database } = context;
  return {
    'update.overview': async () => ok(await updateOverview(context, files, await key())),
    'update.put-root': ({ body }, { session }) =>
      database.write(async (db) => {
        const root = await acceptRoot(db, body, clock.nowMs());
        if (!root.ok) return root;
        const { version, expiresAt } = root.value;
        await keepDocument(db, 'root', version, body);
        await noteUpdate(context, db, session, 'root-kept', String(version));
        return ok({ version, expiresAt });
      }),
    'update.put-targets': ({ body }, { session }) =>
      database.write(async (db) => {
        const targets = await acceptTargets(db, body, clock.nowMs());
        if (!targets.ok) return targets;
        const { version, expiresAt } = targets.value;
        await keepDocument(db, 'targets', version, body);
        await noteUpdate(context, db, session, 'targets-kept', String(version));
        return ok({ version, expiresAt });
      }),
    'update.draft-rollout': async ({ body }, { session }) => {
      const documents = await deskDocuments(database.read);
      if (documents === null || documents.targets === null) return err(notSetUp());
      const listed = listedIn(documents.targets.document).filter(
        ({ version }) => version === body.version,
      );
      const here = await Promise.all(listed.map(({ file }) => files.received(file)));
      if (listed.length === 0 || !here.every(({ isWhole }) => isWhole)) {
        return err(fault('update/not-listed', `${body.version} is not listed, or not all here`));
      }
      const rollout: Rollout = {
        ...body,
        rolloutId: context.newId(),
        state: 'draft',
        ring: -1,
        ringAt: null,
        haltedBecause: null,
        createdAt: timestamp(clock),
        createdBy: session.name,
      };
      return database.write(async (db) => {
        await lockRollouts(db, database.kind);
        const known = await rolloutOfVersion(db, body.version);
        if (known !== null && known.state !== 'draft') {
          return err(fault('update/illegal-move', `${body.version} has a rollout: ${known.state}`));
        }
        if (known !== null) await dropRollout(db, known.rolloutId);
        await keepRollout(db, rollout);
        await noteUpdate(context, db, session, 'rollout-drafted', rollout.version);
        return ok(rollout);
      });
    },
    'update.move-rollout': ({ params, body }, { session }) =>
      database.write(async (db) => {
        await lockRollouts(db, database.kind);
        const rollout = await findRollout(db, params.rolloutId);
        if (rollout === null) return err(fault('update/unknown', 'There is no such rollout'));
        const next = moved(rollout, body.move, timestamp(clock));
        if (next === null) {
          return err(
            fault('update/illegal-move', `It is ${rollout.state} and cannot ${body.move}`),
          );
        }
        await keepRollout(db, next);
        await noteUpdate(context, db, session, `rollout-${body.move}`, next.version, {
          because: body.move === 'halt' ? 'by-hand' : null,
          note: body.reason ?? '',
        });
        if (body.move === 'halt') await tellOfHalt(context, db, next, session.accountId);
        return ok(next);
      }),
    'update.manifest': ({ query }, { kiosk }) => manifestFor({ context, files, key }, kiosk, query),
    'update.pack-word': ({ query }, { kiosk }) =>
      packWordFor({ context, files, key }, kiosk, query),
    'update.report': ({ body }, { kiosk }) =>
      database.write(async (db) => {
        const { kioskId } = kiosk;
        const because = body.because ?? null;
        await keepReport(db, { ...body, because, kioskId, at: timestamp(clock) });
        // Figures of visits can wait for the next look at all rings; to judge the fleet at every word of it takes too long.
        if (body.state === 'failed' || body.state === 'returned') await judgeAll(context, db);
        return ok({});
      }),
  };
}

/** Writes down what an admin did; call it in the command that does it. */
export async function noteUpdate(
  context: DeskContext,
  db: Db,
  session: Session,
  what: UpdateEvent['what'],
  subject: string,
  why: Pick<UpdateEvent, 'because' | 'note'> = { because: null, note: '' },
): Promise<void> {
  await addUpdateEvent(db, {
    eventId: context.newId(),
    at: timestamp(context.clock),
    actor: session.name,
    actorId: session.accountId,
    what,
    subject,
    ...why,
  });
}
