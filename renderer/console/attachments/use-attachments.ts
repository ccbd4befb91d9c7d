import { useQuery } from '@tanstack/react-query';
import { contentPath } from '../../../shared/contract/attachment-paths.ts';
import { fillPath } from '../../../shared/contract/route.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { ticketKey } from '../card/use-ticket.ts';

/** The files on a ticket and the photos of its later visits. */
export function useAttachments(ticketId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: [...ticketKey(ticketId), 'attachments'],
    queryFn: () => valueOf(desk.call('attachment.list', { params: { ticketId } })),
  });
}

/** Where the bytes of a file are. */
export function contentOf(ticketId: string, attachmentId: string): string {
  return fillPath(contentPath, { ticketId, attachmentId });
}
