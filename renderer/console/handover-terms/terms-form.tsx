import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type HandoverTerms,
  type TermsTexts,
  termsTextsSchema,
} from '../../../shared/domain/handover-terms.ts';
import {
  type HandoverKind,
  handoverKindSchema,
  type ReadingLevel,
  readingLevelSchema,
} from '../../../shared/domain/handover.ts';
import { type Locale, localeSchema } from '../../../shared/domain/locale.ts';
import { formatCalendarDay } from '../../i18n/format.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { emptied } from '../app/emptied.ts';
import { useAct } from '../app/use-act.ts';
import { useTypedOver } from '../app/use-typed-over.ts';
import styles from '../handover/handover.module.css';
import { handoverKey } from '../handover/use-handover.ts';
import { NativeField } from '../service-level/native-field.tsx';
import { ChangedMeanwhile } from '../parts/changed-meanwhile.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';

/** The texts of one kind in one language, at three levels; saving makes a version that holds from a day on. */
export function TermsForm({ terms }: { readonly terms: HandoverTerms }) {
  const { t } = useTranslation('handover-terms');
  const { desk, settings } = useParts();
  const act = useAct([handoverKey]);
  const [kind, setKind] = useState<HandoverKind>('loan');
  const [locale, setLocale] = useState<Locale>('nl');
  const typing = useTypedOver(terms.texts, terms.version);
  const [holdsFrom, setHoldsFrom] = useState('');
  const { locale: ownLocale } = useStore(settings);
  const { words: texts, version } = typing;
  const parsed = termsTextsSchema.safeParse(texts);
  const isChanged = holdsFrom !== '' || typing.isTyped;
  const write = (level: ReadingLevel, words: string) =>
    typing.change({
      [kind]: { ...texts[kind], [locale]: { ...texts[kind][locale], [level]: words } },
    });
  const save = async (sent: TermsTexts) => {
    const body = { version, texts: sent, ...(holdsFrom === '' ? {} : { holdsFrom }) };
    const day = holdsFrom === '' ? null : formatCalendarDay(holdsFrom, ownLocale);
    const saved = await act.run(
      desk.call('handover.change-terms', { body }),
      day === null
        ? t('saved', { version: version + 1 })
        : t('saved-later', { version: version + 1, day }),
    );
    if (saved === null) return;
    typing.kept(texts, saved.texts, saved.version);
    setHoldsFrom(emptied(holdsFrom, ''));
  };
  return (
    <form
      className={styles['part']}
      onSubmit={(event) => {
        event.preventDefault();
        if (parsed.success) void save(parsed.data);
      }}
    >
      <div className={styles['row']}>
        <RadioSet
          inRow
          label={t('kind')}
          value={kind}
          options={handoverKindSchema.options.map((value) => ({
            value,
            words: t(`handover:kind.${value}`),
          }))}
          onChange={setKind}
        />
        <RadioSet
          inRow
          label={t('handover:sign.language')}
          value={locale}
          options={localeSchema.options.map((value) => ({
            value,
            words: t(`handover:locale.${value}`),
          }))}
          onChange={setLocale}
        />
      </div>
      {readingLevelSchema.options.map((level) => (
        <TextField
          key={level}
          label={t(`level.${level}`)}
          rows={5}
          maxLength={2000}
          value={texts[kind][locale][level]}
          onChange={(words) => write(level, words)}
        />
      ))}
      <NativeField label={t('holds-from')} type="date" value={holdsFrom} onChange={setHoldsFrom} />
      {typing.meanwhile ? <ChangedMeanwhile /> : null}
      <div className={styles['row']}>
        <SubmitButton disabled={!parsed.success || !isChanged || act.busy}>
          {t('save')}
        </SubmitButton>
        <p role="status">{parsed.success ? (isChanged ? t('changed') : '') : t('incomplete')}</p>
      </div>
    </form>
  );
}
