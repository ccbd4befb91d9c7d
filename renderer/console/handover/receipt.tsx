import { Printer, Tag, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedHandover } from '../../../shared/contract/handover-routes.ts';
import { missingAccessories } from '../../../shared/domain/accessory.ts';
import { formatCalendarDay, formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { SignatureDrawing } from '../../ui/signature-pad.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { QrCode } from '../parts/qr-code.tsx';
import { PrintSheet } from '../parts/print-sheet.tsx';
import { ConditionShown } from './condition-shown.tsx';
import { MailReceipt } from './mail-receipt.tsx';
import { PaperForm } from './paper-form.tsx';
import { ReceiptSlip } from './receipt-slip.tsx';
import styles from './handover.module.css';

/** What was signed, as it stands on paper too; its seal was checked a moment ago. */
export function Receipt({
  checked: given,
  onNext,
}: {
  readonly checked: CheckedHandover;
  readonly onNext: () => void;
}) {
  const { t } = useTranslation('handover');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [checked, setChecked] = useState(given);
  const [printing, setPrinting] = useState<'slip' | 'label' | null>(null);
  const { handover, sealHolds, wentOut } = checked;
  const { document, signature } = handover;
  const page = new URL(checked.receiptPath, window.location.origin).href;
  const pdf = (paper: 'a5' | '80') =>
    `/v1/handovers/${handover.handoverId}/receipt.pdf?paper=${paper}`;
  return (
    <main className={styles['page']}>
      <h1>{t(`receipt.${document.kind}`)}</h1>
      <p className={sealHolds ? styles['good'] : styles['trouble']} role="status">
        {t(sealHolds ? 'seal.holds' : 'seal.broken')} <code>{handover.seal.slice(0, 16)}</code>
      </p>
      <p>
        {t('receipt.who', {
          name: document.holder.name,
          by: document.by,
          moment: formatMoment(new Date(document.at), locale),
        })}
      </p>
      {document.dueOn === null ? null : (
        <p>
          <strong>{t('receipt.due', { day: formatCalendarDay(document.dueOn, locale) })}</strong>
        </p>
      )}
      <ul className={styles['lines']}>
        {document.items.map((item, at) => {
          const before = wentOut[at] ?? null;
          const missing =
            before === null ? [] : missingAccessories(before.accessories, item.accessories);
          return (
            <li key={item.assetId} className={styles['line']}>
              <h2>
                {item.name} <span className={styles['tag']}>{item.tag}</span>
              </h2>
              {item.serial === null ? null : <p>{t('receipt.serial', { serial: item.serial })}</p>}
              <div className={styles['sides']}>
                {before === null ? null : (
                  <ConditionShown title={t('condition.out')} item={before} />
                )}
                <ConditionShown
                  title={t(document.kind === 'return' ? 'condition.in' : 'condition.out')}
                  item={item}
                />
              </div>
              {missing.length === 0 ? null : (
                <p className={styles['trouble']}>
                  {t('receipt.missing', {
                    what: missing.map(({ name, count }) => `${count} × ${name}`).join(', '),
                  })}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <h2>{t('receipt.terms', { version: document.terms.version })}</h2>
      <p className={styles['terms']} lang={document.locale}>
        {document.terms.text}
      </p>
      {signature.by === 'strokes' ? (
        <SignatureDrawing label={t('receipt.signature')} strokes={signature.strokes} />
      ) : null}
      {signature.by === 'typed' ? <p>{t('receipt.typed', { name: signature.name })}</p> : null}
      {signature.by === 'kiosk' ? <p>{t('receipt.left-at-kiosk')}</p> : null}
      {signature.by === 'paper' ? <PaperForm handover={handover} onAttached={setChecked} /> : null}
      <section className={styles['part']} aria-labelledby="receipt-page">
        <h2 id="receipt-page">{t('receipt.page')}</h2>
        <QrCode text={page} label={t('receipt.page')} className={styles['code']} />
        <p>
          {t('receipt.page-scan')}{' '}
          <a href={page} target="_blank" rel="noreferrer">
            {t('receipt.page-open')}
          </a>
        </p>
      </section>
      <MailReceipt handoverId={handover.handoverId} />
      <div className={styles['row']}>
        <Button kind="primary" icon={<Printer />} onPress={() => setPrinting('slip')}>
          {t('receipt.print')}
        </Button>
        <a href={pdf('a5')} target="_blank" rel="noreferrer">
          {t('receipt.pdf-a5')}
        </a>
        <a href={pdf('80')} target="_blank" rel="noreferrer">
          {t('receipt.pdf-80')}
        </a>
        {document.kind === 'return' && document.items.length === 1 ? (
          <Button icon={<Tag />} onPress={() => setPrinting('label')}>
            {t('receipt.bag')}
          </Button>
        ) : null}
        <Button icon={<UserPlus />} onPress={onNext}>
          {t('receipt.next')}
        </Button>
      </div>
      {printing === 'slip' ? (
        <PrintSheet paper="slip" onPrinted={() => setPrinting(null)}>
          <ReceiptSlip checked={checked} />
        </PrintSheet>
      ) : null}
      {printing === 'label' ? (
        <PrintSheet paper="label" onPrinted={() => setPrinting(null)}>
          <QrCode text={document.items[0]?.tag ?? ''} label={t('receipt.bag')} />
          <div>
            <strong>{document.items[0]?.tag}</strong>
            {t('receipt.bag-words', { seal: handover.seal.slice(0, 8) })}
          </div>
        </PrintSheet>
      ) : null}
    </main>
  );
}
