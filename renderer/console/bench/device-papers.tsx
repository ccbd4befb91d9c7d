import { useTranslation } from 'react-i18next';
import type { LeftDevice } from '../../../shared/domain/custody.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatMoment } from '../../i18n/format.ts';
import { PrintSheet } from '../parts/print-sheet.tsx';
import { QrCode } from '../parts/qr-code.tsx';

export type Paper = 'label' | 'receipt';

/**
 * The label that goes on the device, which says nothing of its visitor but his number, and the receipt
 * that goes with him, in his language.
 */
export function DevicePapers({
  paper,
  ticket,
  device,
  onPrinted,
}: {
  readonly paper: Paper;
  readonly ticket: Ticket;
  readonly device: LeftDevice;
  readonly onPrinted: () => void;
}) {
  const { t, i18n } = useTranslation('bench');
  const { item, locale } = ticket;
  const at = (path: string) => new URL(path, window.location.origin).href;
  if (paper === 'label') {
    return (
      <PrintSheet paper="label" onPrinted={onPrinted}>
        <QrCode text={at(`/console/tickets/${item.ticketId}`)} label={t('label-qr')} />
        <div>
          <strong>{item.visitCode}</strong>
          {device.holder.name}
        </div>
      </PrintSheet>
    );
  }
  const say = i18n.getFixedT(locale, 'bench');
  return (
    <PrintSheet paper="slip" onPrinted={onPrinted}>
      <div lang={locale}>
        <p>{say('receipt.title', { code: item.visitCode })}</p>
        <p>
          {say('pick-up-code')} <strong>{device.pickUpCode}</strong>
        </p>
        <p>
          {device.deviceName}
          {device.accessories === '' ? '' : `, ${device.accessories}`}
        </p>
        <p>{device.condition}</p>
        <p>{say('receipt.next', { moment: formatMoment(new Date(device.promisedAt), locale) })}</p>
        <p>{say('terms')}</p>
        <QrCode text={at(ticket.statusPath)} label={say('receipt.qr')} />
        <p>{say('receipt.qr')}</p>
      </div>
    </PrintSheet>
  );
}
