import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { shortcomings } from '../../../shared/domain/instruction-rules.ts';
import { instructionLevelSchema, variantKey } from '../../../shared/domain/instruction.ts';
import { localeSchema } from '../../../shared/domain/locale.ts';
import { readabilityOf } from '../../../shared/domain/readability/readability.ts';
import { Button } from '../../ui/button.tsx';
import {
  type InstructionDraft,
  contentOf,
  variantOf,
  variantPlaces,
  withNewVariant,
} from './instruction-draft.ts';
import styles from './instructions.module.css';

/** Both languages and three levels in one sight: which are there, which are missing, which are too hard. */
export function VariantGrid({
  draft,
  chosen,
  isWriting,
  onChoose,
  onChange,
}: {
  readonly draft: InstructionDraft;
  readonly chosen: string;
  readonly isWriting: boolean;
  readonly onChoose: (key: string) => void;
  readonly onChange: (draft: InstructionDraft) => void;
}) {
  const { t } = useTranslation('instructions');
  const short = shortcomings(contentOf(draft));
  const cell = (place: (typeof variantPlaces)[number]) => {
    const key = variantKey(place);
    const name = `${t(`language.${place.locale}`)} ${t(`level.${place.level}`)}`;
    const variant = draft.variants.find((each) => variantKey(each) === key);
    if (variant === undefined) {
      if (!isWriting) return <span className={styles['soft']}>{t('variant.missing')}</span>;
      const from = draft.variants.find((each) => each.locale === place.locale) ?? null;
      return (
        <Button
          icon={<Plus />}
          label={t('variant.add-this', { name })}
          onPress={() => {
            onChange(withNewVariant(draft, place, from));
            onChoose(key);
          }}
        >
          {t('variant.missing')}
        </Button>
      );
    }
    const { verdict } = readabilityOf(variantOf(variant));
    const many = short.filter((each) => each.variant === key).length;
    return (
      <Button
        pressed={key === chosen}
        label={`${name}: ${t(`verdict.${verdict}`)}${many === 0 ? '' : `, ${t('variant.short', { count: many })}`}`}
        onPress={() => onChoose(key)}
      >
        {t(`verdict.${verdict}`)}
        {many === 0 ? null : ` · ${t('variant.short', { count: many })}`}
      </Button>
    );
  };
  return (
    <table className={styles['grid']}>
      <caption className="visually-hidden">{t('variant.grid')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('new.language')}</span>
          </th>
          {instructionLevelSchema.options.map((level) => (
            <th key={level} scope="col">
              {t(`level.${level}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {localeSchema.options.map((locale) => (
          <tr key={locale}>
            <th scope="row">{t(`language.${locale}`)}</th>
            {variantPlaces
              .filter((place) => place.locale === locale)
              .map((place) => (
                <td key={variantKey(place)}>{cell(place)}</td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
