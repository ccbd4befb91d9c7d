import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/text-field.tsx';
import { Choice } from '../parts/choice.tsx';
import { useAssetSites } from './use-asset-sites.ts';

const nowhere = 'none';
const elsewhere = 'other';
const named = 'site ';

/** Where an asset is: a site of the desk, or any other place in words. */
export function SiteField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (site: string) => void;
}) {
  const { t } = useTranslation('assets');
  const { sites } = useAssetSites();
  const [typing, setTyping] = useState(false);
  const isSite = sites.includes(value);
  const isOther = typing || (value !== '' && !isSite);
  return (
    <>
      <Choice
        label={t('fact.site')}
        value={isOther ? elsewhere : isSite ? `${named}${value}` : nowhere}
        options={[
          { value: nowhere, words: t('site.none') },
          ...sites.map((name) => ({ value: `${named}${name}`, words: name })),
          { value: elsewhere, words: t('site.other') },
        ]}
        onChange={(chosen) => {
          setTyping(chosen === elsewhere);
          onChange(chosen.startsWith(named) ? chosen.slice(named.length) : '');
        }}
      />
      {isOther ? (
        <TextField label={t('site.where')} value={value} maxLength={120} onChange={onChange} />
      ) : null}
    </>
  );
}
