import type { i18n as I18n } from 'i18next';
import { CircleX } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { PackDevice } from '../../shared/domain/instruction-link.ts';
import { type Locale, localeSchema } from '../../shared/domain/locale.ts';
import type { ReceiptPage } from '../../shared/domain/receipt-page.ts';
import { speakLocale } from '../i18n/create-i18n.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { Button } from '../ui/button.tsx';
import { ReceiptScreen } from './receipt-screen.tsx';
import styles from './receipt.module.css';

type Shown =
  | { readonly show: 'looking' | 'away' | 'over' | 'unknown' }
  | { readonly show: 'receipt'; readonly page: ReceiptPage };

/** A receipt on the phone of whoever signed, in his language, for as long as its days last. */
export function ReceiptPageView({
  i18n,
  firstLocale,
  read,
  openPack,
  print,
}: {
  readonly i18n: I18n;
  readonly firstLocale: Locale;
  /** Null when the address holds no receipt. */
  readonly read: () => Promise<Result<ReceiptPage, Fault> | null>;
  readonly openPack: (device: PackDevice) => Promise<boolean>;
  readonly print: () => void;
}) {
  const { t } = useTranslation('receipt-page');
  const [locale, setLocale] = useState(firstLocale);
  const [shown, setShown] = useState<Shown>({ show: 'looking' });
  useEffect(() => speakLocale(i18n, locale), [i18n, locale]);
  const [tries, setTries] = useState(1);
  const readNow = useEffectEvent(read);
  useEffect(() => {
    let isShown = true;
    const look = async () => {
      const reply = await readNow();
      if (!isShown) return;
      if (reply?.ok === true) setLocale(reply.value.locale);
      setShown(
        reply === null
          ? { show: 'unknown' }
          : reply.ok
            ? { show: 'receipt', page: reply.value }
            : { show: troubleOf(reply.fault) },
      );
    };
    void look();
    return () => {
      isShown = false;
    };
  }, [tries]);
  return (
    <div className={styles['phone']}>
      <header className={styles['header']}>
        <BrandMark />
        <div className={styles['languages']} role="group" aria-label={t('language')}>
          {localeSchema.options.map((each) => (
            <Button
              key={each}
              size="touch"
              pressed={each === locale}
              label={each === 'nl' ? 'NL, Nederlands' : 'EN, English'}
              onPress={() => setLocale(each)}
            >
              <span lang={each}>{each.toUpperCase()}</span>
            </Button>
          ))}
        </div>
      </header>
      <main className={styles['main']}>
        {shown.show === 'receipt' ? (
          <ReceiptScreen page={shown.page} locale={locale} openPack={openPack} print={print} />
        ) : shown.show === 'looking' ? (
          <p role="status">{t('looking')}</p>
        ) : (
          <section className={styles['part']}>
            <CircleX aria-hidden="true" />
            <h1>{t(`${shown.show}.title`)}</h1>
            <p>{t(`${shown.show}.words`)}</p>
            {shown.show === 'away' ? (
              <Button
                size="touch"
                onPress={() => {
                  setShown({ show: 'looking' });
                  setTries(tries + 1);
                }}
              >
                {t('away.again')}
              </Button>
            ) : null}
          </section>
        )}
      </main>
    </div>
  );
}

function troubleOf({ code }: Fault): 'away' | 'over' | 'unknown' {
  if (code === 'receipt/expired') return 'over';
  return code === 'receipt/unknown' || code === 'input/invalid' ? 'unknown' : 'away';
}
