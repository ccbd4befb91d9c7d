import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, Printer, Tag } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { CardForm } from '../card/card-form.tsx';
import { useDraft } from '../card/use-draft.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { Choice } from '../parts/choice.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { useSession } from '../session/session.ts';
import { DevicePapers, type Paper } from './device-papers.tsx';
import { promiseChoices, promisedAt, type PromiseChoice } from './promise-choice.ts';
import { benchKey, openShelves, useShelves } from './use-bench.ts';
import styles from './bench.module.css';

/** The name of this form, of its entry in the menu and of its drafts. */
export const leaveFormId = 'leave-device';

/** A device stays at the desk: what it is, how it looks, where it lies and when it is ready. */
export function LeaveForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('bench');
  const { desk, drafts, now } = useParts();
  const client = useQueryClient();
  const { ticketId, deviceName } = ticket.item;
  const field = (name: string) => `${leaveFormId}.${name}`;
  // Outlives the form: sent again after a lost answer, it is the same device.
  const [leftId] = useState(() => {
    const kept = drafts.get(ticketId, field('id')) ?? v7();
    drafts.set(ticketId, field('id'), kept);
    return kept;
  });
  const [name, setName] = useDraft(ticketId, field('name'), deviceName ?? '');
  const [accessories, setAccessories] = useDraft(ticketId, field('accessories'));
  const [condition, setCondition] = useDraft(ticketId, field('condition'));
  const [chosen, setChosen] = useDraft(ticketId, field('shelf'));
  const [promise, setPromise] = useState<PromiseChoice>('tomorrow');
  const [agreed, setAgreed] = useState(false);
  const shelves = openShelves(useShelves().data ?? [], null, useSession());
  const shelf = shelves.find(({ shelfId }) => shelfId === chosen) ?? shelves[0];

  const leaving = useMutation({
    mutationFn: (shelfId: string) =>
      valueOf(
        desk.call('bench.leave', {
          params: { ticketId },
          body: {
            leftId,
            deviceName: name,
            accessories,
            condition,
            shelfId,
            promisedAt: promisedAt(promise, now.get()),
            agreed: true,
          },
        }),
      ),
    onSuccess: () => {
      drafts.clear(ticketId, leaveFormId);
      return Promise.all([
        client.invalidateQueries({ queryKey: benchKey }),
        client.invalidateQueries({ queryKey: ticketKey(ticketId) }),
      ]);
    },
  });
  if (leaving.data !== undefined) {
    return <Left ticket={ticket} device={leaving.data.device} onClose={onClose} />;
  }
  const fault = faultOf(leaving.error);
  return (
    <CardForm
      title={t('leave.title')}
      hint={t('leave.hint')}
      submit={t('leave.submit')}
      ready={shelf !== undefined}
      lacks={[
        [name.trim() === '', t('device')],
        [condition.trim() === '', t('condition')],
        [!agreed, t('leave.agreed')],
      ]}
      busy={leaving.isPending}
      onClose={onClose}
      onSend={() => {
        if (shelf !== undefined) leaving.mutate(shelf.shelfId);
      }}
    >
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      <TextField label={t('device')} value={name} onChange={setName} maxLength={120} />
      <TextField
        label={t('accessories')}
        hint={t('leave.accessories-hint')}
        value={accessories}
        onChange={setAccessories}
        maxLength={300}
      />
      <TextField
        label={t('condition')}
        hint={t('leave.condition-hint')}
        value={condition}
        onChange={setCondition}
        rows={3}
        maxLength={1000}
      />
      {shelf === undefined ? (
        <p role="alert">{t('no-shelf')}</p>
      ) : (
        <Choice
          label={t('shelf')}
          value={shelf.shelfId}
          options={shelves.map(({ shelfId, name: each, taken, capacity }) => ({
            value: shelfId,
            words: t('shelf-room', { name: each, taken, capacity }),
          }))}
          onChange={setChosen}
        />
      )}
      <RadioSet
        inRow
        label={t('promised')}
        value={promise}
        options={promiseChoices.map((value) => ({ value, words: t(`leave.promise.${value}`) }))}
        onChange={setPromise}
      />
      <div className={styles['terms']} lang={ticket.locale}>
        <p>{t('terms', { lng: ticket.locale })}</p>
        <Checkbox isSelected={agreed} onChange={setAgreed} className={styles['agree'] ?? ''}>
          <span className={styles['box']} aria-hidden="true">
            {agreed ? <Check /> : null}
          </span>
          {t('leave.agreed', { lng: ticket.locale })}
        </Checkbox>
      </div>
    </CardForm>
  );
}

/** It lies on its shelf: what to stick on it and what to give along. */
function Left({
  ticket,
  device,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly device: Parameters<typeof DevicePapers>[0]['device'];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('bench');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [paper, setPaper] = useState<Paper | null>(null);
  return (
    <section className={styles['left']} aria-label={t('leave.title')}>
      <h2>{t('leave.done', { device: device.deviceName, shelf: device.holder.name })}</h2>
      <p>
        {t('pick-up-code')} <strong className={styles['code']}>{device.pickUpCode}</strong>
      </p>
      <p>{t('receipt.next', { moment: formatMoment(new Date(device.promisedAt), locale) })}</p>
      <div className={styles['actions']}>
        <Button kind="primary" icon={<Tag />} onPress={() => setPaper('label')}>
          {t('print-label')}
        </Button>
        <Button kind="primary" icon={<Printer />} onPress={() => setPaper('receipt')}>
          {t('print-receipt')}
        </Button>
        <Button onPress={onClose}>{t('leave.close')}</Button>
      </div>
      {paper === null ? null : (
        <DevicePapers
          paper={paper}
          ticket={ticket}
          device={device}
          onPrinted={() => setPaper(null)}
        />
      )}
    </section>
  );
}
