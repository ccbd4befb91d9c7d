import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Licence,
  type LicenceFacts,
  licenceFactsSchema,
} from '../../../shared/domain/licence.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useAct } from '../app/use-act.ts';
import { Choice } from '../parts/choice.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { licencesKey } from './register-keys.ts';
import styles from './register.module.css';

const nothing = '';

/** What a lead decides about a product. */
export function LicenceForm({
  licence,
  onClose,
}: {
  /** Null for a new one. */
  readonly licence: Licence | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('registers');
  const { desk } = useParts();
  const id = useId();
  const [name, setName] = useState(licence?.name ?? '');
  const [vendor, setVendor] = useState(licence?.vendor ?? '');
  const [seats, setSeats] = useState(licence === null ? '' : String(licence.seats));
  const [owner, setOwner] = useState(licence?.owner ?? '');
  const [alternative, setAlternative] = useState(licence?.alternatives[0] ?? nothing);
  const act = useAct([licencesKey]);
  const others = useQuery({
    queryKey: [...licencesKey, 'choice', ''],
    queryFn: () => valueOf(desk.call('licence.list', { query: { limit: 100 } })),
  });
  const facts = licenceFactsSchema.safeParse({
    name,
    vendor,
    seats: seats === '' ? null : Number(seats),
    owner,
    // The form chooses the first; others that were set elsewhere stay.
    alternatives: [
      ...(alternative === nothing ? [] : [alternative]),
      ...(licence?.alternatives.slice(1) ?? []).filter((each) => each !== alternative),
    ],
  });
  const send = async () => {
    if (!facts.success) return;
    const body = facts.data;
    const saved = await act.run(
      licence === null
        ? desk.call('licence.create', { body })
        : desk.call('licence.change', {
            params: { productId: licence.productId },
            body: { ...body, seen: factsOf(licence) },
          }),
      t('saved'),
    );
    if (saved !== null) onClose();
  };
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <h2 id={id}>
        {licence === null ? t('licences.new') : t('change-one', { name: licence.name })}
      </h2>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          autoFocus
          label={t('licences.name')}
          value={name}
          onChange={setName}
          maxLength={120}
        />
        <TextField
          label={t('licences.vendor')}
          value={vendor}
          onChange={setVendor}
          maxLength={120}
        />
        <TextField
          label={t('licences.seats')}
          type="number"
          value={seats}
          onChange={setSeats}
          error={
            seats === '' || licenceFactsSchema.shape.seats.safeParse(Number(seats)).success
              ? undefined
              : t('licences.seats-wrong')
          }
        />
        <TextField label={t('licences.owner')} value={owner} onChange={setOwner} maxLength={120} />
        <Choice
          label={t('licences.alternative')}
          value={alternative}
          options={[
            { value: nothing, words: t('none') },
            ...(others.data?.licences ?? [])
              .filter(({ productId }) => productId !== licence?.productId)
              .map((each) => ({ value: each.productId, words: each.name })),
          ]}
          onChange={setAlternative}
        />
        <div className={styles['actions']}>
          <SubmitButton disabled={!facts.success || act.busy}>{t('save')}</SubmitButton>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function factsOf({ name, vendor, seats, owner, alternatives }: Licence): LicenceFacts {
  return { name, vendor, seats, owner, alternatives };
}
