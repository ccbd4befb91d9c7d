import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CalendarPlus, CalendarSync } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Appointment,
  type BookableQueue,
  bookableQueueSchema,
} from '../../../shared/domain/appointment.ts';
import { formatTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { emptied } from '../app/emptied.ts';
import { faultWords } from '../app/fault-words.ts';
import { Choice } from '../parts/choice.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSitesToName } from '../sites/use-sites.ts';
import { isOpenAt, momentOn } from './day-time.ts';
import { SiteChoice } from './site-choice.tsx';
import { useAppointments } from './use-appointments.ts';
import styles from './appointments-page.module.css';

const lengths = ['10', '15', '20', '30', '45', '60'] as const;

/** What stood in the fields when it was sent. */
interface Typed {
  readonly who: string;
  readonly time: string;
  readonly reason: string;
  readonly startsAt: string;
}

/** Books somebody on the day that is shown, or changes an appointment of it. */
export function AppointmentForm({
  day,
  listedSiteId,
  changing,
  onDone,
}: {
  readonly day: Date;
  /** Whose list is shown: a new appointment is there, unless another site is chosen. */
  readonly listedSiteId: string;
  readonly changing: Appointment | null;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('console');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  const [by, setBy] = useState<'badge' | 'name'>('badge');
  const [who, setWho] = useState('');
  const [time, setTime] = useState(
    changing === null ? '' : formatTime(new Date(changing.startsAt), 'nl'),
  );
  const [minutes, setMinutes] = useState(String(changing?.minutes ?? 20));
  const [queue, setQueue] = useState<BookableQueue>(changing?.queue ?? 'advice');
  const [reason, setReason] = useState(changing?.reason ?? '');
  const [siteId, setSiteId] = useState(changing?.siteId ?? listedSiteId);
  const site = useSitesToName().find((each) => each.siteId === siteId);
  const openings = useAppointments(day, siteId).data?.openings;
  const moment = momentOn(day, time);
  // Told and not refused: somebody may be let in before the doors open.
  const closed = moment !== null && openings !== undefined && !isOpenAt(openings, moment);
  const send = useMutation({
    mutationFn: (sent: Typed) => {
      const booking = {
        queue,
        siteId,
        startsAt: sent.startsAt,
        minutes: Number(minutes),
        reason: sent.reason,
      };
      if (changing !== null) {
        const { appointmentId, version } = changing;
        return valueOf(
          desk.call('appointment.change', {
            params: { appointmentId },
            body: { ...booking, version },
          }),
        );
      }
      const bookedFor =
        by === 'badge'
          ? ({ kind: 'badge', badgeNumber: sent.who } as const)
          : ({ kind: 'name', name: sent.who } as const);
      return valueOf(desk.call('appointment.book', { body: { ...booking, bookedFor } }));
    },
    onSuccess: ({ visitorName, code }, sent) => {
      const words = { name: visitorName, code, site: site?.name };
      notice.set({
        tone: 'good',
        words: t(site === undefined ? 'appointments:booked' : 'appointments:booked-at', words),
      });
      setWho(emptied(sent.who, ''));
      setTime(emptied(sent.time, ''));
      setReason(emptied(sent.reason, ''));
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['appointments'] }),
  });
  const fault = faultOf(send.error);
  const heading = useRef<HTMLHeadingElement>(null);
  const isChange = changing !== null;
  // Beside the list, and on a narrow page below it: nobody who pressed there would notice.
  useEffect(() => {
    if (isChange) heading.current?.focus();
  }, [isChange]);
  const title = t(changing === null ? 'appointments:new' : 'appointments:change');
  return (
    <section className={styles['part']} aria-labelledby="appointment-form-title">
      <h2 ref={heading} id="appointment-form-title" tabIndex={-1}>
        {title}
      </h2>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (moment !== null) send.mutate({ who, time, reason, startsAt: moment.toISOString() });
        }}
      >
        {changing !== null ? (
          <p>{changing.visitorName}</p>
        ) : (
          <>
            <RadioSet
              inRow
              label={t('appointments:for')}
              value={by}
              options={(['badge', 'name'] as const).map((value) => ({
                value,
                words: t(`appointments:by.${value}`),
              }))}
              onChange={setBy}
            />
            <TextField
              label={t(`appointments:who.${by}`)}
              value={who}
              onChange={setWho}
              maxLength={by === 'badge' ? 64 : 120}
            />
          </>
        )}
        <SiteChoice label={t('appointments:at-site')} siteId={siteId} onChange={setSiteId} />
        <TextField
          label={t('appointments:time')}
          hint={
            !closed
              ? t('appointments:time-hint')
              : site === undefined
                ? t('appointments:time-closed')
                : t('appointments:time-closed-at', { site: site.name })
          }
          value={time}
          onChange={setTime}
          maxLength={5}
        />
        <Choice
          label={t('appointments:length')}
          value={minutes}
          options={[...new Set([minutes, ...lengths])].map((value) => ({
            value,
            words: t('appointments:minutes', { count: Number(value) }),
          }))}
          onChange={setMinutes}
        />
        <RadioSet
          label={t('appointments:column.queue')}
          value={queue}
          options={bookableQueueSchema.options.map((value) => ({
            value,
            words: t(`words:queue.${value}`),
          }))}
          onChange={setQueue}
        />
        <TextField
          label={t('appointments:column.reason')}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={500}
        />
        {fault === null ? null : (
          <p role="alert" className={styles['fault']}>
            {faultWords(t, fault)}
          </p>
        )}
        <div className={styles['actions']}>
          <SubmitButton
            icon={changing === null ? <CalendarPlus /> : <CalendarSync />}
            disabled={moment === null || (changing === null && who.trim() === '') || send.isPending}
          >
            {t(changing === null ? 'appointments:book' : 'appointments:save')}
          </SubmitButton>
          {changing === null ? null : (
            <Button kind="quiet" onPress={onDone}>
              {t('appointments:leave-as-is')}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}
