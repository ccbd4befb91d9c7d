import { useQuery } from '@tanstack/react-query';
import { toDataURL } from 'qrcode';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './status-dialog.module.css';

/** The visitor's own page as a QR code to scan from the screen, and as a link to look at it oneself. */
export function StatusDialog({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('console');
  const address = new URL(ticket.statusPath, window.location.origin).href;
  const picture = useQuery({
    queryKey: ['qr', address],
    queryFn: () => toDataURL(address, { margin: 2, width: 480 }),
    staleTime: Infinity,
  });
  return (
    <Dialog title={t('status-page.title', { code: ticket.item.visitCode })} onClose={onClose}>
      <p>{t('status-page.lead')}</p>
      <div className={styles['code']}>
        {picture.data === undefined ? null : (
          <img src={picture.data} width={320} height={320} alt={t('status-page.qr')} />
        )}
      </div>
      <a className={styles['link']} href={ticket.statusPath} target="_blank" rel="noreferrer">
        {address}
      </a>
      <Button onPress={onClose}>{t('close-dialog')}</Button>
    </Dialog>
  );
}
