import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Consumable,
  consumableFactsSchema,
  eanSchema,
} from '../../../shared/domain/consumable.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../handover/handover.module.css';
import { SubmitButton } from '../parts/submit-button.tsx';
import { Tick } from '../service-level/tick.tsx';
import { consumablesKey } from './consumables-key.ts';

/** What a lead says of an item; its stock changes by movements only. */
export function ConsumableForm({
  item,
  onClose,
}: {
  /** Null for a new one. */
  readonly item: Consumable | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('consumables');
  const { desk } = useParts();
  const act = useAct([consumablesKey]);
  const [name, setName] = useState(item?.name ?? '');
  const [ean, setEan] = useState(item?.ean ?? '');
  const [site, setSite] = useState(item?.site ?? '');
  const [level, setLevel] = useState(String(item?.reorderAt ?? 2));
  const [closed, setClosed] = useState(item?.closed ?? false);
  const code = ean.trim() === '' ? null : ean;
  const facts = consumableFactsSchema.safeParse({
    name,
    ean: code,
    site,
    reorderAt: level === '' ? null : Number(level),
    closed,
  });
  const send = async () => {
    if (!facts.success) return;
    const body = facts.data;
    const saved = await act.run(
      item === null
        ? desk.call('consumable.create', { body })
        : desk.call('consumable.change', { params: { itemId: item.itemId }, body }),
      t('saved', { name }),
    );
    if (saved !== null) onClose();
  };
  return (
    <form
      className={styles['fields']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField autoFocus label={t('name')} value={name} maxLength={80} onChange={setName} />
      <TextField
        label={t('ean')}
        hint={t('ean-hint')}
        error={code === null || eanSchema.safeParse(code).success ? undefined : t('ean-wrong')}
        value={ean}
        maxLength={40}
        onChange={setEan}
      />
      <TextField label={t('site')} value={site} maxLength={60} onChange={setSite} />
      <TextField label={t('reorder-at')} type="number" value={level} onChange={setLevel} />
      <Tick chosen={closed} onChange={setClosed}>
        {t('close')}
      </Tick>
      <div className={styles['row']}>
        <SubmitButton disabled={!facts.success || act.busy}>{t('save')}</SubmitButton>
        <Button kind="quiet" onPress={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
