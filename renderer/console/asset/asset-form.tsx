import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type AssetFacts, recordedTypeSchema } from '../../../shared/domain/asset.ts';
import { fault } from '../../../shared/base/fault.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { faultWords } from '../app/fault-words.ts';
import { useTypedOver } from '../app/use-typed-over.ts';
import { ChangedMeanwhile } from '../parts/changed-meanwhile.tsx';
import { Choice } from '../parts/choice.tsx';
import { DateField } from '../parts/date-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import {
  type AssetDraft,
  asksAgain,
  draftOf,
  factsOfDraft,
  looksOdd,
  troublesOf,
} from './asset-draft.ts';
import { SiteField } from './site-field.tsx';
import styles from './asset.module.css';

type Field = Exclude<keyof AssetDraft, 'type' | 'warrantyUntil' | 'purchasedOn'>;

/**
 * All facts of an asset. What was read from a device stands in `sure` and need not be typed twice; a
 * number with a wrong digit is refused here already, with the rule that it breaks.
 */
export function AssetForm({
  title,
  submit,
  start,
  sure = start,
  version = 0,
  busy,
  children,
  blocked = false,
  onSend,
  onClose,
}: {
  readonly title: string;
  readonly submit: string;
  /** What stands in the form at first; null for nothing. */
  readonly start: AssetFacts | null;
  readonly sure?: AssetFacts | null;
  /** Of `start`, where a colleague may change it meanwhile. */
  readonly version?: number;
  readonly busy: boolean;
  /** What must be said besides the facts; `blocked` while it is not. */
  readonly children?: ReactNode;
  readonly blocked?: boolean;
  readonly onSend: (facts: AssetFacts) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('assets');
  const id = useId();
  const { words: draft, change, meanwhile } = useTypedOver(draftOf(start), version);
  const known = draftOf(sure);
  const troubles = troublesOf(draft, known);
  const facts = factsOfDraft(draft, known);
  const again = asksAgain(draft, known);
  const wrong = (field: Field): string | undefined => {
    const trouble = troubles[field];
    // Who has not come to the second field yet has done nothing wrong.
    if (trouble === undefined || (field === 'serialAgain' && draft.serialAgain === '')) {
      return undefined;
    }
    return trouble.kind === 'fault'
      ? faultWords(t, fault(trouble.code, ''))
      : t(`form.wrong.${trouble.kind}`);
  };
  const text = (field: Field, longest: number, hint?: string) => (
    <TextField
      label={t(`fact.${field}`)}
      value={draft[field]}
      maxLength={longest}
      hint={hint}
      error={wrong(field)}
      onChange={(value) => change({ [field]: value })}
    />
  );
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (facts !== null && !blocked) onSend(facts);
        }}
      >
        {text('tag', 40)}
        <Choice
          label={t('fact.type')}
          value={draft.type}
          options={recordedTypeSchema.options.map((value) => ({
            value,
            words: t(`type.${value}`),
          }))}
          onChange={(type) => change({ type })}
        />
        {text('maker', 80)}
        {text('model', 120)}
        {text(
          'serial',
          200,
          looksOdd(draft) ? t('form.odd-serial', { maker: draft.maker }) : undefined,
        )}
        {again ? text('serialAgain', 200, t('form.again')) : null}
        {text('imei', 200)}
        {text('iccid', 200)}
        {text('mac', 200)}
        {text('system', 120)}
        <SiteField value={draft.site} onChange={(site) => change({ site })} />
        {text('ownerUnit', 120)}
        <DateField
          label={t('fact.warrantyUntil')}
          value={draft.warrantyUntil}
          onChange={(warrantyUntil) => change({ warrantyUntil })}
        />
        {text('supplier', 120)}
        <DateField
          label={t('fact.purchasedOn')}
          value={draft.purchasedOn}
          onChange={(purchasedOn) => change({ purchasedOn })}
        />
        {text('purchaseOrder', 120)}
        {text('purchasePrice', 20)}
        {children}
        {meanwhile ? <ChangedMeanwhile /> : null}
        <div className={styles['actions']}>
          <SubmitButton disabled={facts === null || blocked || busy}>{submit}</SubmitButton>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </section>
  );
}
