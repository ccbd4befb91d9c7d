import { randomInt } from 'node:crypto';
import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  codesPerAddress,
  enrolCodeMinutes,
  freeCode,
  mostWaiting,
  wrongCodes,
} from '../../shared/domain/fleet/enrolment.ts';
import { AttemptLimit } from '../auth/attempt-limit.ts';
import { newToken, tokenHash } from '../auth/token.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { kioskPrefixes } from '../queue/visit-code.ts';
import { refusalToSit } from '../site/seats.ts';
import { adoptKiosk } from '../store/adopt-kiosk.ts';
import {
  enrolmentOf,
  insertEnrolment,
  keyOfCode,
  openCodes,
  useCode,
} from '../store/enrolment-store.ts';
import { findKey, moveKeys, registerKey } from '../store/kiosk-key-store.ts';
import { addKioskEvent, fleetRows } from '../store/fleet-store.ts';
import type { Db } from '../store/tables.ts';
import { keyIdOf } from './key-id.ts';

type EnrolRoutes =
  'enrolment.begin' | 'enrolment.state' | 'enrolment.approve' | 'kiosk.register-key' | 'kiosk.gone';

const minuteMs = 60_000;
const windowMs = 10 * minuteMs;
/** A kiosk that lost its connection just then still hears that it was enrolled. */
const toldForMs = 24 * 60 * minuteMs;

/** How a kiosk comes to the fleet, by code or by ticket, and how it leaves. */
export function enrolHandlers(context: DeskContext): Pick<DeskHandlers, EnrolRoutes> {
  const { clock, database } = context;
  const perAddress = new AttemptLimit(clock, { attempts: codesPerAddress, windowMs });
  const perAdmin = new AttemptLimit(clock, { attempts: wrongCodes, windowMs });
  const inMs = (ms: number) => new Date(clock.nowMs() + ms).toISOString();

  return {
    'enrolment.begin': ({ body: { publicKey, version } }, _caller, { address }) => {
      if (!perAddress.take(address)) {
        return Promise.resolve(err(fault('input/too-many', 'Too many codes asked for; wait')));
      }
      return database.write(async (db) => {
        const known = await refusedKey(db, publicKey);
        if (known !== null) return err(known);
        const taken = await openCodes(db, publicKey, timestamp(clock));
        const code = taken.size < mostWaiting ? freeCode(taken, randomInt) : null;
        if (code === null) return err(fault('enrol/full', `${taken.size} kiosks wait already`));
        const pollToken = newToken();
        const expiresAt = inMs(enrolCodeMinutes * minuteMs);
        const pollHash = tokenHash(pollToken);
        await insertEnrolment(db, { pollHash, code, publicKey, version, expiresAt });
        return ok({ pollToken, code, expiresAt });
      });
    },
    'enrolment.state': async ({ params: { pollToken } }) => {
      const wish = await enrolmentOf(database.read, tokenHash(pollToken));
      if (wish === null) return ok({ step: 'over' });
      if (wish.kioskId !== null) return ok({ step: 'enrolled', kioskId: wish.kioskId });
      return ok({ step: wish.expiresAt > timestamp(clock) ? 'waiting' : 'over' });
    },
    'enrolment.approve': async ({ body }, { session }) => {
      // Counted before it is looked up, and given back when it was right.
      if (!perAdmin.take(session.accountId)) {
        return err(fault('auth/too-many-attempts', 'Too many wrong codes; wait'));
      }
      const seat = await refusalToSit(context, { siteId: body.siteId, counter: body.counter });
      if (seat !== null) {
        perAdmin.giveBack(session.accountId);
        return err(seat);
      }
      const enrolled = await database.write(async (db): Promise<Result<string, Fault>> => {
        const at = timestamp(clock);
        const publicKey = await keyOfCode(db, body.code, at);
        if (publicKey === null) return err(fault('enrol/code-unknown', 'No kiosk shows this code'));
        const kiosk = await adoptKiosk(
          db,
          { ...body, kioskId: context.newId(), at },
          kioskPrefixes(),
        );
        if (!kiosk.ok) return kiosk;
        const { kioskId } = kiosk.value;
        const keyId = keyIdOf(publicKey);
        await registerKey(db, { keyId, kioskId, publicKey, at, by: session.name });
        await useCode(db, body.code, kioskId, inMs(toldForMs));
        const event = { eventId: context.newId(), kioskId, at, actor: session.name };
        await addKioskEvent(db, { ...event, kind: 'enrolled', detail: keyId });
        return ok(kioskId);
      });
      if (!enrolled.ok) {
        if (enrolled.fault.code !== 'enrol/code-unknown') perAdmin.giveBack(session.accountId);
        return enrolled;
      }
      perAdmin.giveBack(session.accountId);
      kiosksChanged(context);
      const [row] = await fleetRows(database.read, clock.nowMs(), enrolled.value);
      return row === undefined
        ? err(fault('kiosk/unknown', 'There is no such kiosk'))
        : ok(row.shown);
    },
    'kiosk.register-key': async ({ body: { publicKey } }, { kiosk, keyId: signedBy }) => {
      const keyId = keyIdOf(publicKey);
      // The reply to the first try was lost.
      if (signedBy === keyId) return ok({ kioskId: kiosk.kioskId });
      if (signedBy !== null) return err(fault('auth/forbidden', 'This kiosk has a key'));
      const registered = await database.write(async (db): Promise<Fault | null> => {
        const known = await refusedKey(db, publicKey);
        if (known !== null) return known;
        const at = timestamp(clock);
        const { kioskId } = kiosk;
        await registerKey(db, { keyId, kioskId, publicKey, at, by: 'ticket' });
        const event = { eventId: context.newId(), kioskId, at, actor: kiosk.name };
        await addKioskEvent(db, { ...event, kind: 'joined', detail: keyId });
        return null;
      });
      if (registered !== null) return err(registered);
      kiosksChanged(context);
      return ok({ kioskId: kiosk.kioskId });
    },
    'kiosk.gone': async (_input, { kiosk, keyId, retired }) => {
      if (keyId === null || !retired) {
        return err(fault('input/invalid', 'Only a retired kiosk goes'));
      }
      await database.write(async (db) => {
        const at = timestamp(clock);
        await moveKeys(db, kiosk.kioskId, ['retired'], 'gone', at);
        const event = { eventId: context.newId(), kioskId: kiosk.kioskId, at, actor: kiosk.name };
        await addKioskEvent(db, { ...event, kind: 'gone', detail: '' });
      });
      kiosksChanged(context);
      return ok({});
    },
  };
}

/** What is known of kiosks is looked up anew. */
export function kiosksChanged({ kiosks, signatures, view }: DeskContext): void {
  kiosks.forget();
  signatures.forget();
  view.readAnew();
}

/** A key is registered once in its life: a wiped kiosk makes itself another one. */
async function refusedKey(db: Db, publicKey: string): Promise<Fault | null> {
  const known = await findKey(db, keyIdOf(publicKey));
  if (known === null) return null;
  return known.state === 'active'
    ? fault('auth/forbidden', 'This key is registered already')
    : fault('auth/forbidden', 'This key was revoked');
}
