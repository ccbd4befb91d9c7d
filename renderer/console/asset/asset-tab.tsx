import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TicketAssets } from '../../../shared/contract/asset-routes.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { AssetFactList } from './asset-fact-list.tsx';
import { PersonLink } from '../person/person-link.tsx';
import { CompleteAsset } from './complete-asset.tsx';
import { AssetLinks } from './holder-assets.tsx';
import { NewFromReadout } from './new-from-readout.tsx';
import { useTicketAssets } from './use-ticket-assets.ts';
import styles from './asset.module.css';

/** What the register knows of the device of a ticket, and of what its visitor has. */
export function AssetTab({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('assets');
  const { data } = useTicketAssets(ticket.item.ticketId);
  if (data === undefined) return <p role="status">{t('loading')}</p>;
  const { visitor, ofVisitor } = data;
  return (
    <div className={styles['panel']}>
      <OfDevice ticketId={ticket.item.ticketId} told={data} />
      {visitor === null ? null : (
        <section aria-labelledby="visitor-assets">
          <h3 id="visitor-assets">{t('has', { name: visitor.name })}</h3>
          {visitor.personId === null ? null : (
            <PersonLink name={visitor.name} personId={visitor.personId} />
          )}
          {ofVisitor.length === 0 ? <p>{t('has-nothing')}</p> : <AssetLinks assets={ofVisitor} />}
        </section>
      )}
    </div>
  );
}

function OfDevice({ ticketId, told }: { readonly ticketId: string; readonly told: TicketAssets }) {
  const { t } = useTranslation('assets');
  const { asset, candidates, read, differences, known } = told;
  if (read === null) return <p>{t('tab.nothing-read')}</p>;
  if (candidates.length > 1) {
    return (
      <>
        <p>{t('tab.several')}</p>
        <AssetLinks assets={candidates} />
      </>
    );
  }
  if (asset === null) return <NewFromReadout ticketId={ticketId} read={read} />;
  return (
    <>
      <p>
        <Link to="/register/$assetId" params={{ assetId: asset.assetId }} search={{}}>
          <strong>{asset.tag}</strong> · {asset.maker} {asset.model}
        </Link>
      </p>
      <AssetFactList asset={asset} />
      {known && differences.length === 0 ? (
        <p>{t('tab.known')}</p>
      ) : (
        <CompleteAsset
          key={asset.version}
          ticketId={ticketId}
          asset={asset}
          differences={differences}
        />
      )}
    </>
  );
}
