import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAfter } from '../../../shared/domain/right.ts';
import { mondayOf, type Shift, staffingOf } from '../../../shared/domain/management/roster.ts';
import { Button } from '../../ui/button.tsx';
import { useAct } from '../app/use-act.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { putAway } from '../app/put-away.ts';
import { dayOf } from '../queue/queue-view.ts';
import { useSession } from '../session/session.ts';
import styles from './management.module.css';
import { ShiftForm } from './shift-form.tsx';

const rosterKey = ['roster'];

/** Who is planned in a week, and where too few are. */
export function RosterPart() {
  const { t } = useTranslation('management');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const mayPlan = role !== 'technician';
  const [monday, setMonday] = useState(() => mondayOf(dayOf(Date.now())));
  const [open, setOpen] = useState<Shift | 'new' | null>(null);
  const act = useAct([rosterKey]);
  const week = useQuery({
    queryKey: [...rosterKey, monday],
    queryFn: () => valueOf(desk.call('roster.week', { query: { from: monday } })),
  });
  const fault = faultOf(week.error);
  const dayWords = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return (
    <section className={styles['part']} aria-labelledby="roster-title">
      <h2 id="roster-title">{t('management:roster.title')}</h2>
      <div className={styles['row']}>
        <Button onPress={() => setMonday(dayAfter(monday, -7))}>
          {t('management:roster.before')}
        </Button>
        <Button onPress={() => setMonday(dayAfter(monday, 7))}>
          {t('management:roster.after')}
        </Button>
        {mayPlan ? (
          <>
            <Button onPress={() => setOpen('new')}>{t('management:roster.add')}</Button>
            <Button
              disabled={act.busy || week.data?.shifts.length === 0}
              onPress={() =>
                void act.run(
                  desk.call('roster.copy', { body: { from: monday } }),
                  t('management:roster.copied'),
                )
              }
            >
              {t('management:roster.copy')}
            </Button>
          </>
        ) : null}
      </div>
      {open === null ? null : (
        <ShiftForm
          key={open === 'new' ? 'new' : open.shiftId}
          shift={open === 'new' ? null : open}
          day={monday}
          onDone={() => setOpen(putAway(open))}
        />
      )}
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {week.isPending ? <p role="status">{t('management:loading')}</p> : null}
      {week.data === undefined ? null : (
        <ol className={styles['days']}>
          {week.data.open.map(({ day, hours }) => {
            const shifts = week.data.shifts.filter((shift) => shift.day === day);
            return (
              <li key={day}>
                <h3>{dayWords.format(new Date(`${day}T12:00:00Z`))}</h3>
                <p className={styles['quiet']}>
                  {hours === null
                    ? t('management:roster.closed')
                    : [
                        t('management:roster.open', hours),
                        ...(hours.breaks ?? []).map((each) => t('management:roster.break', each)),
                      ].join(', ')}
                </p>
                {hours === null
                  ? null
                  : staffingOf(hours, shifts)
                      .filter(({ people }) => people === 0)
                      .map(({ from, until }) => (
                        <p key={from} className={styles['short']}>
                          {t('management:roster.nobody', { from, until })}
                        </p>
                      ))}
                <ul>
                  {shifts.map((shift) => (
                    <li key={shift.shiftId}>
                      <ShiftLine shift={shift} onOpen={mayPlan ? () => setOpen(shift) : null} />
                    </li>
                  ))}
                </ul>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

function ShiftLine({
  shift: { name, hours, counter, breaks },
  onOpen,
}: {
  readonly shift: Shift;
  readonly onOpen: (() => void) | null;
}) {
  const { t } = useTranslation('management');
  const pauses = breaks.map(({ from, until }) => t('management:roster.break', { from, until }));
  return (
    <>
      <strong>{name}</strong> {hours.from}–{hours.until}
      {counter === '' ? '' : ` · ${t('management:roster.at', { counter })}`}
      {pauses.length === 0 ? '' : ` · ${pauses.join(', ')}`}
      {onOpen === null ? null : (
        <Button
          label={t('management:roster.change-of', { name, from: hours.from })}
          onPress={onOpen}
        >
          {t('management:change')}
        </Button>
      )}
    </>
  );
}
