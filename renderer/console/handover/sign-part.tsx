import { Eraser } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { readingLevelSchema } from '../../../shared/domain/handover.ts';
import { localeSchema } from '../../../shared/domain/locale.ts';
import { Button } from '../../ui/button.tsx';
import { SignaturePad } from '../../ui/signature-pad.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { Tick } from '../service-level/tick.tsx';
import type { SigningDraft, SigningInput } from './signing-draft.ts';
import styles from './handover.module.css';

const ways = ['strokes', 'typed', 'paper'] as const;

/** What is agreed to, in the reader's language and at his level, and three ways to sign for it. */
export function SignPart({
  draft,
  content,
  terms,
  leftAtKiosk,
  onChange,
}: {
  readonly draft: SigningDraft;
  /** What is signed, by `contentOf`. */
  readonly content: string;
  /** The words in his language at his level. */
  readonly terms: string;
  /** Its visitor may be gone: then nobody signs. */
  readonly leftAtKiosk: boolean;
  readonly onChange: (change: Partial<SigningInput>) => void;
}) {
  const { t } = useTranslation('handover');
  const lng = draft.locale;
  return (
    <section className={styles['part']} aria-labelledby="sign-title">
      <h2 id="sign-title">{t('sign.title')}</h2>
      <div className={styles['row']}>
        <RadioSet
          inRow
          label={t('sign.language')}
          value={draft.locale}
          options={localeSchema.options.map((value) => ({ value, words: t(`locale.${value}`) }))}
          onChange={(locale) => onChange({ locale })}
        />
        <RadioSet
          inRow
          label={t('sign.level')}
          value={draft.level}
          options={readingLevelSchema.options.map((value) => ({
            value,
            words: t(`level.${value}`),
          }))}
          onChange={(level) => onChange({ level })}
        />
      </div>
      <p className={styles['terms']} lang={lng}>
        {terms}
      </p>
      <RadioSet
        inRow
        label={t('sign.how')}
        value={draft.by}
        options={[...ways, ...(leftAtKiosk ? (['kiosk'] as const) : [])].map((value) => ({
          value,
          words: t(`sign.by.${value}`),
        }))}
        onChange={(by) => onChange({ by })}
      />
      {draft.takenAway ? (
        <p role="status" className={styles['warning']}>
          {t('sign.anew')}
        </p>
      ) : null}
      {draft.by === 'strokes' ? (
        <div className={styles['signing']}>
          <SignaturePad
            // A stroke that is under way when something changes is let go too.
            key={content}
            label={t('sign.pad')}
            hint={t('sign.here', { lng })}
            strokes={draft.strokes}
            onChange={(strokes) => onChange({ strokes })}
          />
          <Button kind="quiet" icon={<Eraser />} onPress={() => onChange({ strokes: [] })}>
            {t('sign.again')}
          </Button>
        </div>
      ) : null}
      {draft.by === 'typed' ? (
        <div className={styles['fields']}>
          <TextField
            label={t('sign.typed-name')}
            value={draft.name}
            maxLength={120}
            onChange={(name) => onChange({ name })}
          />
          <Tick chosen={draft.agreed} onChange={(agreed) => onChange({ agreed })}>
            {t('sign.agreed', { lng })}
          </Tick>
        </div>
      ) : null}
      {draft.by === 'paper' ? <p>{t('sign.paper')}</p> : null}
      {draft.by === 'kiosk' ? <p>{t('sign.kiosk')}</p> : null}
    </section>
  );
}
