import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { Consumable } from '../../../shared/domain/consumable.ts';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { emptied } from '../app/emptied.ts';
import { useAct } from '../app/use-act.ts';
import { watched } from '../app/watched.ts';
import styles from '../handover/handover.module.css';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { consumablesKey } from './consumables-key.ts';

/** The stock book of an item, and the two ways to write in it besides handing out. */
export function StockPart({
  item,
  onClose,
}: {
  readonly item: Consumable;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('consumables');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const act = useAct([consumablesKey]);
  const params = { itemId: item.itemId };
  const [how, setHow] = useState<'received' | 'counted'>('received');
  const [number, setNumber] = useState('');
  const [words, setWords] = useState('');
  const book = useQuery({
    ...watched,
    queryKey: [...consumablesKey, 'book', item.itemId],
    queryFn: () => valueOf(desk.call('consumable.movements', { params, query: { limit: 100 } })),
  });
  const count = Number(number);
  const isNumber = number !== '' && Number.isInteger(count) && count >= (how === 'counted' ? 0 : 1);
  const send = async () => {
    const movementId = v7();
    const saved = await act.run(
      how === 'received'
        ? desk.call('consumable.receive', { params, body: { movementId, count, words } })
        : desk.call('consumable.count', {
            params,
            body: { movementId, counted: count, reason: words },
          }),
      t('saved', { name: item.name }),
    );
    if (saved === null) return;
    setNumber(emptied(number, ''));
    setWords(emptied(words, ''));
  };
  return (
    <section className={styles['part']} aria-labelledby="stock-title">
      <h2 id="stock-title">{t('book-of', { name: item.name })}</h2>
      <form
        className={styles['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <RadioSet
          inRow
          label={t('how')}
          value={how}
          options={(['received', 'counted'] as const).map((value) => ({
            value,
            words: t(`reason.${value}`),
          }))}
          onChange={setHow}
        />
        <TextField
          autoFocus
          label={t(`number.${how}`)}
          type="number"
          value={number}
          onChange={setNumber}
        />
        <TextField label={t(`words.${how}`)} value={words} maxLength={300} onChange={setWords} />
        <div className={styles['row']}>
          <SubmitButton
            disabled={!isNumber || (how === 'counted' && words.trim() === '') || act.busy}
          >
            {t('save')}
          </SubmitButton>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
      <ol className={styles['lines']} aria-label={t('book')}>
        {(book.data?.movements ?? []).map((each) => (
          <li key={each.sequence}>
            <time dateTime={each.at}>{formatMoment(new Date(each.at), locale)}</time>{' '}
            {t(`reason.${each.reason}`)} {each.change > 0 ? `+${each.change}` : each.change} →{' '}
            {each.stock}, {each.actor}
            {each.to === null ? '' : ` → ${each.to}`}
            {each.words === null ? '' : `: ${each.words}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
