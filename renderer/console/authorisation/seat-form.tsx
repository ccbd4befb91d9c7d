import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Licence, freeSeats } from '../../../shared/domain/licence.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { CardForm } from '../card/card-form.tsx';
import { useDraft } from '../card/use-draft.ts';
import { Choice } from '../parts/choice.tsx';
import { licencesKey } from '../register/register-keys.ts';
import { HolderFields, useHolderDraft } from './holder-fields.tsx';
import { useAuthorisation, useTicketAct } from './use-authorisation.ts';
import { VisitorWords } from './visitor-words.tsx';
import styles from './authorisation.module.css';

const form = 'seat';
const nothing = '';

/** Looks whether a licence is free: assigns a seat, or names what can do instead and the wait-list. */
export function SeatForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('authorisation');
  const { desk, drafts } = useParts();
  const { ticketId } = ticket.item;
  const [words, setWords] = useState('');
  const [productId, setProductId] = useDraft(ticketId, `${form}.product`);
  const [untilOn, setUntilOn] = useDraft(ticketId, `${form}.until`);
  const who = useHolderDraft(ticket, form);
  const act = useTicketAct(ticketId);
  const found = useQuery({
    queryKey: [...licencesKey, 'choice', words],
    queryFn: () => valueOf(desk.call('licence.list', { query: { q: words, limit: 100 } })),
  });
  const chosen = useChosen(productId);
  const { data: authorisation } = useAuthorisation(ticketId);
  const { holder } = who;
  const product = chosen?.licence ?? null;
  const waits = authorisation?.waits.find((wait) => wait.productId === productId) ?? null;
  const soldOut =
    product !== null && freeSeats(product) === 0 && (waits?.offeredUntil ?? null) === null;

  const send = async () => {
    if (holder === null || product === null) return;
    const params = { ticketId };
    const sent = soldOut
      ? await act.run(
          desk.call('ticket.wait-for-seat', { params, body: { productId, holder } }),
          t('seat.waits'),
        )
      : await act.run(
          desk.call('ticket.assign-seat', {
            params,
            body: { productId, holder, untilOn: untilOn === '' ? null : untilOn },
          }),
          t('seat.done'),
        );
    if (sent === null) return;
    drafts.clear(ticketId, form);
    onClose();
  };
  const licences = found.data?.licences ?? [];
  const options =
    product === null || licences.some((each) => each.productId === productId)
      ? licences
      : [product, ...licences];
  return (
    <CardForm
      title={t('seat.title')}
      submit={t(soldOut ? 'seat.submit-wait' : 'seat.submit')}
      lacks={[
        [holder === null, t('seat.search')],
        [product === null, t('seat.product')],
      ]}
      busy={act.busy}
      onClose={onClose}
      onSend={() => void send()}
    >
      <TextField
        label={t('seat.search')}
        type="search"
        value={words}
        onChange={setWords}
        maxLength={200}
      />
      <Choice
        label={t('seat.product')}
        value={productId}
        options={[
          { value: nothing, words: t('seat.choose', { count: licences.length }) },
          ...options.map((each) => ({
            value: each.productId,
            words: t('seat.option', { name: each.name, free: freeSeats(each), seats: each.seats }),
          })),
        ]}
        onChange={setProductId}
      />
      {soldOut ? (
        <SoldOut
          ticket={ticket}
          waiting={product.waiting}
          alternatives={chosen?.alternatives ?? []}
          onChoose={setProductId}
        />
      ) : null}
      <HolderFields draft={who} />
      {soldOut ? null : (
        <TextField
          label={t('until.label')}
          hint={t('until.hint')}
          type="date"
          value={untilOn}
          onChange={setUntilOn}
        />
      )}
    </CardForm>
  );
}

function useChosen(productId: string) {
  const { desk } = useParts();
  const { data } = useQuery({
    queryKey: [...licencesKey, 'one', productId],
    queryFn: () => valueOf(desk.call('licence.get', { params: { productId } })),
    enabled: productId !== nothing,
  });
  return data ?? null;
}

function SoldOut({
  ticket,
  waiting,
  alternatives,
  onChoose,
}: {
  readonly ticket: Ticket;
  readonly waiting: number;
  readonly alternatives: readonly Licence[];
  readonly onChoose: (productId: string) => void;
}) {
  const { t } = useTranslation('authorisation');
  const free = alternatives.filter((each) => freeSeats(each) > 0);
  return (
    <>
      <div className={styles['band']} role="status">
        <p>{t('seat.sold-out', { count: waiting })}</p>
        {free.length === 0 ? (
          <p>{t('seat.no-alternative')}</p>
        ) : (
          <>
            <p>{t('seat.alternatives')}</p>
            {free.map((each) => (
              <Button key={each.productId} onPress={() => onChoose(each.productId)}>
                {t('seat.option', {
                  name: each.name,
                  free: freeSeats(each),
                  seats: each.seats,
                })}
              </Button>
            ))}
          </>
        )}
      </div>
      <VisitorWords ticket={ticket} sentence="sold-out" />
    </>
  );
}
