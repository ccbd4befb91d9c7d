import { err, ok } from '../../shared/base/result.ts';
import { fault } from '../../shared/base/fault.ts';
import { codesOfDevice } from '../../shared/domain/hand-in.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { hasHandIn, insertHandIn } from '../store/hand-in-store.ts';
import { happenTo } from '../ticket/beside-ticket.ts';
import { deviceNameOf } from '../ticket/new-ticket.ts';
import { assetOut } from './asset-out.ts';

/** A visit that brought something back, and the ticket that it became or joined. */
interface BroughtBack {
  readonly intake: TicketIntake;
  readonly deviceKey: string | null;
  readonly kioskName: string;
  readonly ticketId: string;
}

/**
 * Notes what a visit brought back, after its ticket is kept and before the kiosk is answered: a kiosk
 * that hears nothing sends the visit again, and a visit that is noted already changes nothing.
 */
export async function noteHandIn(context: DeskContext, brought: BroughtBack): Promise<void> {
  const { intake, deviceKey, kioskName, ticketId } = brought;
  const { handIn } = intake;
  if (handIn === undefined) return;
  const { read } = context.database;
  if (await hasHandIn(read, intake.visitId)) return;
  const codes = codesOfDevice(intake.readout?.facts ?? []);
  const asset = await assetOut(read, deviceKey, codes);
  const deviceName = deviceNameOf(intake);
  const device = asset === null ? (deviceName ?? '') : `${asset.maker} ${asset.model} ${asset.tag}`;
  const by = { name: `kiosk ${kioskName}`, accountId: null };
  // Refused only when the same visit was noted at this very moment: then there is nothing left to do.
  await happenTo(context, by, ticketId, async (db, _ticket, at) => {
    const noted = await insertHandIn(db, {
      hand_in_id: context.newId(),
      visit_id: intake.visitId,
      ticket_id: ticketId,
      asset_id: asset?.assetId ?? null,
      device_name: deviceName,
      kiosk_name: kioskName,
      document: JSON.stringify(handIn),
      photo_hash: intake.reason?.photoHash ?? null,
      at,
      state: 'waiting',
      decided_at: null,
      decided_by: null,
      words: null,
    });
    if (!noted) return err(fault('hand-in/unknown', 'The visit was noted meanwhile'));
    return ok({
      kind: 'ticket.device-handed-in',
      details: { device: device.slice(0, 200), condition: handIn.condition },
    });
  });
}
