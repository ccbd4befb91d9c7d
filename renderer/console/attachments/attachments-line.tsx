import { FileUp, Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isPicture } from '../../../shared/domain/attachment.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { DownloadLink } from '../parts/download-link.tsx';
import { UploadList } from './upload-list.tsx';
import { contentOf, useAttachments } from './use-attachments.ts';
import { useFileDrop } from './use-file-drop.ts';
import styles from './attachments.module.css';

const mostNamed = 5;

/** Takes files for the card, says how far they are, and names those that are there. */
export function AttachmentsLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('attachments');
  const { uploads } = useParts();
  const { ticketId } = ticket.item;
  const { data } = useAttachments(ticketId);
  const over = useFileDrop((files) => uploads.add(ticketId, files));
  const underway = useStore(uploads.list).filter((upload) => upload.ticketId === ticketId);
  const files = (data?.attachments ?? []).filter(({ mergedFrom }) => mergedFrom === null);
  return (
    <>
      {over ? (
        <div className={styles['over']}>
          <p>
            <FileUp aria-hidden="true" />
            {t('attachments:drop', { code: ticket.item.visitCode })}
          </p>
        </div>
      ) : null}
      <UploadList uploads={underway} />
      {files.length === 0 ? null : (
        <p className={styles['line']}>
          <Paperclip aria-hidden="true" />
          <span className="visually-hidden">{t('attachments:on-it')}</span>
          {files.slice(0, mostNamed).map(({ attachmentId, name, type }) => {
            const address = contentOf(ticketId, attachmentId);
            return isPicture(type) ? (
              <a key={attachmentId} href={address} target="_blank" rel="noreferrer">
                {name}
              </a>
            ) : (
              <DownloadLink key={attachmentId} href={address}>
                {name}
              </DownloadLink>
            );
          })}
          {files.length > mostNamed ? (
            <span>{t('attachments:more', { count: files.length - mostNamed })}</span>
          ) : null}
        </p>
      )}
    </>
  );
}
