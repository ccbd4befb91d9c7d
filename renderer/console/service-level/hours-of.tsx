import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calendar } from '../../../shared/domain/service-level/calendar.ts';
import type { Site } from '../../../shared/domain/site.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { useSitesQuery } from '../sites/use-sites.ts';
import { ClosedDays } from './closed-days.tsx';
import { OpeningHours } from './opening-hours.tsx';
import { type TermsDraft, withSite } from './terms-draft.ts';
import { Tick } from './tick.tsx';
import styles from './terms-page.module.css';

const wholeDesk = 'desk';

/** Opening hours and closed days of the desk, or of a site that has its own. */
export function HoursOf({
  draft,
  onChange,
}: {
  readonly draft: TermsDraft;
  readonly onChange: (draft: TermsDraft) => void;
}) {
  const { t } = useTranslation('service-level');
  const { data } = useSitesQuery();
  const [chosen, setChosen] = useState(wholeDesk);
  const sites = sitesWithHours(data?.sites ?? [], draft.sites);
  const site = sites.find(({ siteId }) => siteId === chosen) ?? null;
  const own = site === null ? null : (draft.sites[site.siteId] ?? null);
  const calendar = site === null ? draft.calendar : own;
  const change = (changed: Calendar) =>
    onChange(
      site === null ? { ...draft, calendar: changed } : withSite(draft, site.siteId, changed),
    );
  return (
    <>
      {sites.length === 0 ? null : (
        <section className={`${styles['part']} ${styles['whose']}`} aria-labelledby="whose-title">
          <h2 id="whose-title">{t('whose.title')}</h2>
          <Choice
            label={t('whose.label')}
            value={site?.siteId ?? wholeDesk}
            options={[
              { value: wholeDesk, words: t('whose.desk') },
              ...sites.map(({ siteId, name }) => ({
                value: siteId,
                words:
                  draft.sites[siteId] === undefined ? name : t('whose.with-own', { site: name }),
              })),
            ]}
            onChange={setChosen}
          />
          {site === null ? (
            <p className={styles['lead']}>{t('whose.desk-lead')}</p>
          ) : (
            <>
              <Tick
                chosen={own !== null}
                onChange={(has) =>
                  onChange(withSite(draft, site.siteId, has ? draft.calendar : null))
                }
              >
                {t('whose.own', { site: site.name })}
              </Tick>
              <p className={styles['lead']}>
                {t(own === null ? 'whose.follows' : 'whose.own-lead')}
              </p>
              {own === null ? null : (
                <Button
                  icon={<Copy />}
                  onPress={() => onChange(withSite(draft, site.siteId, draft.calendar))}
                >
                  {t('whose.copy')}
                </Button>
              )}
            </>
          )}
        </section>
      )}
      {calendar === null ? null : (
        <>
          <OpeningHours site={site?.name ?? null} calendar={calendar} onChange={change} />
          <ClosedDays key={site?.siteId ?? wholeDesk} calendar={calendar} onChange={change} />
        </>
      )}
    </>
  );
}

/** Where there is one site, nobody has to know of it; what has hours of its own is shown in any case. */
function sitesWithHours(sites: readonly Site[], own: TermsDraft['sites']): readonly Site[] {
  const areSeveral = sites.filter(({ active }) => active).length > 1;
  return sites.filter(({ siteId, active }) => (areSeveral && active) || own[siteId] !== undefined);
}
