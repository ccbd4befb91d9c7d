import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type KnownSupplier,
  supplierContactSchema,
} from '../../../shared/domain/management/supplier-contact.ts';
import { formatShortDay } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { putAway } from '../app/put-away.ts';
import { useAct } from '../app/use-act.ts';
import { DateField } from '../parts/date-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSession } from '../session/session.ts';
import styles from './management.module.css';

/** How suppliers are reached, and when somebody last saw that it is right. */
export function SuppliersPart() {
  const { t } = useTranslation('management');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const [open, setOpen] = useState<string | null>(null);
  const list = useQuery({
    queryKey: ['supplier-contacts'],
    queryFn: () => valueOf(desk.call('supplier.contacts', {})),
  });
  const fault = faultOf(list.error);
  return (
    <section className={styles['part']} aria-labelledby="suppliers-title">
      <h2 id="suppliers-title">{t('management:suppliers.title')}</h2>
      <p className={styles['quiet']}>{t('management:suppliers.rule')}</p>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {list.isPending ? <p role="status">{t('management:loading')}</p> : null}
      {list.data?.suppliers.length === 0 ? <p>{t('management:suppliers.none')}</p> : null}
      <ul className={styles['list']}>
        {(list.data?.suppliers ?? []).map((supplier) => (
          <li key={supplier.supplierId}>
            <h3>{supplier.name}</h3>
            <p>
              {[supplier.phone, supplier.email, supplier.hours, supplier.contract]
                .filter((known) => known !== '')
                .join(' · ') || t('management:suppliers.unknown')}
            </p>
            <p className={styles['quiet']}>
              {supplier.checkedOn === null
                ? t('management:suppliers.never-checked')
                : t('management:suppliers.checked', {
                    day: formatShortDay(supplier.checkedOn, locale),
                  })}
            </p>
            {role === 'technician' ? null : (
              <div>
                <Button
                  label={t('management:suppliers.change-of', { name: supplier.name })}
                  onPress={() => setOpen(open === supplier.supplierId ? null : supplier.supplierId)}
                >
                  {t('management:change')}
                </Button>
              </div>
            )}
            {open === supplier.supplierId ? (
              <ContactForm
                supplier={supplier}
                onDone={() => setOpen(putAway(supplier.supplierId))}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ContactForm({
  supplier,
  onDone,
}: {
  readonly supplier: KnownSupplier;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('management');
  const { desk } = useParts();
  const act = useAct([['supplier-contacts'], ['expired']]);
  const [phone, setPhone] = useState(supplier.phone);
  const [email, setEmail] = useState(supplier.email);
  const [hours, setHours] = useState(supplier.hours);
  const [contract, setContract] = useState(supplier.contract);
  const [checkedOn, setCheckedOn] = useState(supplier.checkedOn ?? '');
  const contact = supplierContactSchema.safeParse({
    phone,
    email,
    hours,
    contract,
    checkedOn: checkedOn === '' ? null : checkedOn,
  });
  return (
    <form
      className={styles['form']}
      aria-label={t('management:suppliers.change-of', { name: supplier.name })}
      onSubmit={(event) => {
        event.preventDefault();
        if (!contact.success) return;
        const params = { supplierId: supplier.supplierId };
        void act
          .run(
            desk.call('supplier.keep-contact', { params, body: contact.data }),
            t('management:kept'),
          )
          .then((kept) => {
            if (kept !== null) onDone();
          });
      }}
    >
      <TextField
        label={t('management:suppliers.phone')}
        value={phone}
        onChange={setPhone}
        maxLength={40}
      />
      <TextField
        label={t('management:suppliers.email')}
        type="email"
        value={email}
        onChange={setEmail}
        maxLength={120}
        error={contact.success ? undefined : t('management:suppliers.no-address')}
      />
      <TextField
        label={t('management:suppliers.hours')}
        value={hours}
        onChange={setHours}
        maxLength={120}
      />
      <TextField
        label={t('management:suppliers.contract')}
        value={contract}
        onChange={setContract}
        maxLength={80}
      />
      <DateField
        label={t('management:suppliers.checked-on')}
        value={checkedOn}
        onChange={setCheckedOn}
      />
      <SubmitButton disabled={!contact.success || act.busy}>{t('management:keep')}</SubmitButton>
    </form>
  );
}
