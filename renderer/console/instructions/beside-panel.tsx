import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { variantKey } from '../../../shared/domain/instruction.ts';
import { Choice } from '../parts/choice.tsx';
import { type InstructionDraft, type VariantDraft, variantOf } from './instruction-draft.ts';
import { InstructionPreview, type PreviewMedium, previewMedia } from './instruction-preview.tsx';
import { JargonPanel } from './jargon-panel.tsx';
import { ReadabilityPanel } from './readability-panel.tsx';
import styles from './instructions.module.css';

/** Beside the words: how readable they are, their jargon, and how a visitor or another variant has them. */
export function BesidePanel({
  draft,
  variant,
  isWriting,
  onChange,
}: {
  readonly draft: InstructionDraft;
  readonly variant: VariantDraft;
  readonly isWriting: boolean;
  readonly onChange: (variant: VariantDraft) => void;
}) {
  const { t } = useTranslation('instructions');
  const [shown, setShown] = useState<string>('page');
  const others = draft.variants.filter((each) => variantKey(each) !== variantKey(variant));
  const other = others.find((each) => variantKey(each) === shown);
  const medium: PreviewMedium = previewMedia.find((each) => each === shown) ?? 'page';
  return (
    <div className={styles['beside']}>
      <ReadabilityPanel variant={variantOf(variant)} />
      <JargonPanel variant={variant} isWriting={isWriting} onChange={onChange} />
      <section aria-labelledby="instruction-preview">
        <h2 id="instruction-preview">{t('preview.title')}</h2>
        <Choice
          label={t('preview.show')}
          value={shown}
          options={[
            ...previewMedia.map((value) => ({
              value: String(value),
              words: t(`preview.${value}`),
            })),
            ...others.map((each) => ({
              value: String(variantKey(each)),
              words: `${t(`language.${each.locale}`)} ${t(`level.${each.level}`)}`,
            })),
          ]}
          onChange={setShown}
        />
        <InstructionPreview variant={variantOf(other ?? variant)} medium={medium} />
      </section>
    </div>
  );
}
