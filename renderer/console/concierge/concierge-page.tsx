import { useNavigate } from '@tanstack/react-router';
import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { localeSchema } from '../../../shared/domain/locale.ts';
import { urgencyAnswersSchema } from '../../../shared/domain/priority.ts';
import { errandSchema } from '../../../shared/domain/report-type.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultWords } from '../app/fault-words.ts';
import { CardForm } from '../card/card-form.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { FactFieldInput } from '../report-type/fact-field-input.tsx';
import { shownFields } from '../report-type/fact-fields.ts';
import { CheckedIn } from './checked-in.tsx';
import {
  askedFacts,
  asksUrgency,
  categoriesOf,
  categoryOf,
  lacking,
  offersFor,
  proposalOf,
  reportTypesOf,
} from './concierge-draft.ts';
import { EarlierChoice, EarlierStatus } from './earlier-choice.tsx';
import { useCheckIn } from './use-check-in.ts';
import { useEarlier } from './use-earlier.ts';
import styles from './concierge-page.module.css';

/** A technician checks in somebody who cannot do it at the kiosk: one form, keyboard only. */
export function ConciergePage() {
  const { t } = useTranslation('concierge');
  const { now } = useParts();
  const navigate = useNavigate();
  const { draft, reply, change, send, isSending, isLate, fault, next } = useCheckIn();
  const earlier = useEarlier(draft);
  if (reply !== null) {
    return (
      <main className={styles['page']}>
        <CheckedIn reply={reply} onNext={next} />
      </main>
    );
  }
  const { reasons } = proposalOf(draft, now.get());
  const submit = () => {
    const [first, ...rest] = reasons.map((reason) => t(`words:priority.reason.${reason}`));
    // Of a visit that was asked nothing the desk says by itself why it stands where it stands.
    const unasked = reasons.includes('no-answers');
    send(unasked ? '' : t('argument', { first, rest: rest.join(', ') }));
  };
  const options = <V extends string>(values: readonly V[], words: (value: V) => string) =>
    values.map((value) => ({ value, words: words(value) }));
  const badge = lacking(draft) === 'badge' ? t('badge-wrong') : undefined;
  const offers = earlier.found?.offers ?? [];
  const asked = offersFor(draft, offers);

  return (
    <main className={styles['page']}>
      <h1 className="visually-hidden">{t('title')}</h1>
      {draft.sent !== null ? (
        <section className={styles['late']} role="status">
          <CloudOff aria-hidden="true" />
          <h2>{t(isLate || fault !== null ? 'late.title' : 'late.sending')}</h2>
          <p>{fault === null ? t('late.words') : faultWords(t, fault)}</p>
          <Button kind="primary" disabled={isSending} onPress={submit}>
            {t('late.again')}
          </Button>
        </section>
      ) : (
        <CardForm
          title={t('title')}
          hint={t('hint')}
          submit={t('submit')}
          ready={lacking(draft, offers) === null && !earlier.isAsking}
          busy={isSending}
          onSend={submit}
          onClose={() => void navigate({ to: '/', search: {} })}
        >
          {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
          <div className={styles['pair']}>
            <TextField
              label={t('badge')}
              hint={t('badge-hint')}
              error={badge}
              value={draft.badge}
              maxLength={64}
              onChange={(typed) => change({ badge: typed })}
            />
            <TextField
              label={t('name')}
              hint={t('name-hint')}
              value={draft.name}
              maxLength={120}
              onChange={(typed) => change({ name: typed })}
            />
            <TextField
              label={t('device')}
              hint={t('device-hint')}
              value={draft.device}
              maxLength={80}
              onChange={(typed) => change({ device: typed })}
            />
          </div>
          <EarlierStatus earlier={earlier} count={asked.length} />
          <EarlierChoice
            offers={asked}
            chosen={draft.earlier}
            onChoose={(chosen, offer) =>
              change({ earlier: chosen, ...categoryOf(draft, chosen, offer) })
            }
          />
          <RadioSet
            inRow
            label={t('errand')}
            value={draft.errand}
            options={options(errandSchema.options, (each) => t(`errands.${each}`))}
            onChange={(errand) => change({ errand })}
          />
          {reportTypesOf[draft.errand].length < 2 ? null : (
            <RadioSet
              inRow
              label={t('report-type')}
              value={draft.reportType}
              options={options(reportTypesOf[draft.errand], (each) =>
                t(`words:report-type.${each}`),
              )}
              onChange={(reportType) => change({ reportType })}
            />
          )}
          <RadioSet
            label={t('category')}
            value={draft.category}
            options={options(categoriesOf(draft.errand, draft.reportType), (each) =>
              t(`words:category.${each}`),
            )}
            onChange={(category) => change({ category })}
          />
          <TextField
            label={t('words')}
            rows={3}
            maxLength={1000}
            value={draft.words}
            onChange={(typed) => change({ words: typed })}
          />
          <div className={styles['pair']}>
            {shownFields(askedFacts(draft), draft.facts).map((field) => (
              <FactFieldInput
                key={field.name}
                field={field}
                value={draft.facts[field.name] ?? ''}
                onChange={(value) => change({ facts: { ...draft.facts, [field.name]: value } })}
              />
            ))}
          </div>
          <div className={styles['pair']}>
            {asksUrgency(draft) ? (
              <>
                <RadioSet
                  inRow
                  label={t('can-work')}
                  value={draft.canWork ?? 'unasked'}
                  options={[
                    ...options(urgencyAnswersSchema.shape.canWork.options, (each) =>
                      t(`console:urgency.works.${each}`),
                    ),
                    { value: 'unasked' as const, words: t('unasked') },
                  ]}
                  onChange={(given) => change({ canWork: given === 'unasked' ? null : given })}
                />
                <RadioSet
                  inRow
                  label={t('affected')}
                  value={draft.affected}
                  options={options(urgencyAnswersSchema.shape.affected.options, (each) =>
                    t(`console:urgency.who.${each}`),
                  )}
                  onChange={(affected) => change({ affected })}
                />
                <RadioSet
                  inRow
                  label={t('since')}
                  value={draft.since}
                  options={options(urgencyAnswersSchema.shape.since.options, (each) =>
                    t(`words:urgency.since.${each}`),
                  )}
                  onChange={(since) => change({ since })}
                />
              </>
            ) : null}
            <RadioSet
              inRow
              label={t('locale')}
              value={draft.locale}
              options={options(localeSchema.options, (each) => t(`words:language.${each}`))}
              onChange={(locale) => change({ locale })}
            />
          </div>
        </CardForm>
      )}
    </main>
  );
}
