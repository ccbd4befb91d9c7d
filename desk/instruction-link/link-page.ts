import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type InstructionPage, mostGiven } from '../../shared/domain/instruction-link.ts';
import { tokenHash } from '../auth/token.ts';
import type { DeskContext } from '../desk-context.ts';
import {
  type InstructionLinkRow,
  findLinkByToken,
  linkedOf,
  textsOf,
} from '../store/instruction-link-store.ts';

/** The link that an address opens, as long as its days last. */
export async function livingLink(
  context: DeskContext,
  token: string,
): Promise<Result<InstructionLinkRow, Fault>> {
  const link = await findLinkByToken(context.database.read, tokenHash(token));
  if (link === null) return err(fault('instruction/link-unknown', 'No page has this address'));
  return Date.parse(link.expires_at) <= context.clock.nowMs()
    ? err(fault('instruction/link-expired', `The page was there until ${link.expires_at}`))
    : ok(link);
}

/** What the page of a link shows. */
export async function linkPage(
  context: DeskContext,
  link: InstructionLinkRow,
): Promise<InstructionPage> {
  const instructions = await textsOf(context.database.read, linkedOf(link));
  return {
    telling: link.telling,
    locale: link.locale,
    expiresAt: link.expires_at,
    instructions: instructions.slice(0, mostGiven),
  };
}
