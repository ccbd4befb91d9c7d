import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Instruction, variantKey } from '../../../shared/domain/instruction.ts';
import { Button } from '../../ui/button.tsx';
import { AudienceForm } from './audience-form.tsx';
import { BesidePanel } from './beside-panel.tsx';
import { KeepingForm } from './keeping-form.tsx';
import { ReviewBar } from './review-bar.tsx';
import { SaveLine } from './save-line.tsx';
import styles from './instructions.module.css';
import { useInstructionSaver } from './use-instruction-saver.ts';
import { VariantEditor } from './variant-editor.tsx';
import { VariantGrid } from './variant-grid.tsx';
import { variantPlaces, withVariant } from './instruction-draft.ts';
import { VersionsPanel } from './versions-panel.tsx';

const [firstPlace] = variantPlaces;

/** Writes one instruction. What is looked at or published is only read, until somebody begins a new version. */
export function InstructionEditor({ instruction: loaded }: { readonly instruction: Instruction }) {
  const { t } = useTranslation('instructions');
  const [saving, saver] = useInstructionSaver(loaded);
  const { draft, instruction } = saving;
  const [begun, setBegun] = useState(false);
  const [chosen, setChosen] = useState<string>(() => {
    const place = draft.variants[0] ?? firstPlace;
    return place === undefined ? '' : variantKey(place);
  });
  const isWriting = instruction.version.stage === 'draft' || begun;
  const variant = draft.variants.find((each) => variantKey(each) === chosen) ?? null;
  const title = draft.variants.find((each) => each.title !== '')?.title ?? instruction.slug;
  return (
    <>
      <div className={styles['head']}>
        <h1>{title}</h1>
        <SaveLine saving={saving} saver={saver} />
      </div>
      <ReviewBar saving={saving} saver={saver} onMoved={() => setBegun(false)} />
      {isWriting ? null : (
        <div className={styles['buttons']}>
          <Button icon={<Pencil />} onPress={() => setBegun(true)}>
            {t('write-new-version')}
          </Button>
        </div>
      )}
      <VariantGrid
        draft={draft}
        chosen={chosen}
        isWriting={isWriting}
        onChoose={setChosen}
        onChange={saver.change}
      />
      <div className={styles['columns']}>
        {variant === null ? (
          <p className={styles['soft']}>{t('variant.none')}</p>
        ) : (
          <VariantEditor
            key={chosen}
            variant={variant}
            isWriting={isWriting}
            onChange={(next) => saver.change(withVariant(draft, next))}
          />
        )}
        {variant === null ? null : (
          <BesidePanel
            draft={draft}
            variant={variant}
            isWriting={isWriting}
            onChange={(next) => saver.change(withVariant(draft, next))}
          />
        )}
      </div>
      <AudienceForm draft={draft} isWriting={isWriting} onChange={saver.change} />
      <div className={styles['columns']}>
        <KeepingForm saving={saving} saver={saver} />
        <VersionsPanel instruction={instruction} />
      </div>
    </>
  );
}
