import { BookOpenText, CalendarDays, MapPin, Printer, ShieldCheck, ShieldX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Accessory } from '../../shared/domain/accessory.ts';
import type { PackDevice } from '../../shared/domain/instruction-link.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import type { ReceiptPage } from '../../shared/domain/receipt-page.ts';
import { formatCalendarDay, formatMoment } from '../i18n/format.ts';
import { Button } from '../ui/button.tsx';
import styles from './receipt.module.css';

/** What somebody signed for: the day first, then the things, then what he agreed to. */
export function ReceiptScreen({
  page,
  locale,
  openPack,
  print,
}: {
  readonly page: ReceiptPage;
  readonly locale: Locale;
  /** Goes to the instructions of a device; false when that did not work. */
  readonly openPack: (device: PackDevice) => Promise<boolean>;
  readonly print: () => void;
}) {
  const { t } = useTranslation('receipt-page');
  const moment = (at: string) => formatMoment(new Date(at), locale);
  const { where, name } = page.returnTo;
  return (
    <>
      <h1>{t(`title.${page.kind}`)}</h1>
      <p>{t('signed', { moment: moment(page.at) })}</p>
      <ul className={styles['items']}>
        {page.items.map((item) => (
          <li key={item.tag} className={styles['part']}>
            <h2>
              {item.name} <span className={styles['tag']}>{item.tag}</span>
            </h2>
            <Due item={item} locale={locale} />
            {item.serial === null ? null : <p>{t('serial', { serial: item.serial })}</p>}
            <p>
              {item.accessories.length === 0
                ? t('no-accessories')
                : t('accessories', { what: listed(item.accessories) })}
            </p>
            {item.missing.length === 0 ? null : (
              <p className={styles['trouble']}>{t('missing', { what: listed(item.missing) })}</p>
            )}
            {item.condition === '' ? null : <p>{t('condition', { words: item.condition })}</p>}
          </li>
        ))}
      </ul>
      {page.kind === 'return' ? null : (
        <section className={styles['part']} aria-labelledby="return">
          <h2 id="return">
            <MapPin aria-hidden="true" />
            {t('return.title')}
          </h2>
          <p>{where === '' ? t('return.to', { name }) : t('return.to-where', { name, where })}</p>
          <p>{t('return.how')}</p>
        </section>
      )}
      <Packs packs={page.packs} openPack={openPack} />
      <Terms page={page} locale={locale} />
      <p className={page.sealHolds ? styles['seal'] : styles['trouble']}>
        {page.sealHolds ? <ShieldCheck aria-hidden="true" /> : <ShieldX aria-hidden="true" />}
        {t(page.sealHolds ? 'seal.holds' : 'seal.broken')} <code>{page.seal}</code>
      </p>
      <div className={styles['print']}>
        <Button size="touch" icon={<Printer />} onPress={print}>
          {t('print')}
        </Button>
      </div>
      <p className={styles['quiet']}>{t('until', { moment: moment(page.endsAt) })}</p>
    </>
  );
}

function Due({
  item: { dueOn, backAt, handedIn },
  locale,
}: {
  readonly item: ReceiptPage['items'][number];
  readonly locale: Locale;
}) {
  const { t } = useTranslation('receipt-page');
  if (dueOn === null) return null;
  const words =
    backAt !== null
      ? t('back', { moment: formatMoment(new Date(backAt), locale) })
      : handedIn
        ? t('handed-in')
        : t('due', { day: formatCalendarDay(dueOn, locale) });
  return (
    <p className={styles['due']}>
      <CalendarDays aria-hidden="true" />
      {words}
    </p>
  );
}

function Packs({
  packs,
  openPack,
}: {
  readonly packs: readonly PackDevice[];
  readonly openPack: (device: PackDevice) => Promise<boolean>;
}) {
  const { t } = useTranslation('receipt-page');
  const [failed, setFailed] = useState(false);
  if (packs.length === 0) return null;
  return (
    <section className={styles['part']} aria-labelledby="packs">
      <h2 id="packs">
        <BookOpenText aria-hidden="true" />
        {t('packs.title')}
      </h2>
      {packs.map((device) => (
        <Button
          key={device}
          wide
          size="touch"
          onPress={() => void openPack(device).then((isOpen) => setFailed(!isOpen))}
        >
          {t(`packs.${device}`)}
        </Button>
      ))}
      {failed ? <p role="alert">{t('packs.failed')}</p> : null}
    </section>
  );
}

/** In easy words first; what was signed stays, word for word and in its own language. */
function Terms({ page, locale }: { readonly page: ReceiptPage; readonly locale: Locale }) {
  const { t } = useTranslation('receipt-page');
  const { easy, text, level } = page.terms;
  const isEasy = level === 'a2' && page.locale === locale;
  return (
    <section className={styles['part']} aria-labelledby="terms">
      <h2 id="terms">{t('terms.title')}</h2>
      {easy === null || isEasy ? null : (
        <>
          <p className={styles['text']}>{easy[locale]}</p>
          <h3>{t('terms.signed')}</h3>
        </>
      )}
      <p className={styles['text']} lang={page.locale}>
        {text}
      </p>
    </section>
  );
}

function listed(list: readonly Accessory[]): string {
  return list.map(({ name, count }) => (count > 1 ? `${count} × ${name}` : name)).join(', ');
}
