import { Eraser } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type ReadingLevel, readingLevelSchema } from '../../../shared/domain/handover.ts';
import { type Locale, localeSchema } from '../../../shared/domain/locale.ts';
import { isSigned, type Signature, type Stroke } from '../../../shared/domain/signature.ts';
import { Button } from '../../ui/button.tsx';
import { SignaturePad } from '../../ui/signature-pad.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { Tick } from '../service-level/tick.tsx';
import styles from './handover.module.css';

/** How somebody signs, while he does. */
export interface SigningDraft {
  readonly locale: Locale;
  readonly level: ReadingLevel;
  readonly by: Signature['by'];
  readonly strokes: readonly Stroke[];
  readonly name: string;
  readonly agreed: boolean;
}

/** The signature that the draft has come to, or null while there is none; what was left at a kiosk has its visit. */
export function signatureOf(draft: SigningDraft, handInId: string | null): Signature | null {
  switch (draft.by) {
    case 'strokes':
      return isSigned(draft.strokes)
        ? { by: 'strokes', strokes: draft.strokes.map((stroke) => stroke.map(([...p]) => p)) }
        : null;
    case 'typed':
      return draft.agreed && draft.name.trim() !== ''
        ? { by: 'typed', name: draft.name, agreed: true }
        : null;
    case 'paper':
      return { by: 'paper' };
    case 'kiosk':
      return handInId === null ? null : { by: 'kiosk', handInId };
  }
}

const ways = ['strokes', 'typed', 'paper'] as const;

/** What is agreed to, in the reader's language and at his level, and three ways to sign for it. */
export function SignPart({
  draft,
  terms,
  leftAtKiosk,
  onChange,
}: {
  readonly draft: SigningDraft;
  /** The words in his language at his level. */
  readonly terms: string;
  /** Its visitor may be gone: then nobody signs. */
  readonly leftAtKiosk: boolean;
  readonly onChange: (change: Partial<SigningDraft>) => void;
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
      {draft.by === 'strokes' ? (
        <div className={styles['signing']}>
          <SignaturePad
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
