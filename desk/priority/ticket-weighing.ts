import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import {
  type ImportantDevice,
  mostImportantDevices,
  type priorityRoutes,
} from '../../shared/contract/priority-routes.ts';
import type { RouteReply } from '../../shared/contract/route.ts';
import type { Asset } from '../../shared/domain/asset.ts';
import { codesOfDevice } from '../../shared/domain/hand-in.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { durationRange } from '../queue/service-times.ts';
import { numbersIn } from '../register/scanned-code.ts';
import { findAssetByDevice, findAssetsByCode } from '../store/asset-store.ts';
import { assetOfTicket } from '../store/asset-visit-store.ts';
import { countMarks } from '../store/importance-marks.ts';
import { importantAsset, markAsset } from '../store/important-asset-store.ts';
import { importantDevice, markDevice } from '../store/priority-store.ts';
import { happenBeside, seenTicket } from '../ticket/beside-ticket.ts';
import { cardOf } from '../ticket/card.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import type { Db } from '../store/tables.ts';

type Weighing = RouteReply<(typeof priorityRoutes)['ticket.weighing']>;

/** What helps to weigh one ticket: how long such a visit takes, and whether its device matters. */
export async function weighingOf(
  context: DeskContext,
  session: Session,
  ticketId: string,
): Promise<Result<Weighing, Fault>> {
  const ticket = await seenTicket(context, session, ticketId);
  if (!ticket.ok) return ticket;
  const { item, deviceKey } = ticket.value;
  const asset = await assetMeant(context.database.read, ticket.value);
  const { times } = await context.waits.paceAtHand(item);
  const kind = { category: item.category, finding: item.worstFinding?.code ?? null };
  return ok({
    duration: { ...durationRange(times.of(kind)), visits: times.servedOf(kind) },
    device:
      deviceKey === null && asset === null
        ? null
        : { important: await markOf(context.database.read, deviceKey, asset) },
  });
}

async function markOf(
  db: Db,
  deviceKey: string | null,
  asset: Asset | null,
): Promise<ImportantDevice | null> {
  const ofAsset = asset === null ? null : await importantAsset(db, asset.assetId);
  if (ofAsset !== null || deviceKey === null) return ofAsset;
  return importantDevice(db, deviceKey);
}

/**
 * The one asset of the register that a ticket is about: by its readout or label, else because the register
 * names the ticket with it. Null when there is none or there are several.
 */
async function assetMeant(
  db: Db,
  { item, document, deviceKey }: StoredTicket,
): Promise<Asset | null> {
  const known = deviceKey === null ? null : await findAssetByDevice(db, deviceKey);
  if (known !== null) return known;
  const codes = codesOfDevice(document.readout?.facts ?? []);
  for (const code of codes) {
    const found = await findAssetsByCode(db, numbersIn(code));
    if (found.length === 1) return found[0] ?? null;
  }
  // A device that was read is that one, in the register or not.
  return deviceKey === null ? assetOfTicket(db, item.ticketId) : null;
}

/** Marks the device of a ticket, which raises the impact of its next visits. */
export async function markTicketDevice(
  context: DeskContext,
  session: Session,
  ticketId: string,
  words: string,
): Promise<Result<Ticket, Fault>> {
  const marked = await happenBeside(context, session, ticketId, async (db, ticket, at) => {
    const { deviceKey, item } = ticket;
    const asset = await assetMeant(db, ticket);
    if (deviceKey === null && asset === null) {
      return err(fault('input/invalid', 'The device of this ticket cannot be known again'));
    }
    if ((await countMarks(db)) >= mostImportantDevices) {
      return err(fault('input/too-many', `At most ${mostImportantDevices} devices are important`));
    }
    const mark = { markId: context.newId(), words, at, by: session.name };
    // An asset is known by all that the register knows of it, a key by one way of reading only.
    if (asset !== null) {
      const deviceName = `${asset.maker} ${asset.model} ${asset.tag}`.slice(0, 170);
      await markAsset(db, asset.assetId, { ...mark, deviceName });
    } else if (deviceKey !== null) {
      await markDevice(db, deviceKey, { ...mark, deviceName: item.deviceName });
    }
    return ok({ kind: 'ticket.device-marked', words });
  });
  if (!marked.ok) return marked;
  await context.priorityRules.lookAgain();
  return ok(await cardOf(context, marked.value, session.role));
}
