import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Appointment, isOver } from '../../../shared/domain/appointment.ts';
import { formatTime } from '../../i18n/format.ts';
import { mendFocus } from '../../ui/after-focus.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { AppointmentDialog, type AppointmentStep } from './appointment-dialog.tsx';
import styles from './appointments-page.module.css';

const columns = ['time', 'visitor', 'queue', 'reason', 'code', 'state'] as const;

/** The appointments of a day, in order of time; what nobody has come for can be changed, and what was taken by another visit given back. */
export function AppointmentTable({
  appointments,
  seenAtMs,
  onChange,
}: {
  readonly appointments: readonly Appointment[];
  /** When they were read. */
  readonly seenAtMs: number;
  readonly onChange: (appointment: Appointment) => void;
}) {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [asking, setAsking] = useState<{
    readonly step: AppointmentStep;
    readonly appointment: Appointment;
  } | null>(null);
  const table = useRef<HTMLTableElement>(null);
  return (
    <div className={styles['scroll']}>
      <table
        ref={table}
        className={styles['table']}
        aria-labelledby="appointments-title"
        tabIndex={-1}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`appointments:column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('appointments:column.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {appointments.map((one) => (
            <tr key={one.appointmentId} className={one.state === 'cancelled' ? styles['over'] : ''}>
              <td>
                {formatTime(new Date(one.startsAt), locale)}
                <span className={styles['second']}>
                  {t('appointments:minutes', { count: one.minutes })}
                </span>
              </td>
              <th scope="row">{one.visitorName}</th>
              <td>{t(`words:queue.${one.queue}`)}</td>
              <td>{one.reason}</td>
              <td className={styles['code']}>{one.code}</td>
              <td>{t(`appointments:state.${one.state}`)}</td>
              <td>
                {one.state === 'booked' ? (
                  <div className={styles['actions']}>
                    <Button
                      label={t('appointments:change-of', { name: one.visitorName })}
                      onPress={() => onChange(one)}
                    >
                      {t('appointments:change')}
                    </Button>
                    <Button
                      kind="quiet"
                      label={t('appointments:cancel-of', { name: one.visitorName })}
                      onPress={() => setAsking({ step: 'cancel', appointment: one })}
                    >
                      {t('appointments:cancel')}
                    </Button>
                  </div>
                ) : one.state === 'arrived' && !isOver(one, seenAtMs) ? (
                  <Button
                    kind="quiet"
                    label={t('appointments:expect-again-of', { name: one.visitorName })}
                    onPress={() => setAsking({ step: 'expect-again', appointment: one })}
                  >
                    {t('appointments:expect-again')}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asking === null ? null : (
        <AppointmentDialog
          {...asking}
          onClose={() => setAsking(null)}
          onDone={() => mendFocus(() => table.current)}
        />
      )}
    </div>
  );
}
