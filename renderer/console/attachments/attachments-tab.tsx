import { Paperclip } from 'lucide-react';
import { Button, FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  attachmentEndings,
  attachmentTypeSchema,
  largestAttachment,
  mostAttachments,
  type LaterPhoto,
} from '../../../shared/domain/attachment.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatBytes } from '../../../shared/domain/measure.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { AttachmentItem } from './attachment-item.tsx';
import { useAttachments } from './use-attachments.ts';
import styles from './attachments.module.css';

/** All files of a ticket, and the way to add one that needs no mouse. */
export function AttachmentsTab({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('attachments');
  const { ticketId } = ticket.item;
  const { data, error } = useAttachments(ticketId);
  const fault = faultOf(error);
  return (
    <div className={styles['tab']}>
      <AddFiles ticketId={ticketId} />
      {fault !== null ? (
        <p role="alert">{faultWords(t, fault)}</p>
      ) : data === undefined ? (
        <p role="status">{t('attachments:loading')}</p>
      ) : (
        <>
          {data.attachments.length + data.photos.length === 0 ? (
            <p>{t('attachments:none')}</p>
          ) : null}
          <ul className={styles['files']}>
            {data.attachments.map((attachment) => (
              <AttachmentItem
                key={attachment.attachmentId}
                ticket={ticket}
                attachment={attachment}
              />
            ))}
          </ul>
          <LaterPhotos photos={data.photos} />
        </>
      )}
    </div>
  );
}

function AddFiles({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation('attachments');
  const { uploads, settings } = useParts();
  const { locale } = useStore(settings);
  return (
    <div>
      <FileTrigger
        allowsMultiple
        acceptedFileTypes={[...attachmentTypeSchema.options, ...attachmentEndings]}
        onSelect={(files) => {
          if (files !== null) uploads.add(ticketId, [...files]);
        }}
      >
        <Button className={styles['add'] ?? ''} aria-describedby="attachments-hint">
          <Paperclip aria-hidden="true" />
          {t('attachments:add')}
        </Button>
      </FileTrigger>
      <p id="attachments-hint" className={styles['hint']}>
        {t('attachments:hint', {
          size: formatBytes(largestAttachment, locale),
          count: mostAttachments,
        })}
      </p>
    </div>
  );
}

function LaterPhotos({ photos }: { readonly photos: readonly LaterPhoto[] }) {
  const { t } = useTranslation('attachments');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  if (photos.length === 0) return null;
  return (
    <section aria-labelledby="later-photos">
      <h3 id="later-photos">{t('attachments:later-photos')}</h3>
      <ul className={styles['files']}>
        {photos.map(({ hash, visitor, at }) => {
          const words = t('attachments:later-photo', {
            visitor,
            moment: formatMoment(new Date(at), locale),
          });
          return (
            <li key={`${hash} ${at}`}>
              <a
                className={styles['preview']}
                href={`/v1/attachments/${hash}`}
                target="_blank"
                rel="noreferrer"
              >
                <img src={`/v1/attachments/${hash}`} alt={words} loading="lazy" />
              </a>
              <p>{words}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
