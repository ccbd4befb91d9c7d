import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft, FileText, Pencil, Play } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { uuidSchema } from '../../../shared/base/identifier.ts';
import type { CampaignView } from '../../../shared/contract/acceptance-routes.ts';
import { lackingToOpen } from '../../../shared/domain/acceptance/campaign.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import { useSession } from '../session/session.ts';
import styles from './acceptance.module.css';
import { CampaignForm } from './campaign-form.tsx';
import { CoveragePart } from './coverage-part.tsx';
import { DecisionPart } from './decision-part.tsx';
import { FindingsPart } from './findings-part.tsx';
import { PeoplePart } from './people-part.tsx';
import { periodWords } from './period-words.ts';
import { RunsPart } from './runs-part.tsx';
import { ScriptsPart } from './scripts-part.tsx';
import { acceptanceKey, type CampaignPartProps, useCampaign } from './use-acceptance.ts';
import { DownloadLink } from '../parts/download-link.tsx';

const paramsSchema = z.object({ campaignId: uuidSchema });

const parts = {
  coverage: CoveragePart,
  runs: RunsPart,
  findings: FindingsPart,
  scripts: ScriptsPart,
  people: PeoplePart,
  decision: DecisionPart,
} as const satisfies Record<string, ComponentType<CampaignPartProps>>;
type PartName = keyof typeof parts;
const partNames = ['coverage', 'runs', 'findings', 'scripts', 'people', 'decision'] as const;

/** One campaign: what is covered, what is tested, found and decided. */
export function CampaignPage() {
  const { t } = useTranslation('acceptance');
  const { campaignId } = paramsSchema.parse(useParams({ strict: false }));
  const campaign = useCampaign(campaignId);
  const fault = faultOf(campaign.error);
  return (
    <main className={styles['page']}>
      <p>
        <Link to="/acceptance" search={{}} className={styles['back']}>
          <ArrowLeft aria-hidden="true" /> {t('acceptance:back')}
        </Link>
      </p>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {campaign.isPending ? <p role="status">{t('acceptance:loading')}</p> : null}
      {campaign.data === undefined ? null : <Whole key={campaignId} view={campaign.data} />}
    </main>
  );
}

function Whole({ view }: { readonly view: CampaignView }) {
  const { t } = useTranslation('acceptance');
  const { role } = useSession();
  const [part, setPart] = useState<PartName>('coverage');
  const mayChange = role !== 'technician' && view.campaign.state !== 'closed';
  const Part = parts[part];
  return (
    <>
      <Head view={view} mayChange={mayChange} />
      <div role="group" aria-label={t('acceptance:part.label')} className={styles['actions']}>
        {partNames.map((name) => (
          <Button key={name} pressed={name === part} onPress={() => setPart(name)}>
            {t(`acceptance:part.${name}`)}
          </Button>
        ))}
      </div>
      <Part view={view} mayChange={mayChange} />
    </>
  );
}

function Head({ view, mayChange }: CampaignPartProps) {
  const { t } = useTranslation('acceptance');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const act = useAct([acceptanceKey]);
  const [changing, setChanging] = useState(false);
  const { campaign, takesResults } = view;
  const { campaignId } = campaign;
  const lacking = lackingToOpen(view);
  const file = `/v1/acceptance/campaigns/${campaignId}`;
  if (changing) {
    const close = () => setChanging(false);
    return (
      <>
        <h1 className="visually-hidden">{campaign.name}</h1>
        <CampaignForm campaign={campaign} onDone={close} onClose={close} />
      </>
    );
  }
  return (
    <section className={styles['part']} aria-labelledby="campaign-name">
      <div className={styles['head']}>
        <h1 id="campaign-name">{campaign.name}</h1>
        <strong>{t(`acceptance:state.${campaign.state}`)}</strong>
      </div>
      <p className={styles['words']}>{campaign.scope}</p>
      <p>
        {periodWords(t, campaign, locale)}
        {campaign.release === null ? '' : ` · ${campaign.release}`} ·{' '}
        {t('acceptance:facts.by', { name: campaign.createdBy })}
      </p>
      {campaign.releaseNotes === null ? null : (
        <p>
          <a href={campaign.releaseNotes} target="_blank" rel="noreferrer">
            {t('acceptance:sheet.release-notes')}
          </a>
        </p>
      )}
      {campaign.ticket === null ? null : (
        <p>
          <Link to="/tickets/$ticketId" params={{ ticketId: campaign.ticket.ticketId }} search>
            {t('acceptance:sheet.change')} {campaign.ticket.number}
          </Link>
        </p>
      )}
      {campaign.state === 'open' && !takesResults ? (
        <p role="status">{t('acceptance:not-taking')}</p>
      ) : null}
      {campaign.state === 'draft' && lacking.length > 0 ? (
        <p>
          {t('acceptance:open.lacking', {
            parts: lacking.map((each) => t(`acceptance:open.${each}`)).join(', '),
          })}
        </p>
      ) : null}
      <div className={styles['actions']}>
        {mayChange && campaign.state === 'draft' ? (
          <Button
            kind="primary"
            icon={<Play />}
            disabled={lacking.length > 0 || act.busy}
            onPress={() =>
              void act.run(
                desk.call('acceptance.open', { params: { campaignId } }),
                t('acceptance:open.done'),
              )
            }
          >
            {t('acceptance:open.button')}
          </Button>
        ) : null}
        {mayChange ? (
          <Button icon={<Pencil />} onPress={() => setChanging(true)}>
            {t('acceptance:change')}
          </Button>
        ) : null}
        <DownloadLink className={styles['file']} href={`${file}/sheet.pdf?locale=${locale}`}>
          <FileText aria-hidden="true" /> {t('acceptance:pdf')}
        </DownloadLink>
        <DownloadLink className={styles['file']} href={`${file}/results.csv?locale=${locale}`}>
          <FileText aria-hidden="true" /> {t('acceptance:csv-file')}
        </DownloadLink>
      </div>
    </section>
  );
}
