import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { updateRingSchema } from '../../../shared/domain/release/update-ring.ts';
import type { Site } from '../../../shared/domain/site.ts';
import { TextField } from '../../ui/text-field.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { type RingDraft, numberWithin, percentBounds } from './rollout-draft.ts';
import styles from './updates.module.css';

/** Who is in one ring: a share of all kiosks, those of certain sites, or those that are set up for it. */
export function RingFields({
  number,
  ring,
  sites,
  onChange,
}: {
  readonly number: number;
  readonly ring: RingDraft;
  readonly sites: readonly Site[];
  readonly onChange: (ring: RingDraft) => void;
}) {
  const { t } = useTranslation('updates');
  const [from, to] = percentBounds;
  const isWhole =
    numberWithin(ring.percent, percentBounds) !== null && /^\s*\d+\s*$/u.test(ring.percent);
  return (
    <>
      <RadioSet
        inRow
        label={t('draft.by', { number })}
        value={ring.by}
        options={[
          { value: 'share', words: t('draft.by-share') },
          { value: 'site', words: t('draft.by-site') },
          { value: 'configured', words: t('draft.by-configured') },
        ]}
        onChange={(by) => onChange({ ...ring, by })}
      />
      {ring.by === 'configured' ? (
        <RadioSet
          label={t('draft.which-configured', { number })}
          value={ring.configured}
          options={updateRingSchema.options.map((value) => ({
            value,
            words: t(`ring.configured.${value}`),
          }))}
          onChange={(configured) => onChange({ ...ring, configured })}
        />
      ) : null}
      {ring.by === 'share' ? (
        <TextField
          label={t('draft.percent')}
          value={ring.percent}
          maxLength={3}
          error={isWhole ? undefined : t('draft.wrong', { from, to })}
          onChange={(percent) => onChange({ ...ring, percent })}
        />
      ) : null}
      {ring.by === 'site' ? (
        <>
          <CheckboxGroup
            className={styles['checks'] ?? ''}
            value={[...ring.siteIds]}
            onChange={(siteIds) => onChange({ ...ring, siteIds })}
          >
            <Label>{t('draft.sites')}</Label>
            {sites
              .filter(({ active }) => active)
              .map(({ siteId, name }) => (
                <Checkbox key={siteId} value={siteId} className={styles['check'] ?? ''}>
                  <span aria-hidden="true" className={styles['box']} />
                  {name}
                </Checkbox>
              ))}
          </CheckboxGroup>
          {ring.siteIds.length === 0 ? <p>{t('draft.no-sites')}</p> : null}
        </>
      ) : null}
    </>
  );
}
