import { useTranslation } from 'react-i18next';
import {
  placeOf,
  type KeptBytes,
  type RecordedExchange,
} from '../../../../shared/domain/exchange-record.ts';
import { useParts, useStore } from '../../app/console-parts.ts';
import { hexLines, setupFields } from './exchange-text.ts';
import styles from './raw-exchange.module.css';

/** One exchange: what it was, how long it took, and its bytes. Everything of the device is plain text. */
export function ExchangeLine({
  exchange,
  number,
}: {
  readonly exchange: RecordedExchange;
  readonly number: number;
}) {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const { kind, name, question, sent, answer, fault, microseconds } = exchange;
  const setup = setupFields(exchange);
  const took = new Intl.NumberFormat(locale).format(microseconds);
  const head = [`${number}`, name, kind, placeOf(exchange), `${took} µs`];
  return (
    <li>
      <p className={styles['head']}>{head.filter(Boolean).join(' · ')}</p>
      {setup === null ? null : <p className={styles['setup']}>{setup}</p>}
      {question === null ? null : (
        <Bytes bytes={question} label={t('exchange.asked', { number })} />
      )}
      {sent === null ? null : <Bytes bytes={sent} label={t('exchange.sent', { number })} />}
      {answer === null ? null : <Bytes bytes={answer} label={t('exchange.answered', { number })} />}
      {fault === null ? null : <p className={styles['fault']}>{t('exchange.fault', { fault })}</p>}
    </li>
  );
}

function Bytes({ bytes, label }: { readonly bytes: KeptBytes; readonly label: string }) {
  const { t } = useTranslation('console');
  const { hex, length, left } = bytes;
  const missing = length - hex.length / 2;
  return (
    <>
      {hex === '' ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by key (axe: scrollable-region-focusable)
        <pre className={styles['bytes']} role="group" aria-label={label} tabIndex={0}>
          {hexLines(hex)}
        </pre>
      )}
      {left === 'nothing' ? null : (
        <p className={styles['none']}>
          {label}: {t(`exchange.left.${left}`, { count: missing })}
        </p>
      )}
    </>
  );
}
