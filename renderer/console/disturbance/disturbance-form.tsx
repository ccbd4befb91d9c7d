import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { disturbanceStateSchema, type Disturbance } from '../../../shared/domain/disturbance.ts';
import { categoriesFor, categorySchema } from '../../../shared/domain/report-type.ts';
import { formatMoment } from '../../i18n/format.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { Choice } from '../parts/choice.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSitesToName } from '../sites/use-sites.ts';
import styles from '../problem/problems-page.module.css';
import { useSession } from '../session/session.ts';
import { endAfter, endsOf } from './disturbance-end.ts';
import { createDisturbanceSender } from './disturbance-sender.ts';

const everywhere = '';

/** A disturbance in both languages, as short as a wall can show it. */
export function DisturbanceForm({
  disturbance,
  onDone,
}: {
  /** Null for a new one. */
  readonly disturbance: Disturbance | null;
  readonly onDone: (disturbanceId: string) => void;
}) {
  const { t } = useTranslation('disturbances');
  const { desk, notice, now, settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const client = useQueryClient();
  const [title, setTitle] = useState(disturbance?.title ?? { nl: '', en: '' });
  const [text, setText] = useState(disturbance?.text ?? { nl: '', en: '' });
  const [category, setCategory] = useState<string>(disturbance?.categories[0] ?? 'wifi');
  const untilAt = disturbance?.untilAt ?? null;
  const ends = endsOf(untilAt);
  const [end, setEnd] = useState(ends[0]);
  const [send] = useState(() => createDisturbanceSender(desk, disturbance));
  const [state, setState] = useState<Disturbance['state']>(disturbance?.state ?? 'known');
  const sites = useSitesToName();
  const [siteId, setSiteId] = useState(disturbance?.siteId ?? everywhere);
  const isLead = role !== 'technician';

  const keep = useMutation({
    mutationFn: () => {
      const nowMs = now.get();
      const words = {
        title,
        text,
        // What else it touches stays, as long as nobody chose anew.
        categories:
          disturbance !== null && category === disturbance.categories[0]
            ? [...disturbance.categories]
            : [categorySchema.parse(category)],
        fromAt: disturbance?.fromAt ?? new Date(nowMs).toISOString(),
        ...(siteId === everywhere ? {} : { siteId }),
        untilAt: endAfter(end, untilAt, nowMs),
      };
      return send(words, isLead ? state : null);
    },
    onSuccess: (kept) => {
      notice.set({ tone: 'good', words: t('disturbances:kept') });
      void client.invalidateQueries({ queryKey: ['disturbances'] });
      onDone(kept.disturbanceId);
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
    },
  });
  const filled = [title.nl, title.en, text.nl, text.en].every((words) => words.trim() !== '');
  return (
    <form
      className={styles['part']}
      aria-labelledby="disturbance-form"
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      <h2 id="disturbance-form">{disturbance?.title[locale] ?? t('disturbances:new')}</h2>
      <TextField
        label={t('disturbances:title-nl')}
        maxLength={60}
        value={title.nl}
        onChange={(nl) => setTitle({ ...title, nl })}
      />
      <TextField
        label={t('disturbances:title-en')}
        maxLength={60}
        value={title.en}
        onChange={(en) => setTitle({ ...title, en })}
      />
      <TextField
        label={t('disturbances:text-nl')}
        rows={2}
        maxLength={160}
        value={text.nl}
        onChange={(nl) => setText({ ...text, nl })}
      />
      <TextField
        label={t('disturbances:text-en')}
        rows={2}
        maxLength={160}
        value={text.en}
        onChange={(en) => setText({ ...text, en })}
      />
      <Choice
        label={t('disturbances:categories')}
        value={category}
        options={categoriesFor.incident.map((value) => ({
          value,
          words: t(`words:category.${value}`),
        }))}
        onChange={setCategory}
      />
      {sites.length === 0 ? null : (
        <Choice
          label={t('disturbances:site')}
          value={siteId}
          options={[
            { value: everywhere, words: t('sites:chooser.all') },
            ...sites.map((site) => ({ value: site.siteId, words: site.name })),
          ]}
          onChange={setSiteId}
        />
      )}
      <RadioSet
        inRow
        label={t('disturbances:hours')}
        value={end}
        options={ends.map((value) => ({
          value,
          words:
            value === 'as-it-is' && untilAt !== null
              ? t('disturbances:as-it-is', { moment: formatMoment(new Date(untilAt), locale) })
              : t(`disturbances:${value}`),
        }))}
        onChange={setEnd}
      />
      {isLead ? (
        <RadioSet
          label={t('disturbances:which-state')}
          value={state}
          options={disturbanceStateSchema.options.map((value) => ({
            value,
            words: t(`disturbances:state.${value}`),
          }))}
          onChange={setState}
        />
      ) : (
        <p>{t('disturbances:lead-decides')}</p>
      )}
      {isLead || disturbance === null ? (
        <SubmitButton disabled={!filled || keep.isPending}>
          {t(isLead ? 'disturbances:keep' : 'disturbances:propose')}
        </SubmitButton>
      ) : null}
    </form>
  );
}
