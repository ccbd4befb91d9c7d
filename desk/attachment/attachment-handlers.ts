import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { mostListed } from '../../shared/contract/attachment-routes.ts';
import { mayRemove, mostAttachments } from '../../shared/domain/attachment.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import {
  attachmentsMergedInto,
  attachmentsOf,
  deleteTicketAttachment,
  describeTicketAttachment,
  findTicketAttachment,
  laterPhotos,
} from '../store/ticket-attachment-store.ts';
import { happenBeside, seenTicket } from '../ticket/beside-ticket.ts';
import { cardOf } from '../ticket/card.ts';
import type { KeptFiles } from './kept-files.ts';

type AttachmentRoutes = `attachment.${'list' | 'describe' | 'remove'}`;

/** What may be done with the files on a ticket; they come in and go out by desk/http/ticket-attachments.ts. */
export function attachmentHandlers(
  context: DeskContext,
  files: KeptFiles,
): Pick<DeskHandlers, AttachmentRoutes> {
  const { read } = context.database;
  return {
    'attachment.list': async ({ params: { ticketId } }, { session }) => {
      const ticket = await seenTicket(context, session, ticketId);
      if (!ticket.ok) return ticket;
      const own = await attachmentsOf(read, ticketId, mostAttachments);
      const merged = await attachmentsMergedInto(
        read,
        ticketId,
        queuesOf(session.role),
        mostListed - own.length,
      );
      const { photoHash } = ticket.value;
      return ok({
        attachments: [...own, ...merged].toSorted((one, other) =>
          other.attachmentId.localeCompare(one.attachmentId),
        ),
        photos: [...(await laterPhotos(read, ticketId, photoHash, mostAttachments))],
      });
    },
    'attachment.describe': async ({ params, body }, { session }) => {
      const { ticketId, attachmentId } = params;
      const { description } = body;
      const described = await happenBeside(context, session, ticketId, async (db) => {
        const attachment = await findTicketAttachment(db, ticketId, attachmentId);
        if (attachment === null) return err(unknownAttachment());
        await describeTicketAttachment(db, attachmentId, description);
        const details = { name: attachment.name };
        return ok({ kind: 'ticket.file-described', words: description, details } as const);
      });
      return described.ok ? ok(await cardOf(context, described.value, session.role)) : described;
    },
    'attachment.remove': async ({ params }, { session }) => {
      const { ticketId, attachmentId } = params;
      const removed = await happenBeside(context, session, ticketId, async (db) => {
        const attachment = await findTicketAttachment(db, ticketId, attachmentId);
        if (attachment === null) return err(unknownAttachment());
        if (!mayRemove(attachment, session)) {
          return err(fault('auth/forbidden', 'Another one added it; a lead can take it away'));
        }
        await deleteTicketAttachment(db, attachmentId);
        return ok({ kind: 'ticket.file-removed', details: { name: attachment.name } } as const);
      });
      if (!removed.ok) return removed;
      // Should the desk stop right here, the daily look finds a file that no ticket names.
      await files.remove(attachmentId);
      return ok(await cardOf(context, removed.value, session.role));
    },
  };
}

export function unknownAttachment() {
  return fault('attachment/unknown', 'There is no such file on this ticket');
}
