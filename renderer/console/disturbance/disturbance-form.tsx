import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { disturbanceStateSchema, type Disturbance } from '../../../shared/domain/disturbance.ts';
import { categoriesFor } from '../../../shared/domain/report-type.ts';
import { formatMoment } from '../../i18n/format.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useTypedOver } from '../app/use-typed-over.ts';
import { ChangedMeanwhile } from '../parts/changed-meanwhile.tsx';
import { Choice } from '../parts/choice.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSitesToName } from '../sites/use-sites.ts';
import styles from '../problem/problems-page.module.css';
import { useSession } from '../session/session.ts';
import { type DisturbanceDraft, draftOf, everywhere, wordsOf } from './disturbance-draft.ts';
import { endsOf } from './disturbance-end.ts';
import { createDisturbanceSender } from './disturbance-sender.ts';

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
  const typing = useTypedOver(draftOf(disturbance), disturbance?.version ?? 0);
  const { words: draft, change, version } = typing;
  const { title, text } = draft;
  const untilAt = disturbance?.untilAt ?? null;
  const [send] = useState(() => createDisturbanceSender(desk, disturbance));
  const sites = useSitesToName();
  const isLead = role !== 'technician';

  const keep = useMutation({
    mutationFn: (sent: DisturbanceDraft) =>
      send(
        wordsOf(sent, disturbance, now.get()),
        isLead ? sent.state : null,
        version === 0 ? undefined : version,
      ),
    onSuccess: (kept, sent) => {
      if (disturbance !== null) typing.kept(sent, draftOf(kept), kept.version ?? 0);
      notice.set({ tone: 'good', words: t('disturbances:kept') });
      void client.invalidateQueries({ queryKey: ['disturbances'] });
      onDone(kept.disturbanceId);
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
      if (fault.code !== 'disturbance/changed-meanwhile') return;
      void client.invalidateQueries({ queryKey: ['disturbances'] });
    },
  });
  const filled = [title.nl, title.en, text.nl, text.en].every((words) => words.trim() !== '');
  return (
    <form
      className={styles['part']}
      aria-labelledby="disturbance-form"
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate(draft);
      }}
    >
      <h2 id="disturbance-form">{disturbance?.title[locale] ?? t('disturbances:new')}</h2>
      <TextField
        label={t('disturbances:title-nl')}
        maxLength={60}
        value={title.nl}
        onChange={(nl) => change({ title: { ...title, nl } })}
      />
      <TextField
        label={t('disturbances:title-en')}
        maxLength={60}
        value={title.en}
        onChange={(en) => change({ title: { ...title, en } })}
      />
      <TextField
        label={t('disturbances:text-nl')}
        rows={2}
        maxLength={160}
        value={text.nl}
        onChange={(nl) => change({ text: { ...text, nl } })}
      />
      <TextField
        label={t('disturbances:text-en')}
        rows={2}
        maxLength={160}
        value={text.en}
        onChange={(en) => change({ text: { ...text, en } })}
      />
      <Choice
        label={t('disturbances:categories')}
        value={draft.category}
        options={categoriesFor.incident.map((value) => ({
          value,
          words: t(`words:category.${value}`),
        }))}
        onChange={(category) => change({ category })}
      />
      {sites.length === 0 ? null : (
        <Choice
          label={t('disturbances:site')}
          value={draft.siteId}
          options={[
            { value: everywhere, words: t('sites:chooser.all') },
            ...sites.map((site) => ({ value: site.siteId, words: site.name })),
          ]}
          onChange={(siteId) => change({ siteId })}
        />
      )}
      <RadioSet
        inRow
        label={t('disturbances:hours')}
        value={draft.end}
        options={endsOf(untilAt).map((value) => ({
          value,
          words:
            value === 'as-it-is' && untilAt !== null
              ? t('disturbances:as-it-is', { moment: formatMoment(new Date(untilAt), locale) })
              : t(`disturbances:${value}`),
        }))}
        onChange={(end) => change({ end })}
      />
      {isLead ? (
        <RadioSet
          label={t('disturbances:which-state')}
          value={draft.state}
          options={disturbanceStateSchema.options.map((value) => ({
            value,
            words: t(`disturbances:state.${value}`),
          }))}
          onChange={(state) => change({ state })}
        />
      ) : (
        <p>{t('disturbances:lead-decides')}</p>
      )}
      {typing.meanwhile ? <ChangedMeanwhile /> : null}
      {isLead || disturbance === null ? (
        <SubmitButton disabled={!filled || keep.isPending}>
          {t(isLead ? 'disturbances:keep' : 'disturbances:propose')}
        </SubmitButton>
      ) : null}
    </form>
  );
}
