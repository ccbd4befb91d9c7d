import { Building2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Site, firstSiteId, shortNameOf } from '../../../shared/domain/site.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { emptied } from '../app/emptied.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../bench/bench.module.css';
import { SubmitButton } from '../parts/submit-button.tsx';
import { sitesKey } from './use-sites.ts';

/** Names a site and says where it is; a new one, or one that is there. */
export function SiteForm({ site }: { readonly site: Site | null }) {
  const { t } = useTranslation('sites');
  const { desk } = useParts();
  const act = useAct([sitesKey]);
  const [name, setName] = useState(site?.name ?? '');
  const [where, setWhere] = useState(site?.where ?? '');
  const change = (active: boolean) =>
    site === null
      ? desk.call('site.create', { body: { name, where } })
      : desk.call('site.change', {
          params: { siteId: site.siteId },
          body: { name, where, active },
        });
  const save = async (active: boolean) => {
    const kept = await act.run(change(active), t('saved'));
    if (kept === null || site !== null) return;
    setName(emptied(name, ''));
    setWhere(emptied(where, ''));
  };
  return (
    <form
      className={styles['form']}
      aria-label={site?.name ?? t('new.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void save(site?.active ?? true);
      }}
    >
      <TextField label={t('name')} value={name} maxLength={80} onChange={setName} />
      <TextField
        label={t('where')}
        hint={t('where-hint')}
        value={where}
        maxLength={120}
        onChange={setWhere}
      />
      <div className={styles['actions']}>
        <SubmitButton icon={<Building2 />} disabled={shortNameOf(name) === '' || act.busy}>
          {t(site === null ? 'new.submit' : 'save')}
        </SubmitButton>
        {site === null || site.siteId === firstSiteId ? null : (
          <Button disabled={act.busy} onPress={() => void save(!site.active)}>
            {t(site.active ? 'close' : 'open')}
          </Button>
        )}
      </div>
    </form>
  );
}
