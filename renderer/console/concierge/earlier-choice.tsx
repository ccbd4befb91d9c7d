import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CounterOffer } from '../../../shared/contract/concierge-routes.ts';
import { type EarlierAnswer, worseSchema } from '../../../shared/domain/earlier-answer.ts';
import type { EarlierQuestion } from '../../../shared/domain/visitor-answer.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatDay } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultWords } from '../app/fault-words.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import styles from './earlier-choice.module.css';
import type { useEarlier } from './use-earlier.ts';

const answersOf = {
  join: ['same'],
  reopen: ['same'],
  verify: ['works', 'partly', 'does-not-work'],
} as const satisfies Record<EarlierQuestion, readonly EarlierAnswer['answer'][]>;

/** What the desk knows of whoever stands there, in one line that is read aloud when it changes. */
export function EarlierStatus({
  earlier,
  count,
}: {
  readonly earlier: ReturnType<typeof useEarlier>;
  readonly count: number;
}) {
  const { t } = useTranslation('concierge');
  return (
    <p role="status" className={styles['status']}>
      {statusWords(t, earlier, count)}
    </p>
  );
}

function statusWords(
  t: TFunction<'concierge'>,
  { found, isAsking, fault, hasBadge }: ReturnType<typeof useEarlier>,
  count: number,
): string {
  if (isAsking) return t('earlier.asking');
  if (fault !== null) return `${t('earlier.failed')} ${faultWords(t, fault)}`;
  if (found === null) return '';
  const who =
    found.firstName === null
      ? hasBadge
        ? t('earlier.nobody')
        : ''
      : t('earlier.is', { name: found.firstName });
  return [who, count === 0 ? '' : t('earlier.found', { count })].filter(Boolean).join(' ');
}

/** The earlier tickets that this may belong to, each with what it is about, and a new one all the same. */
export function EarlierChoice({
  offers,
  chosen,
  onChoose,
}: {
  readonly offers: readonly CounterOffer[];
  readonly chosen: EarlierAnswer | null;
  readonly onChoose: (answer: EarlierAnswer, offer: CounterOffer) => void;
}) {
  const { t } = useTranslation('concierge');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [newest] = offers;
  if (newest === undefined) return null;
  const options = offers.flatMap((offer) =>
    answersOf[offer.question].map((answer) => ({ offer, answer })),
  );
  const nothing = { offer: newest, answer: 'other' as const };
  const valueOf = ({ ticketId, answer }: EarlierAnswer) =>
    answer === 'other' ? 'other' : `${ticketId} ${answer}`;
  const all = [...options, nothing].map(({ offer, answer }) => ({
    offer,
    given: { ticketId: offer.ticketId, answer },
    value: valueOf({ ticketId: offer.ticketId, answer }),
    words:
      answer === 'other'
        ? t('earlier.new')
        : t(`earlier.${offer.question}.${answer}`, { code: offer.visitCode }),
  }));
  const goesOn = offers.find(
    ({ ticketId, question }) =>
      question !== 'verify' && chosen?.answer === 'same' && ticketId === chosen.ticketId,
  );
  return (
    <section className={styles['choice']}>
      <ul className={styles['offers']}>
        {offers.map((offer) => (
          <li key={offer.ticketId}>
            <Link to="/tickets/$ticketId" params={{ ticketId: offer.ticketId }} search>
              {offer.visitCode}
            </Link>{' '}
            {aboutWords(t, offer, locale)}
            {offer.words === '' ? null : (
              <>
                {' '}
                <q>{offer.words}</q>
              </>
            )}
          </li>
        ))}
      </ul>
      <RadioSet
        label={t('earlier.title')}
        value={chosen === null ? null : valueOf(chosen)}
        options={all}
        onChange={(value) => {
          const option = all.find((each) => each.value === value);
          if (option !== undefined) onChoose(option.given, option.offer);
        }}
      />
      {goesOn === undefined || chosen === null ? null : (
        <RadioSet
          label={t('worse.title')}
          value={chosen.worse ?? 'no'}
          options={(['no', ...worseSchema.options] as const).map((value) => ({
            value,
            words: t(`worse.${value}`),
          }))}
          onChange={(value) => {
            const same = { ticketId: goesOn.ticketId, answer: 'same' } as const;
            onChoose(value === 'no' ? same : { ...same, worse: value }, goesOn);
          }}
        />
      )}
    </section>
  );
}

/** What it is about, whose it is when it is his device only, since when, and how far it is. */
function aboutWords(t: TFunction<'concierge'>, offer: CounterOffer, locale: Locale): string {
  const { category, visitorName, because, arrivedAt, status } = offer;
  return [
    ...(category === null ? [] : [t(`words:category.${category}`, { defaultValue: category })]),
    ...(because === 'same-device' && visitorName !== null ? [visitorName] : []),
    formatDay(new Date(arrivedAt), locale),
    t(`console:because.${because}`),
    t(`words:status.${status}`),
  ].join(' · ');
}
