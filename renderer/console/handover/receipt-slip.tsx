import { useTranslation } from 'react-i18next';
import type { CheckedHandover } from '../../../shared/contract/handover-routes.ts';
import { QrCode } from '../parts/qr-code.tsx';
import { formatCalendarDay, formatMoment } from '../../i18n/format.ts';

/** The slip that goes along, in the language in which it was signed. */
export function ReceiptSlip({ checked }: { readonly checked: CheckedHandover }) {
  const { i18n } = useTranslation('handover');
  const { document, seal } = checked.handover;
  const say = i18n.getFixedT(document.locale, 'handover');
  return (
    <div lang={document.locale}>
      <p>{say(`receipt.${document.kind}`)}</p>
      <p>
        {say('receipt.who', {
          name: document.holder.name,
          by: document.by,
          moment: formatMoment(new Date(document.at), document.locale),
        })}
      </p>
      {document.items.map((item) => (
        <p key={item.assetId}>
          {item.name} {item.tag}
          {item.accessories.map(({ name, count }) => `, ${count} × ${name}`).join('')}
        </p>
      ))}
      {document.dueOn === null ? null : (
        <p>{say('receipt.due', { day: formatCalendarDay(document.dueOn, document.locale) })}</p>
      )}
      <p>{document.terms.text}</p>
      <p>{seal.slice(0, 16)}</p>
      <p>{say('receipt.page-scan')}</p>
      <QrCode
        text={new URL(checked.receiptPath, window.location.origin).href}
        label={say('receipt.page')}
      />
    </div>
  );
}
