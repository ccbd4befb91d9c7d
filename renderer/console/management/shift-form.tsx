import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Shift, shiftFactsSchema } from '../../../shared/domain/management/roster.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import { canTakeTickets } from '../escalation/targets-query.ts';
import { Choice } from '../parts/choice.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { NativeField } from '../service-level/native-field.tsx';
import styles from './management.module.css';

/** A new shift, or another one in its place. */
export function ShiftForm({
  shift,
  day: firstDay,
  onDone,
}: {
  readonly shift: Shift | null;
  readonly day: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('management');
  const { desk } = useParts();
  const act = useAct([['roster']]);
  const people = useQuery({
    queryKey: ['accounts'],
    queryFn: () => valueOf(desk.call('account.list', {})),
  });
  const [accountId, setAccountId] = useState(shift?.accountId ?? '');
  const [day, setDay] = useState(shift?.day ?? firstDay);
  const [from, setFrom] = useState(shift?.hours.from ?? '08:30');
  const [until, setUntil] = useState(shift?.hours.until ?? '17:00');
  const [counter, setCounter] = useState(shift?.counter ?? '');
  const [breakFrom, setBreakFrom] = useState(shift?.breaks[0]?.from ?? '');
  const [breakUntil, setBreakUntil] = useState(shift?.breaks[0]?.until ?? '');
  const facts = shiftFactsSchema.safeParse({
    accountId,
    day,
    hours: { from, until },
    counter,
    breaks:
      breakFrom === '' && breakUntil === ''
        ? (shift?.breaks.slice(1) ?? [])
        : [{ from: breakFrom, until: breakUntil }, ...(shift?.breaks.slice(1) ?? [])],
  });
  const chosen = (people.data?.accounts ?? []).filter(
    (account) => canTakeTickets(account) || account.accountId === accountId,
  );
  const fault = faultOf(people.error);
  return (
    <form
      className={styles['form']}
      aria-labelledby="shift-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!facts.success) return;
        const body = { shiftId: shift?.shiftId ?? null, shift: facts.data };
        void act.run(desk.call('roster.plan', { body }), t('management:kept')).then((kept) => {
          if (kept !== null) onDone();
        });
      }}
    >
      <h3 id="shift-form">
        {shift === null ? t('management:roster.add') : t('management:roster.change')}
      </h3>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      <Choice
        label={t('management:roster.who')}
        value={accountId}
        options={[
          ...(accountId === '' ? [{ value: '', words: t('management:roster.choose') }] : []),
          ...chosen.map(({ accountId: value, name }) => ({ value, words: name })),
        ]}
        onChange={setAccountId}
      />
      <div className={styles['row']}>
        <NativeField label={t('management:roster.day')} type="date" value={day} onChange={setDay} />
        <NativeField
          label={t('management:roster.from')}
          type="time"
          value={from}
          onChange={setFrom}
        />
        <NativeField
          label={t('management:roster.until')}
          type="time"
          value={until}
          onChange={setUntil}
        />
        <NativeField
          label={t('management:roster.break-from')}
          type="time"
          value={breakFrom}
          onChange={setBreakFrom}
        />
        <NativeField
          label={t('management:roster.break-until')}
          type="time"
          value={breakUntil}
          onChange={setBreakUntil}
        />
      </div>
      <TextField
        label={t('management:roster.counter')}
        value={counter}
        onChange={setCounter}
        maxLength={40}
      />
      {facts.success || accountId === '' ? null : (
        <p role="alert">{t('management:roster.impossible')}</p>
      )}
      <div className={styles['row']}>
        <SubmitButton disabled={!facts.success || act.busy}>{t('management:keep')}</SubmitButton>
        {shift === null ? null : (
          <Button
            disabled={act.busy}
            onPress={() =>
              void act
                .run(
                  desk.call('roster.remove', { params: { shiftId: shift.shiftId } }),
                  t('management:roster.removed'),
                )
                .then(onDone)
            }
          >
            {t('management:roster.remove')}
          </Button>
        )}
        <Button onPress={onDone}>{t('management:leave')}</Button>
      </div>
    </form>
  );
}
