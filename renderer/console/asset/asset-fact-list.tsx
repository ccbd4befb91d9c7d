import { useTranslation } from 'react-i18next';
import { type Asset, identifierKindSchema } from '../../../shared/domain/asset.ts';
import { formatCalendarDay, formatEuros } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './asset.module.css';

/** What is written down of an asset; what nobody wrote down is left out. */
export function AssetFactList({ asset }: { readonly asset: Asset }) {
  const { t } = useTranslation('assets');
  const { settings, now } = useParts();
  const { locale } = useStore(settings);
  const nowMs = useStore(now);
  const day = (text: string | null) => (text === null ? null : formatCalendarDay(text, locale));
  const isOver =
    asset.warrantyUntil !== null && Date.parse(`${asset.warrantyUntil}T23:59:59`) < nowMs;
  const lines: readonly (readonly [string, string | null])[] = [
    ['type', t(`type.${asset.type}`)],
    ...identifierKindSchema.options.map((kind) => {
      const numbers = asset.identifiers.filter((identifier) => identifier.kind === kind);
      return [kind, numbers.map(({ value }) => value).join(', ')] as const;
    }),
    ['system', asset.system],
    ['site', asset.site],
    ['ownerUnit', asset.ownerUnit],
    [
      'warrantyUntil',
      asset.warrantyUntil === null
        ? null
        : `${day(asset.warrantyUntil)}${isOver ? ` (${t('warranty-over')})` : ''}`,
    ],
    ['supplier', asset.supplier],
    ['purchasedOn', day(asset.purchasedOn)],
    ['purchaseOrder', asset.purchaseOrder],
    [
      'purchasePrice',
      asset.purchasePrice === null ? null : formatEuros(asset.purchasePrice, locale),
    ],
  ];
  return (
    <dl className={styles['facts']}>
      {lines.map(([fact, text]) =>
        text === null || text === '' ? null : (
          <div key={fact}>
            <dt>{t(`fact.${fact}`)}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
