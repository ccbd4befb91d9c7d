import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, FileDown, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssetOnDay } from '../../../shared/domain/asset-timeline.ts';
import { identifierOf } from '../../../shared/domain/asset.ts';
import { formatCalendarDay, formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { DateField } from '../parts/date-field.tsx';
import { saveText } from '../parts/save-text.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { csvOf } from '../register/register-csv.ts';
import { assetsKey } from './asset-keys.ts';
import { onDayRows } from './on-day-rows.ts';
import { TimelineLines } from './timeline-lines.tsx';
import styles from './asset.module.css';

/** The question of an auditor: who had this on that day, and what was done to it. */
export function OnDayPage() {
  const { t } = useTranslation('assets');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const [code, setCode] = useState('');
  const [day, setDay] = useState('');
  const [asked, setAsked] = useState<{ readonly code: string; readonly day: string } | null>(null);
  const answer = useQuery({
    queryKey: [...assetsKey, 'on-day', asked],
    queryFn: () => valueOf(desk.call('asset.on-day', { query: asked ?? { code: '', day: '' } })),
    enabled: asked !== null,
  });
  const fault = faultOf(answer.error);
  const found = answer.data?.assets ?? [];
  return (
    <main className={styles['page']}>
      <Link to="/register" search={{}} className={`${styles['back']} ${styles['noPrint']}`}>
        <ArrowLeft aria-hidden="true" /> {t('back')}
      </Link>
      <h1>{t('on-day.title')}</h1>
      <form
        className={`${styles['tools']} ${styles['noPrint']}`}
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ code: code.trim(), day });
        }}
      >
        <div className={styles['scan']}>
          <TextField
            autoFocus
            label={t('on-day.code')}
            value={code}
            maxLength={80}
            onChange={setCode}
          />
        </div>
        <DateField label={t('on-day.day')} value={day} onChange={setDay} />
        <SubmitButton disabled={code.trim() === '' || day === ''}>{t('on-day.ask')}</SubmitButton>
      </form>
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      {answer.isFetching ? <p role="status">{t('loading')}</p> : null}
      {answer.isSuccess && found.length === 0 ? (
        <p role="status">{t('scan.unknown', { code: asked?.code ?? '' })}</p>
      ) : null}
      {asked === null || found.length === 0 ? null : (
        <div className={`${styles['actions']} ${styles['noPrint']}`}>
          <Button
            icon={<FileDown />}
            onPress={() =>
              saveText(
                `${asked.code.replaceAll(/[^0-9A-Za-z]/gu, '-')}-${asked.day}.csv`,
                csvOf(onDayRows(t, locale, found, asked.day)),
                'text/csv',
              )
            }
          >
            {t('csv')}
          </Button>
          <Button icon={<Printer />} onPress={() => window.print()}>
            {t('print')}
          </Button>
        </div>
      )}
      {asked === null
        ? null
        : found.map((each) => (
            <Answer
              key={each.asset.assetId}
              answer={each}
              day={formatCalendarDay(asked.day, locale)}
            />
          ))}
    </main>
  );
}

function Answer({ answer, day }: { readonly answer: AssetOnDay; readonly day: string }) {
  const { t } = useTranslation('assets');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const { asset, stand, entries } = answer;
  const serial = identifierOf(asset, 'serial');
  const since = stand === null ? '' : formatDateTime(new Date(stand.since), locale);
  return (
    <section className={styles['part']} aria-labelledby={`answer-${asset.assetId}`}>
      <h2 id={`answer-${asset.assetId}`}>
        <Link to="/register/$assetId" params={{ assetId: asset.assetId }} search={{}}>
          {asset.tag}
        </Link>{' '}
        · {asset.maker} {asset.model}
        {serial === null ? null : ` · ${serial}`}
      </h2>
      <p className={styles['answer']} role="status">
        {stand === null
          ? t('on-day.not-yet', { day })
          : t(stand.holder === null ? 'on-day.nobody' : 'on-day.holder', {
              day,
              name: stand.holder?.name ?? '',
              state: t(`state.${stand.state}`),
              since,
            })}
      </p>
      <h3>{t('on-day.around')}</h3>
      {entries.length === 0 ? <p>{t('on-day.nothing')}</p> : <TimelineLines entries={entries} />}
    </section>
  );
}
