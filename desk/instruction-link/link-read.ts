import { mostLinks } from '../../shared/contract/instruction-link-routes.ts';
import type { ReadAtKiosk } from '../../shared/domain/kiosk-instruction.ts';
import {
  type InstructionLinkRow,
  insertLink,
  linkedOf,
  linksOf,
} from '../store/instruction-link-store.ts';
import type { Kiosk } from '../store/kiosk-store.ts';
import type { Db } from '../store/tables.ts';
import { linkRow } from './give.ts';

/** What a kiosk showed for a ticket: the link that is there of it, or a new one with this id. */
export async function linkRead(
  db: Db,
  newLinkId: string,
  {
    ticketId,
    kiosk,
    read,
    at,
  }: {
    readonly ticketId: string;
    readonly kiosk: Kiosk;
    readonly read: ReadAtKiosk;
    readonly at: string;
  },
): Promise<InstructionLinkRow> {
  const { instructionId, version, telling, locale } = read;
  const links = await linksOf(db, ticketId, mostLinks);
  const known = links.find(
    (link) =>
      link.given_by_id === kiosk.kioskId &&
      linkedOf(link).some((one) => one.instructionId === instructionId && one.version === version),
  );
  if (known !== undefined) return known;
  const instructions = [{ instructionId, version, block: null }];
  const row = linkRow(
    { linkId: newLinkId, instructions, packFor: null, telling, locale },
    { ticketId, by: { name: kiosk.name, accountId: kiosk.kioskId }, at },
  );
  await insertLink(db, row);
  return row;
}
