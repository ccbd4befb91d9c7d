import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Consumable, isLow } from '../../../shared/domain/consumable.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { putAway } from '../app/put-away.ts';
import { useAskedFor } from '../app/use-asked-for.ts';
import { watched } from '../app/watched.ts';
import styles from '../handover/handover.module.css';
import { useSession } from '../session/session.ts';
import { Tick } from '../service-level/tick.tsx';
import { ConsumableForm } from './consumable-form.tsx';
import { consumablesKey } from './consumables-key.ts';
import { HandOutBar } from './hand-out-bar.tsx';
import { StockPart } from './stock-part.tsx';

type Opened =
  { readonly kind: 'new' } | { readonly kind: 'facts' | 'stock'; readonly item: Consumable };

/** One and the same, however often it is pressed. */
const anew: Opened = { kind: 'new' };

/** What is used up: handed out by one scan, with its stock and what must be ordered. */
export function ConsumablesPage() {
  const { t } = useTranslation('consumables');
  const { desk } = useParts();
  const { role } = useSession();
  const [words, setWords] = useState('');
  const [lowOnly, setLowOnly] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  useAskedFor(true, setWords);
  const low = lowOnly ? 'true' : 'false';
  const list = useQuery({
    ...watched,
    queryKey: [...consumablesKey, 'list', words, low],
    queryFn: () => valueOf(desk.call('consumable.list', { query: { q: words, low, limit: 100 } })),
  });
  const items = list.data?.items ?? [];
  const fault = faultOf(list.error);
  const close = () => setOpened(putAway(opened));
  return (
    <main className={styles['page']}>
      <h1>{t('title')}</h1>
      <HandOutBar />
      <div className={styles['row']}>
        <TextField
          label={t('search')}
          type="search"
          value={words}
          maxLength={200}
          onChange={setWords}
        />
        <Tick chosen={lowOnly} onChange={setLowOnly}>
          {t('low-only')}
        </Tick>
        {role === 'technician' ? null : (
          <Button icon={<Plus />} onPress={() => setOpened(anew)}>
            {t('new')}
          </Button>
        )}
      </div>
      {opened === null ? null : opened.kind === 'stock' ? (
        <StockPart key={opened.item.itemId} item={opened.item} onClose={close} />
      ) : (
        <ConsumableForm
          key={opened.kind === 'new' ? 'new' : opened.item.itemId}
          item={opened.kind === 'new' ? null : opened.item}
          onClose={close}
        />
      )}
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {list.isPending ? <p role="status">{t('loading')}</p> : null}
      {list.isSuccess && items.length === 0 ? <p>{t('none')}</p> : null}
      {items.length === 0 ? null : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('ean')}</th>
              <th scope="col">{t('site')}</th>
              <th scope="col">{t('stock')}</th>
              <th scope="col">{t('actions')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.itemId}>
                <th scope="row">{item.name}</th>
                <td>{item.ean ?? t('no-ean')}</td>
                <td>{item.site}</td>
                <td className={isLow(item) ? styles['trouble'] : undefined}>
                  {item.stock}
                  {isLow(item) ? ` · ${t('order')}` : ''}
                  {item.closed ? ` · ${t('closed')}` : ''}
                </td>
                <td>
                  <div className={styles['row']}>
                    <Button
                      label={t('book-of', { name: item.name })}
                      onPress={() => setOpened({ kind: 'stock', item })}
                    >
                      {t('book')}
                    </Button>
                    {role === 'technician' ? null : (
                      <Button
                        icon={<Pencil />}
                        label={t('change-one', { name: item.name })}
                        onPress={() => setOpened({ kind: 'facts', item })}
                      >
                        {t('change')}
                      </Button>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  );
}
