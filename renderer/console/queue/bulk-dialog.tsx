import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FaultCode, fault } from '../../../shared/base/fault.ts';
import type { BulkChange } from '../../../shared/domain/bulk-change.ts';
import { workQueueSchema } from '../../../shared/domain/report-type.ts';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { Choice } from '../parts/choice.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './bulk-bar.module.css';

const nobody = '';

/** One that was not done, and why. */
interface Refused {
  readonly item: QueueItem;
  readonly code: FaultCode;
}

/** Asks what one change needs, does it, and says of each ticket for which it was not done why. */
export function BulkDialog({
  type,
  items,
  onRest,
  onClose,
}: {
  readonly type: BulkChange['type'];
  /** As they were drawn when it was asked; each is changed only as it was seen. */
  readonly items: readonly QueueItem[];
  /** The tickets that are left to do. */
  readonly onRest: (ticketIds: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('lists');
  const { desk, notice } = useParts();
  const [words, setWords] = useState('');
  const [to, setTo] = useState(nobody);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [done, setDone] = useState<number | null>(null);
  const change = changeOf(type, words, to);
  const mutation = useMutation({
    mutationFn: (wanted: BulkChange) =>
      valueOf(
        desk.call('ticket.bulk', {
          body: {
            tickets: items.map(({ ticketId, version }) => ({ ticketId, version })),
            change: wanted,
          },
        }),
      ),
    onSuccess: ({ results }) => {
      const left = results.flatMap(({ ticketId, fault: code }) => {
        const item = items.find((each) => each.ticketId === ticketId);
        return code === null || item === undefined ? [] : [{ item, code }];
      });
      onRest(left.map(({ item }) => item.ticketId));
      if (left.length === 0) {
        notice.set({ tone: 'good', words: t('bulk.done', { count: results.length }) });
        onClose();
        return;
      }
      setDone(results.length - left.length);
      setRefused(left);
    },
  });
  const trouble = faultOf(mutation.error);
  const putAway = () => {
    // Closed now, nobody would hear what was not done.
    if (!mutation.isPending) onClose();
  };

  if (done !== null) {
    return (
      <Dialog title={t('bulk.not-all')} onClose={onClose}>
        <p role="status">{t('bulk.partly', { count: done, left: refused.length })}</p>
        <ul className={styles['refused']}>
          {refused.map(({ item, code }) => (
            <li key={item.ticketId}>
              <strong>{item.visitCode}</strong> {faultWords(t, fault(code, ''))}
            </li>
          ))}
        </ul>
        <Button kind="primary" onPress={onClose}>
          {t('console:close-dialog')}
        </Button>
      </Dialog>
    );
  }
  return (
    <Dialog title={t(`bulk.do.${type}`)} onClose={putAway}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (change !== null && !mutation.isPending) mutation.mutate(change);
        }}
      >
        <p>{t('bulk.for', { count: items.length })}</p>
        <p>{items.map(({ visitCode }) => visitCode).join(', ')}</p>
        {type === 'hand-over' ? <HandOverTo value={to} onChange={setTo} /> : null}
        {type === 'accept-priority' || type === 'close' ? null : (
          <TextField
            label={t(type === 'note' ? 'bulk.note' : 'bulk.reason')}
            value={words}
            onChange={setWords}
            rows={4}
            maxLength={4000}
            autoFocus={type !== 'hand-over'}
          />
        )}
        {trouble === null ? null : <p role="alert">{faultWords(t, trouble)}</p>}
        <SubmitButton
          disabled={change === null}
          danger={type === 'cancel'}
          busy={mutation.isPending ? t('bulk.busy', { count: items.length }) : null}
        >
          {t('bulk.go', { count: items.length })}
        </SubmitButton>
        <Button kind="quiet" disabled={mutation.isPending} onPress={putAway}>
          {t('bulk.put-away')}
        </Button>
      </form>
    </Dialog>
  );
}

function HandOverTo({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation('console');
  const { desk } = useParts();
  const colleagues = useQuery({
    queryKey: ['accounts'],
    queryFn: () => valueOf(desk.call('account.list', {})),
  });
  return (
    <Choice
      label={t('form.hand-over.to')}
      value={value}
      options={[
        { value: nobody, words: t('form.hand-over.choose') },
        ...workQueueSchema.options.map((queue) => ({
          value: `queue ${queue}`,
          words: t('form.hand-over.to-queue', { queue: t(`words:queue.${queue}`) }),
        })),
        ...(colleagues.data?.accounts ?? []).map(({ accountId, name }) => ({
          value: `account ${accountId}`,
          words: name,
        })),
      ]}
      onChange={onChange}
    />
  );
}

/** The change as it is filled in, or null while something is missing. */
function changeOf(type: BulkChange['type'], words: string, to: string): BulkChange | null {
  const text = words.trim();
  switch (type) {
    case 'accept-priority':
    case 'close':
      return { type };
    case 'note':
      return text === '' ? null : { type, words: text };
    case 'cancel':
      return text === '' ? null : { type, reason: text };
    case 'hand-over': {
      const [kind, which = ''] = to.split(' ');
      if (text === '' || which === '') return null;
      const queue = workQueueSchema.safeParse(which);
      if (kind === 'queue' && queue.success) {
        return { type, to: { kind: 'queue', queue: queue.data }, reason: text };
      }
      return { type, to: { kind: 'account', accountId: which }, reason: text };
    }
  }
}
