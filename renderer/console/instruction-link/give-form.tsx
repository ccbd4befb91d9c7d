import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import {
  packDeviceSchema,
  tellingSchema,
  type Telling,
} from '../../../shared/domain/instruction-link.ts';
import { localeSchema, type Locale } from '../../../shared/domain/locale.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useAct } from '../app/use-act.ts';
import { CardForm } from '../card/card-form.tsx';
import { ticketKey } from '../card/use-ticket.ts';
import { Choice } from '../parts/choice.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { InstructionPapers } from './instruction-papers.tsx';

export const giveFormId = 'give-instructions';
const nothing = '';
const packOf = 'pack:';

/** Gives instructions along: which, as its reader likes to read, in his language. */
export function GiveForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('instruction-links');
  const { desk } = useParts();
  const { ticketId } = ticket.item;
  const offers = useOffers(ticketId);
  // Sent again after a lost answer, it is the same gift.
  const [linkId] = useState(() => v7());
  const [chosen, setChosen] = useState<string | null>(null);
  const [telling, setTelling] = useState<Telling>('steps');
  const [locale, setLocale] = useState<Locale>(ticket.locale);
  const [path, setPath] = useState<string | null>(null);
  const act = useAct([ticketKey(ticketId)]);
  const what = chosen ?? offers?.find(({ fits }) => fits)?.value ?? nothing;

  if (path !== null) return <InstructionPapers path={path} onClose={onClose} />;

  const send = async () => {
    const how = { linkId, telling, locale };
    const pack = packDeviceSchema.safeParse(what.slice(packOf.length));
    const given = await act.run(
      what.startsWith(packOf) && pack.success
        ? desk.call('issue-pack.give', {
            params: { device: pack.data },
            body: { ...how, ticketId },
          })
        : desk.call('ticket.give-instructions', {
            params: { ticketId },
            body: { ...how, instructionIds: [what] },
          }),
      t('give.done'),
    );
    if (given !== null) setPath(given.linkPath);
  };
  return (
    <CardForm
      title={t('give.title')}
      hint={t('give.hint')}
      submit={t('give.submit')}
      lacks={[[what === nothing, t('give.what')]]}
      busy={act.busy}
      onClose={onClose}
      onSend={() => void send()}
    >
      {offers?.length === 0 ? (
        <p role="status">{t('give.nothing')}</p>
      ) : (
        <Choice
          label={t('give.what')}
          value={what}
          options={[
            { value: nothing, words: t('give.choose') },
            ...(offers ?? []),
            ...packDeviceSchema.options.map((device) => ({
              value: `${packOf}${device}`,
              words: t('pack-of', { device: t(`devices:kind.${device}`) }),
            })),
          ]}
          onChange={setChosen}
        />
      )}
      <RadioSet
        inRow
        label={t('give.how')}
        value={telling}
        options={tellingSchema.options.map((value) => ({
          value,
          words: t(`instruction-page:telling.${value}`),
        }))}
        onChange={setTelling}
      />
      <RadioSet
        inRow
        label={t('give.language')}
        value={locale}
        options={localeSchema.options.map((value) => ({
          value,
          words: t(`words:language.${value}`),
        }))}
        onChange={setLocale}
      />
    </CardForm>
  );
}

/** All published instructions, those that fit the ticket first. */
function useOffers(ticketId: string) {
  const { t } = useTranslation('instruction-links');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { data } = useQuery({
    queryKey: [...ticketKey(ticketId), 'instruction-offers'],
    queryFn: () => valueOf(desk.call('ticket.instruction-offers', { params: { ticketId } })),
  });
  return data?.offers.map(({ instructionId, titles, fits }) => ({
    value: instructionId,
    words: fits ? t('fits', { title: titles[locale] }) : titles[locale],
    fits,
  }));
}
