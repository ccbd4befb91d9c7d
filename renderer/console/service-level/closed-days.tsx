import { useQuery } from '@tanstack/react-query';
import { CalendarPlus, ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Calendar,
  closedDaySchema,
  mostClosedDays,
} from '../../../shared/domain/service-level/calendar.ts';
import { formatCalendarDay } from '../../i18n/format.ts';
import { mendFocus } from '../../ui/after-focus.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { NativeField } from './native-field.tsx';
import { Tick } from './tick.tsx';
import styles from './terms-page.module.css';

/** The holidays of a year by name, and the own closed days of a calendar. */
export function ClosedDays({
  calendar,
  onChange,
}: {
  readonly calendar: Calendar;
  readonly onChange: (calendar: Calendar) => void;
}) {
  const { t } = useTranslation('service-level');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const own = useRef<HTMLHeadingElement>(null);
  const adding = useRef<HTMLDivElement>(null);
  const day = closedDaySchema.safeParse({ date, name });
  const change = (what: Partial<Calendar>) => onChange({ ...calendar, ...what });
  return (
    <section className={styles['part']} aria-labelledby="closed-title">
      <h2 id="closed-title">{t('closed.title')}</h2>
      <Tick chosen={calendar.holidays} onChange={(holidays) => change({ holidays })}>
        {t('closed.holidays')}
      </Tick>
      {calendar.holidays ? <Holidays /> : null}
      <h3 ref={own} tabIndex={-1}>
        {t('closed.own')}
      </h3>
      {calendar.closedDays.length === 0 ? (
        <p className={styles['lead']}>{t('closed.none')}</p>
      ) : (
        <ul className={styles['days']}>
          {calendar.closedDays.map((each) => (
            <li key={each.date}>
              <span>
                {formatCalendarDay(each.date, locale)} · {each.name}
              </span>
              <Button
                kind="quiet"
                icon={<X />}
                label={t('closed.remove', { name: each.name })}
                onPress={() => {
                  change({ closedDays: calendar.closedDays.filter((other) => other !== each) });
                  mendFocus(() => own.current);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <div ref={adding} className={styles['add']}>
        <NativeField type="date" label={t('closed.date')} value={date} onChange={setDate} />
        <TextField label={t('closed.name')} value={name} onChange={setName} maxLength={80} />
        <Button
          icon={<CalendarPlus />}
          disabled={!day.success || calendar.closedDays.length >= mostClosedDays}
          onPress={() => {
            if (!day.success) return;
            const others = calendar.closedDays.filter((each) => each.date !== day.data.date);
            change({
              closedDays: [...others, day.data].toSorted((one, other) =>
                one.date < other.date ? -1 : 1,
              ),
            });
            setDate('');
            setName('');
            mendFocus(() => adding.current?.querySelector('input'));
          }}
        >
          {t('closed.add')}
        </Button>
      </div>
    </section>
  );
}

function Holidays() {
  const { t } = useTranslation('service-level');
  const { desk, now, settings } = useParts();
  const { locale } = useStore(settings);
  const [year, setYear] = useState(() => new Date(now.get()).getFullYear());
  const { data } = useQuery({
    queryKey: ['holidays', year],
    queryFn: () => valueOf(desk.call('service-terms.holidays', { params: { year: String(year) } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <div className={styles['year']}>
        <Button
          kind="quiet"
          icon={<ChevronLeft />}
          label={t('closed.year-before')}
          onPress={() => setYear(year - 1)}
        />
        <strong role="status">{year}</strong>
        <Button
          kind="quiet"
          icon={<ChevronRight />}
          label={t('closed.year-after')}
          onPress={() => setYear(year + 1)}
        />
      </div>
      <ul className={styles['days']}>
        {(data?.holidays ?? []).map((holiday) => (
          <li key={holiday.date}>
            {formatCalendarDay(holiday.date, locale)} · {holiday.name[locale]}
          </li>
        ))}
      </ul>
    </>
  );
}
