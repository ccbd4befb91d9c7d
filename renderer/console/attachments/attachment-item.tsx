import { Download, FileText, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isPicture, mayRemove, type Attachment } from '../../../shared/domain/attachment.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatBytes } from '../../../shared/domain/measure.ts';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useCardChange } from '../card/use-card-change.ts';
import { useSession } from '../session/session.ts';
import { DescriptionField } from './description-field.tsx';
import { contentOf } from './use-attachments.ts';
import { DownloadLink } from '../parts/download-link.tsx';
import styles from './attachments.module.css';

/** One file: what it shows, who added it, and what may be done with it. */
export function AttachmentItem({
  ticket,
  attachment,
}: {
  readonly ticket: Ticket;
  readonly attachment: Attachment;
}) {
  const { t } = useTranslation('attachments');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const session = useSession();
  const [asks, setAsks] = useState(false);
  const { ticketId } = ticket.item;
  const { attachmentId, name, type, bytes, addedAt, addedBy, mergedFrom } = attachment;
  const moment = formatMoment(new Date(addedAt), locale);
  return (
    <li>
      {mergedFrom === null ? <Preview ticketId={ticketId} attachment={attachment} /> : null}
      <div className={styles['about']}>
        <p className={styles['name']}>{name}</p>
        <p className={styles['by']}>
          {formatBytes(bytes, locale)} · {t('attachments:by', { name: addedBy.name, moment })}
        </p>
        {mergedFrom === null ? (
          <>
            <DescriptionField ticketId={ticketId} attachment={attachment} />
            <div className={styles['does']}>
              <DownloadLink
                href={`${contentOf(ticketId, attachmentId)}${isPicture(type) ? '?save=1' : ''}`}
              >
                <Download aria-hidden="true" /> {t('attachments:save')}
                <span className="visually-hidden"> {name}</span>
              </DownloadLink>
              {mayRemove(attachment, session) ? (
                <Button
                  kind="quiet"
                  icon={<Trash2 />}
                  label={t('attachments:remove-file', { name })}
                  onPress={() => setAsks(true)}
                >
                  {t('attachments:remove')}
                </Button>
              ) : null}
            </div>
          </>
        ) : (
          <p>{t('attachments:of-merged', { code: mergedFrom })}</p>
        )}
      </div>
      {asks ? (
        <Remove ticketId={ticketId} attachment={attachment} onClose={() => setAsks(false)} />
      ) : null}
    </li>
  );
}

function Preview({
  ticketId,
  attachment,
}: {
  readonly ticketId: string;
  readonly attachment: Attachment;
}) {
  const { t } = useTranslation('attachments');
  const [large, setLarge] = useState(false);
  const { attachmentId, name, type, description } = attachment;
  const address = contentOf(ticketId, attachmentId);
  if (!isPicture(type)) return <FileText className={styles['icon']} aria-hidden="true" />;
  const words = description === '' ? name : description;
  return (
    <>
      <AriaButton
        className={styles['preview'] ?? ''}
        aria-label={t('attachments:enlarge', { name: words })}
        onPress={() => setLarge(true)}
      >
        <img src={address} alt="" loading="lazy" />
      </AriaButton>
      {large ? (
        <Dialog title={name} onClose={() => setLarge(false)}>
          <img className={styles['large']} src={address} alt={words} />
          {description === '' ? null : <p>{description}</p>}
          <Button onPress={() => setLarge(false)}>{t('console:close-dialog')}</Button>
        </Dialog>
      ) : null}
    </>
  );
}

function Remove({
  ticketId,
  attachment: { attachmentId, name },
  onClose,
}: {
  readonly ticketId: string;
  readonly attachment: Attachment;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('attachments');
  const { desk, notice } = useParts();
  const remove = useCardChange(
    () => desk.call('attachment.remove', { params: { ticketId, attachmentId } }),
    () => notice.set({ tone: 'good', words: t('attachments:removed', { name }) }),
  );
  return (
    <Dialog urgent title={t('attachments:remove-file', { name })} onClose={onClose}>
      <p>{t('attachments:remove-hint')}</p>
      <div className={styles['does']}>
        <Button kind="danger" disabled={remove.isPending} onPress={() => remove.mutate()}>
          {t('attachments:remove-really')}
        </Button>
        <Button onPress={onClose}>{t('attachments:keep')}</Button>
      </div>
    </Dialog>
  );
}
