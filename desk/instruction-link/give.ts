import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import {
  type GivenInstruction,
  type PackDevice,
  type Telling,
  linkDays,
  variantFor,
} from '../../shared/domain/instruction-link.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { newToken, tokenHash } from '../auth/token.ts';
import type { DeskContext } from '../desk-context.ts';
import {
  type InstructionLinkRow,
  type LinkedInstruction,
  countTokens,
  findLink,
  insertLink,
  insertToken,
  linkedOf,
  textsOf,
} from '../store/instruction-link-store.ts';
import type { Db } from '../store/tables.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';

/** What is given along. */
export interface Gift {
  /** Made by who gives: sent again after a lost answer it is the same gift. */
  readonly linkId: string;
  readonly instructions: readonly GivenInstruction[];
  readonly packFor: PackDevice | null;
  readonly telling: Telling;
  readonly locale: Locale;
}

/** Where a page can be read, and until when. The address is told once. */
export interface Opened {
  readonly linkPath: string;
  readonly expiresAt: string;
}

/** Whose gift it is. */
type Giver = Pick<Session, 'name' | 'accountId'>;

const dayMs = 24 * 60 * 60 * 1000;
/** Printed or opened so often; what is asked more often is no reader. */
const mostTokens = 40;

/** Gives instructions along with a ticket, and writes it in its history. */
export async function giveForTicket(
  context: DeskContext,
  session: Session,
  ticketId: string,
  gift: Gift,
): Promise<Result<Opened, Fault>> {
  const earlier = await findLink(context.database.read, gift.linkId);
  if (earlier !== null) return openAgain(context, earlier, ticketId);
  const token = newToken();
  let expiresAt = '';
  const given = await happenBeside(context, session, ticketId, async (db, _ticket, at) => {
    // Two of the same at the same moment: the second finds the first, since the ticket is locked.
    if ((await findLink(db, gift.linkId)) !== null) {
      return err(fault('ticket/changed-meanwhile', 'This was given at this moment'));
    }
    expiresAt = await insertGift(db, session, { gift, ticketId, token, at });
    const titles = gift.instructions.map((one) => titleOf(one, gift));
    return ok({
      kind: 'ticket.instructions-given',
      details: { title: titles.join(' · ').slice(0, 200), telling: gift.telling },
    });
  });
  return given.ok ? ok(opened(token, expiresAt)) : given;
}

/** Gives instructions along that belong to no ticket. */
export async function giveWithoutTicket(
  context: DeskContext,
  session: Giver,
  gift: Gift,
): Promise<Result<Opened, Fault>> {
  const token = newToken();
  const at = timestamp(context.clock);
  const given = await context.database.write(async (db): Promise<Result<string | null, Fault>> => {
    const isThere = (await findLink(db, gift.linkId)) !== null;
    return ok(isThere ? null : await insertGift(db, session, { gift, ticketId: null, token, at }));
  });
  if (!given.ok) return given;
  if (given.value !== null) return ok(opened(token, given.value));
  const earlier = await findLink(context.database.read, gift.linkId);
  return earlier === null ? err(unknownLink()) : openAgain(context, earlier, null);
}

/** Another address of a page that was given for this ticket. */
export async function openAgain(
  context: DeskContext,
  link: InstructionLinkRow,
  ticketId: string | null,
): Promise<Result<Opened, Fault>> {
  if (link.ticket_id !== ticketId) return err(unknownLink());
  const at = timestamp(context.clock);
  if (link.expires_at <= at) {
    return err(fault('instruction/link-expired', `The page was there until ${link.expires_at}`));
  }
  const token = newToken();
  const made = await context.database.write(async (db) => {
    if ((await countTokens(db, link.link_id)) >= mostTokens) {
      return err(fault('input/too-many', `This page was opened anew ${mostTokens} times`));
    }
    await insertToken(db, { hash: tokenHash(token), linkId: link.link_id, at });
    return ok(null);
  });
  return made.ok ? ok(opened(token, link.expires_at)) : made;
}

/** The title of an instruction for who reads it so. */
export function titleOf(
  instruction: Pick<GivenInstruction, 'variants'>,
  { locale, telling }: Pick<Gift, 'locale' | 'telling'>,
): string {
  return variantFor(instruction.variants, locale, telling)?.title ?? '';
}

/** The titles of what a link gave. */
export async function titlesOf(db: Db, link: InstructionLinkRow): Promise<readonly string[]> {
  return (await textsOf(db, linkedOf(link))).map((one) => titleOf(one, link));
}

export function unknownLink(): Fault {
  return fault('instruction/link-unknown', 'No such page of this ticket');
}

function opened(token: string, expiresAt: string): Opened {
  return { linkPath: `/i/${token}`, expiresAt };
}

async function insertGift(
  db: Db,
  session: Giver,
  {
    gift,
    ticketId,
    token,
    at,
  }: {
    readonly gift: Gift;
    readonly ticketId: string | null;
    readonly token: string;
    readonly at: string;
  },
): Promise<string> {
  const row = linkRow(gift, { ticketId, by: session, at });
  await insertLink(db, row);
  await insertToken(db, { hash: tokenHash(token), linkId: gift.linkId, at });
  return row.expires_at;
}

/** The row of a gift: which versions, told how, by whom, and until when their page can be read. */
export function linkRow(
  gift: Omit<Gift, 'instructions'> & { readonly instructions: readonly LinkedInstruction[] },
  {
    ticketId,
    by,
    at,
  }: { readonly ticketId: string | null; readonly by: Giver; readonly at: string },
): InstructionLinkRow {
  return {
    link_id: gift.linkId,
    ticket_id: ticketId,
    device_type: gift.packFor,
    content: JSON.stringify(
      gift.instructions.map(({ instructionId, version, block }) => ({
        instructionId,
        version,
        block,
      })),
    ),
    telling: gift.telling,
    locale: gift.locale,
    given_by: by.name,
    given_by_id: by.accountId,
    given_at: at,
    expires_at: new Date(Date.parse(at) + linkDays * dayMs).toISOString(),
  };
}
