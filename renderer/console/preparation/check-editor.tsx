import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Tick } from '../service-level/tick.tsx';
import { type CheckDraft, isOnlyByHand } from './checks-draft.ts';
import styles from './preparation.module.css';

/** One check while it is written. What a reading tells of it is fixed; its bounds are not. */
export function CheckEditor({
  draft,
  place,
  onChange,
  onRemove,
}: {
  readonly draft: CheckDraft;
  readonly place: number;
  readonly onChange: (change: Partial<CheckDraft>) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('preparation');
  const { rule, versions } = draft;
  const words = (part: 'title' | 'advice', language: 'nl' | 'en') => (
    <TextField
      label={t(`edit.${part}-${language}`)}
      value={draft[part][language]}
      maxLength={part === 'title' ? 120 : 400}
      rows={part === 'title' ? 1 : 2}
      onChange={(text) => onChange({ [part]: { ...draft[part], [language]: text } })}
    />
  );
  return (
    <fieldset>
      <legend>{t('edit.check', { place })}</legend>
      <div className={styles['pair']}>
        {words('title', 'nl')}
        {words('title', 'en')}
        {words('advice', 'nl')}
        {words('advice', 'en')}
        {rule.kind === 'version'
          ? rule.systems.map(({ name }, at) => (
              <TextField
                key={name}
                label={t('edit.least-of', { system: name })}
                value={versions[at] ?? ''}
                maxLength={40}
                onChange={(text) => onChange({ versions: versions.with(at, text) })}
              />
            ))
          : null}
        {rule.kind === 'figure' ? (
          <>
            <TextField
              label={t('edit.least')}
              value={draft.least}
              maxLength={20}
              onChange={(least) => onChange({ least })}
            />
            <TextField
              label={t('edit.most')}
              value={draft.most}
              maxLength={20}
              onChange={(most) => onChange({ most })}
            />
          </>
        ) : null}
        <TextField
          label={t('edit.hours')}
          value={draft.hours}
          maxLength={3}
          onChange={(hours) => onChange({ hours })}
        />
      </div>
      {isOnlyByHand(draft) ? null : (
        <Tick chosen={draft.byHand} onChange={(byHand) => onChange({ byHand })}>
          {t('edit.by-hand')}
        </Tick>
      )}
      {rule.kind === 'label' ? null : (
        <div>
          <Button
            kind="quiet"
            icon={<Trash2 />}
            label={t('edit.remove', { place })}
            onPress={onRemove}
          />
        </div>
      )}
    </fieldset>
  );
}
