import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { accountLockKind, lockStateSchema } from '../../../shared/domain/account-lock.ts';
import { type HandoverKind, mostConditionPhotos } from '../../../shared/domain/handover.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { PhotoField } from '../procedures/photo-field.tsx';
import { Tick } from '../service-level/tick.tsx';
import { ConditionShown } from './condition-shown.tsx';
import { asksForLock, type HandoverLine } from './handover-draft.ts';
import styles from './handover.module.css';

/** One thing on the list: what goes along, how it looks, and at a return how it went out. */
export function LineCard({
  kind,
  line,
  onChange,
  onAway,
}: {
  readonly kind: HandoverKind;
  readonly line: HandoverLine;
  readonly onChange: (change: Partial<HandoverLine>) => void;
  readonly onAway: () => void;
}) {
  const { t } = useTranslation('handover');
  const { asset, out } = line.found;
  const name = `${asset.maker} ${asset.model}`;
  const lockKind = accountLockKind(asset);
  return (
    <li className={styles['line']}>
      <div className={styles['head']}>
        <h3>
          {name} <span className={styles['tag']}>{asset.tag}</span>
        </h3>
        <Button
          kind="quiet"
          icon={<Trash2 />}
          label={t('line.away', { name: `${name} ${asset.tag}` })}
          onPress={onAway}
        />
      </div>
      {line.reading === null ? null : (
        <p className={styles['good']}>{t('line.read', { serial: line.reading.serial })}</p>
      )}
      <div className={styles['sides']}>
        {kind === 'return' && out !== null ? (
          <ConditionShown title={t('condition.out')} item={out.item} />
        ) : null}
        <div className={styles['fields']}>
          <fieldset className={styles['ticks']}>
            <legend>{t(kind === 'return' ? 'line.came-back' : 'line.goes-along')}</legend>
            {line.accessories.map((each, at) => (
              <Tick
                key={each.name}
                chosen={each.ticked}
                onChange={(ticked) =>
                  onChange({
                    accessories: line.accessories.map((other, place) =>
                      place === at ? { ...other, ticked } : other,
                    ),
                  })
                }
              >
                {each.count > 1 ? `${each.count} × ${each.name}` : each.name}
              </Tick>
            ))}
            {line.accessories.length === 0 ? <p>{t('line.nothing')}</p> : null}
          </fieldset>
          <TextField
            label={t('condition.label')}
            hint={t('condition.hint')}
            value={line.words}
            maxLength={500}
            rows={2}
            onChange={(words) => onChange({ words })}
          />
          {line.photos.length < mostConditionPhotos ? (
            <PhotoField onTaken={(hash) => onChange({ photos: [...line.photos, hash] })} />
          ) : null}
          {asksForLock(kind, line) && lockKind !== null ? (
            <RadioSet
              label={t(`lock.ask.${lockKind}`)}
              value={line.lock}
              options={lockStateSchema.options.map((value) => ({
                value,
                words: t(`lock.${value}`),
              }))}
              onChange={(lock) => onChange({ lock })}
            />
          ) : null}
          {line.lock === 'locked' && lockKind !== null ? (
            <p role="alert" className={styles['warning']}>
              {t(`lock.help.${lockKind}`)}
            </p>
          ) : null}
        </div>
      </div>
    </li>
  );
}
