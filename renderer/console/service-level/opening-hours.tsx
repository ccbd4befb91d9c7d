import { Coffee, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Calendar,
  type DayHours,
  mostBreaks,
  weekdaySchema,
} from '../../../shared/domain/service-level/calendar.ts';
import { mendFocus } from '../../ui/after-focus.ts';
import { Button } from '../../ui/button.tsx';
import { NativeField } from './native-field.tsx';
import { withBreak, withDay, withDayOpen, withOtherBreak } from './terms-draft.ts';
import { Tick } from './tick.tsx';
import styles from './terms-page.module.css';

/** Open or not, from when and until when, for each day of the week. */
export function OpeningHours({
  site,
  calendar,
  onChange,
}: {
  /** How the site is called whose hours they are; null when they are those of the desk. */
  readonly site: string | null;
  readonly calendar: Calendar;
  readonly onChange: (calendar: Calendar) => void;
}) {
  const { t } = useTranslation('service-level');
  const { timeZone, week } = calendar;
  return (
    <section className={styles['part']} aria-labelledby="opening-title">
      <h2 id="opening-title">
        {site === null ? t('opening.title') : t('opening.title-of', { site })}
      </h2>
      <p className={styles['lead']}>{t('opening.zone', { zone: timeZone })}</p>
      {weekdaySchema.options.map((day) => {
        const opening = week[day];
        const name = t(`opening.day.${day}`);
        return (
          <div key={day} className={styles['day']} role="group" aria-label={name}>
            <Tick
              chosen={opening !== null}
              onChange={(open) => onChange(withDayOpen(calendar, day, open))}
            >
              {name}
            </Tick>
            {opening === null ? (
              <p className={styles['lead']}>{t('opening.closed')}</p>
            ) : (
              <>
                <NativeField
                  hideLabel
                  type="time"
                  label={t('opening.from')}
                  value={opening.from}
                  onChange={(from) => onChange(withDay(calendar, day, { ...opening, from }))}
                />
                <span aria-hidden="true">–</span>
                {/* No field for a time knows 24:00. */}
                <NativeField
                  hideLabel
                  type="time"
                  label={t('opening.until')}
                  value={opening.until === '24:00' ? '23:59' : opening.until}
                  onChange={(until) => onChange(withDay(calendar, day, { ...opening, until }))}
                />
                <Breaks
                  day={name}
                  hours={opening}
                  onChange={(hours) => onChange(withDay(calendar, day, hours))}
                />
              </>
            )}
          </div>
        );
      })}
    </section>
  );
}

/** When the desk closes in between. */
function Breaks({
  day,
  hours,
  onChange,
}: {
  /** As it is called. */
  readonly day: string;
  readonly hours: DayHours;
  readonly onChange: (hours: DayHours) => void;
}) {
  const { t } = useTranslation('service-level');
  const breaks = hours.breaks ?? [];
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed may be gone: the one to remove a break, or to add one when there are enough.
  const change = (changed: DayHours) => {
    onChange(changed);
    mendFocus(() => [...(place.current?.querySelectorAll('button') ?? [])].at(-1));
  };
  return (
    <div ref={place} className={styles['breaks']}>
      {breaks.map(({ from, until }, at) => (
        // A break has no name of its own: its place is what it is.
        <div key={at} className={styles['break']}>
          <span aria-hidden="true">{t('opening.break')}</span>
          <NativeField
            hideLabel
            type="time"
            label={t('opening.break-from')}
            value={from}
            onChange={(changed) => onChange(withOtherBreak(hours, at, { from: changed }))}
          />
          <span aria-hidden="true">–</span>
          <NativeField
            hideLabel
            type="time"
            label={t('opening.break-until')}
            value={until}
            onChange={(changed) => onChange(withOtherBreak(hours, at, { until: changed }))}
          />
          <Button
            kind="quiet"
            icon={<X />}
            label={t('opening.break-remove', { day, from })}
            onPress={() => change(withOtherBreak(hours, at, null))}
          />
        </div>
      ))}
      {breaks.length >= mostBreaks ? null : (
        <Button
          kind="quiet"
          icon={<Coffee />}
          label={t('opening.break-add-on', { day })}
          onPress={() => change(withBreak(hours))}
        >
          {t('opening.break-add')}
        </Button>
      )}
    </div>
  );
}
