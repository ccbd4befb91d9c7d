import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadFacts } from '../../../shared/domain/asset-from-readout.ts';
import type { AssetFacts } from '../../../shared/domain/asset.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { AssetForm } from './asset-form.tsx';
import { assetsKey } from './asset-keys.ts';
import { Owned } from './owned.tsx';
import { ticketAssetsKey } from './use-ticket-assets.ts';

/** A device that was read and is in no record: one form, filled with what was read. */
export function NewFromReadout({
  ticketId,
  read,
}: {
  readonly ticketId: string;
  readonly read: ReadFacts;
}) {
  const { t } = useTranslation('assets');
  const { desk } = useParts();
  const [open, setOpen] = useState(false);
  const [owned, setOwned] = useState(false);
  const act = useAct([ticketAssetsKey(ticketId), assetsKey]);
  const start: AssetFacts = {
    tag: read.tag ?? '',
    type: read.type,
    maker: read.maker ?? '',
    model: read.model ?? '',
    identifiers: read.serial === null ? [] : [{ kind: 'serial', value: read.serial }],
    system: read.system,
    site: null,
    ownerUnit: null,
    warrantyUntil: null,
    supplier: null,
    purchasedOn: null,
    purchaseOrder: null,
    purchasePrice: null,
  };
  if (!open) {
    return (
      <>
        <p>{t('tab.unknown')}</p>
        <Button onPress={() => setOpen(true)}>{t('tab.put-in')}</Button>
      </>
    );
  }
  return (
    <AssetForm
      title={t('tab.put-in')}
      submit={t('tab.put-in')}
      start={start}
      busy={act.busy}
      blocked={!owned}
      onClose={() => setOpen(false)}
      onSend={(facts) => {
        const body = { owned: true, record: { kind: 'new', facts } } as const;
        void act.run(desk.call('asset.take-in', { params: { ticketId }, body }), t('tab.kept'));
      }}
    >
      <Owned owned={owned} onChange={setOwned} />
    </AssetForm>
  );
}
