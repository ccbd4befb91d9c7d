import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  compareReadouts,
  type FactPair,
  type FindingPair,
} from '../../../shared/domain/compare-readouts.ts';
import { factLabel, factValue } from '../../../shared/domain/fact-words.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Fact } from '../../../shared/domain/readout.ts';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { Choice } from '../parts/choice.tsx';
import { useShortMoment } from '../parts/use-short-moment.ts';
import { findingWords } from '../parts/ticket-words.ts';
import styles from './comparison.module.css';
import { pairOf, type ReadingLine } from './readings-of.ts';

/** Before and after side by side, once a device was read twice. */
export function Comparison({ lines }: { readonly lines: readonly ReadingLine[] }) {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const momentOf = useShortMoment();
  const [before, setBefore] = useState<string | null>(null);
  const [after, setAfter] = useState<string | null>(null);
  const pair = pairOf(lines, { before, after });
  if (pair === null) return null;
  const { sameDevice, changed, same, findings } = compareReadouts(
    pair.before.readout,
    pair.after.readout,
  );
  const options = lines.map((line) => ({
    value: line.readingId,
    words: readingWords(t, line, momentOf(line.at)),
  }));
  return (
    <section className={styles['comparison']} aria-label={t('compare.title')}>
      <h3>{t('compare.title')}</h3>
      {sameDevice === 'yes' ? null : (
        <p className={styles['other']} role="note">
          {t(`compare.device.${sameDevice}`)}
        </p>
      )}
      {lines.length < 3 ? null : (
        <div className={styles['which']}>
          <Choice
            label={t('compare.before')}
            value={pair.before.readingId}
            options={options}
            onChange={setBefore}
          />
          <Choice
            label={t('compare.after')}
            value={pair.after.readingId}
            options={options}
            onChange={setAfter}
          />
        </div>
      )}
      <Fates findings={findings} />
      {changed.length === 0 ? (
        <p>{t('compare.nothing-changed')}</p>
      ) : (
        <FactTable pair={pair} facts={changed} locale={locale} caption={t('compare.changed')} />
      )}
      {same.length === 0 ? null : (
        <details>
          <summary>{t('compare.same', { count: same.length })}</summary>
          <FactTable pair={pair} facts={same} locale={locale} caption={t('compare.unchanged')} />
        </details>
      )}
    </section>
  );
}

function readingWords(t: TFunction<'console'>, line: ReadingLine, moment: string): string {
  const { kioskName: kiosk, layer } = line;
  return line.askedBy === null
    ? t('compare.reading.visit', { moment, kiosk, layer })
    : t('compare.reading.counter', { moment, kiosk, layer, name: line.askedBy });
}

function Fates({ findings }: { readonly findings: readonly FindingPair[] }) {
  const { t } = useTranslation('console');
  return (
    <ul className={styles['fates']}>
      {findings.map(({ fate, finding }) => (
        <li key={finding.code} className={styles[fate]}>
          <VerdictMark verdict={finding.verdict} />
          <span>
            <strong>{t(`compare.fate.${fate}`)}</strong>
            <span className="visually-hidden">, {t(`words:verdict.${finding.verdict}`)}</span>:{' '}
            <span className={styles['words']}>{findingWords(t, finding)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function FactTable({
  pair,
  facts,
  locale,
  caption,
}: {
  readonly pair: { readonly before: ReadingLine; readonly after: ReadingLine };
  readonly facts: readonly FactPair[];
  readonly locale: Locale;
  readonly caption: string;
}) {
  const { t } = useTranslation('console');
  const momentOf = useShortMoment();
  const head = (key: string, line: ReadingLine) => (
    <th scope="col">
      {key} <time dateTime={line.at}>{momentOf(line.at)}</time>
    </th>
  );
  const value = (fact: Fact | null) =>
    fact === null ? t('compare.not-read') : factValue(t, fact, locale);
  return (
    <table className={styles['table']}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('compare.fact')}</th>
          {head(t('compare.before'), pair.before)}
          {head(t('compare.after'), pair.after)}
        </tr>
      </thead>
      <tbody>
        {facts.map(({ key, before, after, difference }) => (
          <tr key={key}>
            <th scope="row">{factLabel(t, key)}</th>
            <td>{value(before)}</td>
            <td>
              {value(after)}
              {after === null || difference === null || difference === 0 ? null : (
                <span className={styles['difference']}>
                  {difference > 0 ? '+' : '−'}
                  {factValue(t, { ...after, value: Math.abs(difference) }, locale)}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
