import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClosedAppointment } from '../../../shared/contract/closure-routes.ts';
import { formatShortMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { mendFocus } from '../../ui/after-focus.ts';
import { useSitesToName } from '../sites/use-sites.ts';
import { MoveDialog } from './move-dialog.tsx';
import styles from './closures.module.css';

/** Under which the appointments that closures hit are kept; they change with closures and with appointments. */
export const closedAppointmentsKey = ['closed-appointments'];

/** Who is expected in a closure; once it was entered each can be moved. Draws nothing when there is nobody. */
export function ClosedAppointments({
  siteId,
  from,
  until,
  at,
  entered,
}: {
  /** Which site is closed; undefined is every one. */
  readonly siteId: string | undefined;
  readonly from: string;
  readonly until: string;
  /** The time of the desk. */
  readonly at: string;
  readonly entered: boolean;
}) {
  const { t } = useTranslation('service-level');
  const { desk } = useParts();
  const { data, error } = useQuery({
    queryKey: [...closedAppointmentsKey, from, until, siteId ?? 'all'],
    queryFn: () =>
      valueOf(
        desk.call('closure.appointments', {
          query: { from, until, ...(siteId === undefined ? {} : { siteId }) },
        }),
      ),
    refetchInterval: 30_000,
    // It is another question each minute; what is known of the same site stays there until it is answered.
    placeholderData: (known, asked) =>
      asked?.queryKey.at(-1) === (siteId ?? 'all') ? known : undefined,
  });
  const fault = faultOf(error);
  if (fault !== null) return <p role="alert">{faultWords(t, fault)}</p>;
  if (data === undefined) return <p role="status">{t('closure.appointments.busy')}</p>;
  const { lines } = data;
  if (lines.length === 0) {
    return entered ? null : <p role="status">{t('closure.appointments.none')}</p>;
  }
  const title = t(`closure.appointments.${entered ? 'entered' : 'to-come'}`, {
    count: lines.length,
  });
  return (
    <div className={styles['hit']} role="group" aria-label={title}>
      <p role={entered ? undefined : 'status'}>
        <strong>{title}</strong>
      </p>
      <ul className={styles['list']}>
        {lines.map((line) => (
          <HitLine key={line.appointment.appointmentId} line={line} at={at} entered={entered} />
        ))}
      </ul>
      {entered ? null : <p className={styles['lead']}>{t('closure.appointments.what-happens')}</p>}
    </div>
  );
}

function HitLine({
  line,
  at,
  entered,
}: {
  readonly line: ClosedAppointment;
  readonly at: string;
  readonly entered: boolean;
}) {
  const { t } = useTranslation('service-level');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [asksTime, setAsksTime] = useState(false);
  const move = useMove();
  const moment = (text: string) => formatShortMoment(new Date(text), new Date(at), locale);
  const { appointment, freeAt, hasMail, told } = line;
  const { visitorName, startsAt, queue, siteId } = appointment;
  const site = useSitesToName().find((each) => each.siteId === siteId);
  const fault = faultOf(move.error);
  const place = site === undefined ? '' : `, ${site.name}`;
  const words = `${moment(startsAt)} ${visitorName}, ${t(`words:queue.${queue}`)}${place}`;
  const known = hasMail ? (entered && told ? 'mailed' : 'has-mail') : 'no-mail';
  return (
    <li className={styles['line']}>
      <p>
        {words}.{' '}
        <span className={styles['lead']}>
          {t(`closure.appointments.${entered && hasMail && !told ? 'not-told' : known}`)}
        </span>
      </p>
      {entered ? (
        <>
          {freeAt === null ? null : (
            <Button
              busy={move.isPending}
              label={`${t('closure.appointments.move-to', { moment: moment(freeAt) })}: ${words}`}
              onPress={() => move.mutate({ appointment, startsAt: freeAt })}
            >
              {t('closure.appointments.move-to', { moment: moment(freeAt) })}
            </Button>
          )}
          <Button
            kind="quiet"
            label={`${t('closure.appointments.other-time')}: ${words}`}
            onPress={() => {
              move.reset();
              setAsksTime(true);
            }}
          >
            {t('closure.appointments.other-time')}
          </Button>
        </>
      ) : null}
      {fault === null || asksTime ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {asksTime ? (
        <MoveDialog
          name={visitorName}
          startsAt={freeAt ?? startsAt}
          fault={fault}
          busy={move.isPending}
          onMove={(chosen) =>
            move.mutate({ appointment, startsAt: chosen }, { onSuccess: () => setAsksTime(false) })
          }
          onClose={() => setAsksTime(false)}
        />
      ) : null}
    </li>
  );
}

/** Gives an appointment another time; its visitor hears of it from the desk. */
function useMove() {
  const { t } = useTranslation('service-level');
  const { desk, notice, settings } = useParts();
  const { locale } = useStore(settings);
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      appointment: { appointmentId, version, queue, minutes, reason },
      startsAt,
    }: Pick<ClosedAppointment, 'appointment'> & { readonly startsAt: string }) =>
      valueOf(
        desk.call('appointment.change', {
          params: { appointmentId },
          body: { version, queue, minutes, reason, startsAt },
        }),
      ),
    onSuccess: ({ visitorName, startsAt }) => {
      const moment = formatShortMoment(new Date(startsAt), new Date(), locale);
      notice.set({
        tone: 'good',
        words: t('closure.appointments.moved', { name: visitorName, moment }),
      });
      // Its line goes.
      mendFocus(() => document.querySelector<HTMLElement>('#closures-title'));
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: closedAppointmentsKey }),
        client.invalidateQueries({ queryKey: ['appointments'] }),
      ]),
  });
}
