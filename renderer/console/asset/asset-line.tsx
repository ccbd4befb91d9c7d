import { Link } from '@tanstack/react-router';
import { Tag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { holderKey } from '../../../shared/domain/holder.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatCalendarDay } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { useTicketAssets } from './use-ticket-assets.ts';
import styles from './asset.module.css';

/** The asset of this device at a glance: who has it, until when it has warranty, what the register wonders. */
export function AssetLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('assets');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const { data } = useTicketAssets(ticket.item.ticketId);
  if (data === undefined || data.asset === null) return null;
  const { asset, visitor, differences } = data;
  const { holder } = asset;
  const isOthers = holder !== null && visitor !== null && holderKey(holder) !== holderKey(visitor);
  return (
    <p className={styles['line']}>
      <Tag aria-hidden="true" />
      <Link to="/register/$assetId" params={{ assetId: asset.assetId }} search={{}}>
        <strong>{asset.tag}</strong>
      </Link>
      <span>
        {t(`state.${asset.state}`)}
        {holder === null ? '' : ` · ${t('with', { name: holder.name })}`}
      </span>
      {asset.warrantyUntil === null ? null : (
        <span>
          {t('fact.warrantyUntil')}: {formatCalendarDay(asset.warrantyUntil, locale)}
        </span>
      )}
      {isOthers ? <strong className={styles['trouble']}>{t('line.of-another')}</strong> : null}
      {differences.length === 0 ? null : (
        <span>{t('line.differs', { count: differences.length })}</span>
      )}
    </p>
  );
}
