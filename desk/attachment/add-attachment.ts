import type { Readable } from 'node:stream';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import {
  type Attachment,
  type AttachmentType,
  attachmentName,
  bearsOut,
  largestAttachment,
  mostAttachments,
} from '../../shared/domain/attachment.ts';
import type { DeskContext } from '../desk-context.ts';
import {
  attachmentWithContent,
  countTicketAttachments,
  insertTicketAttachment,
} from '../store/ticket-attachment-store.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';
import type { KeptFiles, TakenFile } from './kept-files.ts';

/** A file as it is sent. */
export interface SentFile {
  readonly name: string;
  /** What the sender says that it is. */
  readonly type: AttachmentType;
  readonly content: Readable;
}

/**
 * Puts a file on a ticket. The same content on the same ticket is there once, so that a file whose
 * reply got lost may be sent again. The file is safely on disk before the ticket names it.
 */
export async function addAttachment(
  context: DeskContext,
  files: KeptFiles,
  session: Session,
  ticketId: string,
  sent: SentFile,
): Promise<Result<Attachment, Fault>> {
  const { read } = context.database;
  const attachmentId = context.newId();
  const taken = await files.take(attachmentId, sent.content, largestAttachment);
  const refused = refusalOf(taken, sent.type);
  if (refused !== null) {
    await files.remove(attachmentId);
    return err(refused);
  }
  const known = await attachmentWithContent(read, ticketId, taken.hash);
  if (known !== null) {
    await files.remove(attachmentId);
    return ok(known);
  }

  await files.keep(attachmentId);
  const name = attachmentName(sent.name, sent.type);
  const attachmentAt = (addedAt: string): Attachment => ({
    attachmentId,
    name,
    type: sent.type,
    bytes: taken.bytes,
    description: '',
    addedAt,
    addedBy: { accountId: session.accountId, name: session.name },
    mergedFrom: null,
  });
  const added = await happenBeside(context, session, ticketId, async (db, _ticket, at) => {
    if ((await countTicketAttachments(db, ticketId)) >= mostAttachments) return err(tooMany());
    return (await insertTicketAttachment(db, ticketId, taken.hash, attachmentAt(at)))
      ? ok({ kind: 'ticket.file-added', details: { name } } as const)
      : err(fault('attachment/unknown', 'The same file was put on it at this very moment'));
  });
  if (added.ok) return ok(attachmentAt(added.value.updatedAt));
  await files.remove(attachmentId);
  const same = await attachmentWithContent(read, ticketId, taken.hash);
  return same === null ? added : ok(same);
}

function refusalOf(taken: TakenFile, said: AttachmentType): Fault | null {
  if (taken.tooLarge) return tooLarge();
  if (bearsOut(taken.type, said)) return null;
  const proven = taken.type ?? 'nothing that we take';
  return fault('attachment/not-what-it-says', `Said to be ${said}, its bytes prove ${proven}`);
}

export function tooLarge(): Fault {
  return fault('input/too-large', `A file has ${largestAttachment} bytes at most`);
}

export function tooMany(): Fault {
  return fault('attachment/too-many', `A ticket has ${mostAttachments} files at most`);
}
