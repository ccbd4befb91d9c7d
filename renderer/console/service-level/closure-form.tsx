import { DoorClosed } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ClosureCause,
  closureCauseSchema,
  isClosureInReach,
  longestClosureDays,
  mostHoursBack,
} from '../../../shared/domain/service-level/closure.ts';
import type { DeskInput } from '../../desk-link/desk-client.ts';
import { TextField } from '../../ui/text-field.tsx';
import { Choice } from '../parts/choice.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { ClosedAppointments } from './closed-appointments.tsx';
import { useSitesToName } from '../sites/use-sites.ts';
import { instantOf } from './local-moment.ts';
import { NativeField } from './native-field.tsx';
import styles from './closures.module.css';

const everywhere = 'everywhere';

/** Closes the desk or one site for some hours, from now on or from a moment. */
export function ClosureForm({
  at,
  enter,
  busy,
}: {
  /** The time of the desk. */
  readonly at: string;
  readonly enter: (body: DeskInput<'closure.enter'>['body'], onEntered: () => void) => void;
  readonly busy: boolean;
}) {
  const { t } = useTranslation('service-level');
  const sites = useSitesToName();
  const [where, setWhere] = useState(everywhere);
  const site = sites.find(({ siteId }) => siteId === where);
  const [cause, setCause] = useState<ClosureCause | null>(null);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const nowMs = Date.parse(at);
  const fromMs = from === '' ? nowMs : (instantOf(from)?.getTime() ?? Number.NaN);
  const end = instantOf(until);
  const inReach = end !== null && isClosureInReach(fromMs, end.getTime(), nowMs);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (cause === null || end === null || !inReach || busy) return;
        enter(
          {
            ...(site === undefined ? {} : { siteId: site.siteId }),
            cause,
            reason,
            until: end.toISOString(),
            ...(from === '' ? {} : { from: new Date(fromMs).toISOString() }),
          },
          () => {
            setWhere(everywhere);
            setCause(null);
            setFrom('');
            setUntil('');
            setReason('');
          },
        );
      }}
    >
      {sites.length === 0 ? null : (
        <Choice
          label={t('closure.where')}
          value={site?.siteId ?? everywhere}
          options={[
            { value: everywhere, words: t('closure.everywhere') },
            ...sites.map(({ siteId, name }) => ({ value: siteId, words: name })),
          ]}
          onChange={setWhere}
        />
      )}
      <RadioSet
        label={t('closure.cause')}
        value={cause}
        options={closureCauseSchema.options.map((value) => ({
          value,
          words: t(`words:closure.${value}`),
        }))}
        onChange={setCause}
      />
      <div className={styles['moments']}>
        <NativeField
          type="datetime-local"
          label={t('closure.from')}
          value={from}
          onChange={setFrom}
        />
        <NativeField
          type="datetime-local"
          label={t('closure.until')}
          value={until}
          onChange={setUntil}
          error={
            until === '' || inReach
              ? undefined
              : t('closure.out-of-reach', { days: longestClosureDays, hours: mostHoursBack })
          }
        />
      </div>
      <TextField
        label={t('closure.reason')}
        hint={t('closure.reason-hint')}
        value={reason}
        onChange={setReason}
        maxLength={200}
      />
      {inReach ? (
        <ClosedAppointments
          entered={false}
          siteId={site?.siteId}
          // From now on is asked as of this minute: else it would be another question each second.
          from={new Date(from === '' ? wholeMinute(nowMs) : fromMs).toISOString()}
          until={end.toISOString()}
          at={at}
        />
      ) : null}
      <SubmitButton icon={<DoorClosed />} disabled={cause === null || !inReach || busy}>
        {site === undefined ? t('closure.submit') : t('closure.submit-of', { site: site.name })}
      </SubmitButton>
    </form>
  );
}

function wholeMinute(ms: number): number {
  return ms - (ms % 60_000);
}
