import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '../../../shared/domain/appointment.ts';
import { formatTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import styles from './appointments-page.module.css';

const columns = ['time', 'visitor', 'queue', 'reason', 'code', 'state'] as const;

/** The appointments of a day, in order of time; what nobody has come for can be changed. */
export function AppointmentTable({
  appointments,
  onChange,
}: {
  readonly appointments: readonly Appointment[];
  readonly onChange: (appointment: Appointment) => void;
}) {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [leaving, setLeaving] = useState<Appointment | null>(null);
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} aria-labelledby="appointments-title">
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
                      onPress={() => setLeaving(one)}
                    >
                      {t('appointments:cancel')}
                    </Button>
                  </div>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {leaving === null ? null : (
        <CancelDialog appointment={leaving} onClose={() => setLeaving(null)} />
      )}
    </div>
  );
}

function CancelDialog({
  appointment,
  onClose,
}: {
  readonly appointment: Appointment;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('console');
  const { desk } = useParts();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () =>
      valueOf(
        desk.call('appointment.cancel', {
          params: { appointmentId: appointment.appointmentId },
          body: { version: appointment.version },
        }),
      ),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ['appointments'] }),
  });
  const fault = faultOf(cancel.error);
  return (
    <Dialog
      urgent
      title={t('appointments:cancel-of', { name: appointment.visitorName })}
      onClose={onClose}
    >
      <p>{t('appointments:cancel-means')}</p>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      <Button kind="danger" disabled={cancel.isPending} onPress={() => cancel.mutate()}>
        {t('appointments:cancel-yes')}
      </Button>
    </Dialog>
  );
}
