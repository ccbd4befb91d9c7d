import { useQuery } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { ReceiptMail } from '../../../shared/contract/mail-routes.ts';
import { mailAddressSchema } from '../../../shared/domain/outgoing.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useAct } from '../app/use-act.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { handoverKey } from './use-handover.ts';
import styles from './handover.module.css';

/** While something is on its way, in milliseconds. */
const lookAgainMs = 2_000;

/** The receipt by mail; nothing is drawn where the desk sends none. */
export function MailReceipt({ handoverId }: { readonly handoverId: string }) {
  const { desk } = useParts();
  const mail = useQuery({
    queryKey: [...handoverKey, handoverId, 'mail'],
    queryFn: () => valueOf(desk.call('mail.of-receipt', { params: { handoverId } })),
    refetchInterval: ({ state }) =>
      state.data?.mails.some((each) => each.state === 'waiting') === true ? lookAgainMs : false,
  });
  return mail.data?.offered === true ? <MailForm handoverId={handoverId} mail={mail.data} /> : null;
}

function MailForm({
  handoverId,
  mail,
}: {
  readonly handoverId: string;
  readonly mail: ReceiptMail;
}) {
  const { t } = useTranslation('handover');
  const { desk } = useParts();
  const act = useAct([[...handoverKey, handoverId, 'mail']]);
  const [address, setAddress] = useState(mail.known ?? '');
  // The same mail when it is pressed again after a lost answer.
  const [mailId, setMailId] = useState(() => v7());
  const [wrong, setWrong] = useState(false);
  const send = async () => {
    const parsed = mailAddressSchema.safeParse(address);
    setWrong(!parsed.success);
    if (!parsed.success) return;
    const sent = await act.run(
      desk.call('mail.send-receipt', {
        params: { handoverId, mailId },
        body: { address: parsed.data },
      }),
      t('mail.done', { address: parsed.data }),
    );
    if (sent !== null) setMailId(v7());
  };
  return (
    <section className={styles['part']} aria-labelledby="receipt-mail">
      <h2 id="receipt-mail">{t('mail.title')}</h2>
      <form
        className={styles['fields']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          type="email"
          label={t('mail.address')}
          hint={t('mail.hint')}
          error={wrong ? t('mail.wrong') : undefined}
          value={address}
          maxLength={200}
          onChange={setAddress}
        />
        <div>
          <SubmitButton icon={<Mail />} disabled={act.busy || address.trim() === ''}>
            {t('mail.send')}
          </SubmitButton>
        </div>
      </form>
      <div role="status">
        {mail.mails.map((each) => (
          <p key={each.outgoingId}>{t(`mail.state.${each.state}`, { address: each.recipient })}</p>
        ))}
      </div>
    </section>
  );
}
