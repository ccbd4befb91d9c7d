import { newToken, tokenHash } from '../../desk/auth/token.ts';
import { kioskPrefixes } from '../../desk/queue/visit-code.ts';
import { provisionKiosk } from '../../desk/store/kiosk-store.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import { intake } from './desk-intake.ts';
import { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** A desk with a first site "Noord" and a second one, "Zuid", each with a kiosk. */
export interface TwoSites {
  readonly desk: StartedDesk;
  readonly southId: string;
  readonly southKiosk: DeskVisitor;
  /** A technician who sits at a counter, of the first site unless another is named. */
  readonly seated: (counter: string, siteId?: string) => Promise<DeskVisitor>;
}

export async function openTwoSites(desk: StartedDesk): Promise<TwoSites> {
  const { admin } = desk;
  const southKiosk = await kioskNamed(desk, 'Zuid ingang');
  await admin.call('site.change', {
    params: { siteId: firstSiteId },
    body: { name: 'Noord', where: 'Hal A', active: true },
  });
  const { siteId: southId } = await admin.call('site.create', {
    body: { name: 'Zuid', where: 'Gebouw 12, begane grond' },
  });
  const { kiosks } = await admin.call('site.list', {});
  const kioskId = kiosks.find(({ name }) => name === 'Zuid ingang')?.kioskId ?? '';
  await admin.call('site.place-kiosk', { params: { kioskId }, body: { siteId: southId } });
  const seated = async (counter: string, siteId = firstSiteId) => {
    const technician = await desk.staff('technician', `Balie ${counter}`);
    await technician.call('session.set-counter', { body: { counter, siteId } });
    return technician;
  };
  return { desk, southId, southKiosk, seated };
}

async function kioskNamed({ desk, url }: StartedDesk, name: string): Promise<DeskVisitor> {
  const token = newToken();
  const kioskId = desk.context.newId();
  const at = new Date().toISOString();
  await desk.context.database.write((db) =>
    provisionKiosk(db, { kioskId, name, tokenHash: tokenHash(token), at }, kioskPrefixes()),
  );
  return new DeskVisitor(url, { authorization: `Bearer ${token}` });
}

/** Somebody checked in at a kiosk some minutes ago. */
export function arrive(kiosk: DeskVisitor, agoMinutes = 1) {
  const submittedAt = new Date(Date.now() - agoMinutes * 60_000).toISOString();
  return kiosk.call('ticket.create', { body: intake({ submittedAt }) });
}

/** What `queue.next` answers, also when nobody waits. */
export function next(who: DeskVisitor) {
  return who.ask('queue.next', { body: { queues: ['advice'] } });
}

/** Who is called by `queue.next`. */
export async function nextId(who: DeskVisitor): Promise<string> {
  return (await who.call('queue.next', { body: { queues: ['advice'] } })).item.ticketId;
}

/** What hangs on the wall of a site, the first without one. */
export async function boardOf({ anonymous }: StartedDesk, site?: string) {
  const board = await anonymous.call('board.get', { query: site === undefined ? {} : { site } });
  return {
    name: board.siteName,
    waiting: board.waiting.map(({ visitCode }) => visitCode),
    count: board.waitingCount,
    called: board.called.map(({ visitCode, counter }) => `${visitCode} ${counter}`),
  };
}
