import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PublishedInstruction, variantKey } from '../../../shared/domain/instruction.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { Choice } from '../parts/choice.tsx';
import { InstructionPreview } from './instruction-preview.tsx';
import styles from './instructions-tab.module.css';

/** One instruction on a card, in the visitor's language: opened to read along, at the level that he reads. */
export function InstructionOffer({
  instruction,
  locale,
}: {
  readonly instruction: PublishedInstruction;
  readonly locale: Locale;
}) {
  const { t } = useTranslation('instructions');
  const { variants, verifiedOn, instructionId } = instruction;
  const spoken = variants.filter((each) => each.locale === locale);
  const usual = spoken.find(({ level }) => level === 'B1') ?? spoken[0] ?? variants[0];
  const [chosen, setChosen] = useState(usual === undefined ? '' : variantKey(usual));
  const variant = variants.find((each) => variantKey(each) === chosen) ?? usual;
  if (variant === undefined) return null;
  return (
    <details className={styles['offer']}>
      <summary lang={variant.locale}>{variant.title}</summary>
      <Choice
        label={t('card.level')}
        value={String(variantKey(variant))}
        options={variants.map((each) => ({
          value: String(variantKey(each)),
          words: `${t(`language.${each.locale}`)} ${t(`level.${each.level}`)}`,
        }))}
        onChange={setChosen}
      />
      <InstructionPreview variant={variant} medium="page" />
      {verifiedOn === null ? null : (
        <p>{t('card.verified-on', { model: verifiedOn.model, osVersion: verifiedOn.osVersion })}</p>
      )}
      <Link to="/instructions/$instructionId" params={{ instructionId }} search={{}}>
        {t('card.edit')}
      </Link>
    </details>
  );
}
