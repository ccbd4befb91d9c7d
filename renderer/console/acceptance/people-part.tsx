import { Link2, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import {
  type Tester,
  testerFactsSchema,
  wishedDeviceFactsSchema,
} from '../../../shared/domain/acceptance/campaign.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { emptied } from '../app/emptied.ts';
import { useAct } from '../app/use-act.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { Tick } from '../service-level/tick.tsx';
import styles from './acceptance.module.css';
import { LinkDialog, type TesterLink } from './link-dialog.tsx';
import { acceptanceKey, type CampaignPartProps, deviceLine } from './use-acceptance.ts';

/** Who tests, and on which devices it must work. */
export function PeoplePart(props: CampaignPartProps) {
  return (
    <div className={styles['columns']}>
      <Testers {...props} />
      <Devices {...props} />
    </div>
  );
}

function Testers({ view, mayChange }: CampaignPartProps) {
  const { t } = useTranslation('acceptance');
  const { desk } = useParts();
  const act = useAct([acceptanceKey]);
  const [link, setLink] = useState<TesterLink | null>(null);
  const { campaignId, state } = view.campaign;
  const makeLink = async ({ testerId, name }: Tester) => {
    const made = await act.run(
      desk.call('acceptance.link', { params: { campaignId, testerId } }),
      t('acceptance:kept'),
    );
    if (made !== null) setLink({ url: made.url, code: made.code, name });
  };
  return (
    <section className={styles['part']} aria-labelledby="testers-title">
      <h2 id="testers-title">{t('acceptance:tester.title')}</h2>
      {view.testers.length === 0 ? <p>{t('acceptance:tester.none')}</p> : null}
      <ul className={styles['list']}>
        {view.testers.map((tester) => (
          <li key={tester.testerId}>
            <span>
              <strong>{tester.name}</strong>, {tester.role}
              {tester.readsA2 ? ` · ${t('acceptance:tester.a2')}` : ''}
              {tester.hasLink ? ` · ${t('acceptance:tester.has-link')}` : ''}
            </span>
            {state === 'closed' ? null : (
              <div className={styles['actions']}>
                <Button
                  icon={<Link2 />}
                  label={t('acceptance:tester.link-of', { name: tester.name })}
                  disabled={act.busy}
                  onPress={() => void makeLink(tester)}
                >
                  {t('acceptance:tester.link')}
                </Button>
                {mayChange ? (
                  <Button
                    icon={<Trash2 />}
                    label={t('acceptance:tester.remove-of', { name: tester.name })}
                    disabled={act.busy}
                    onPress={() =>
                      void act.run(
                        desk.call('acceptance.remove-tester', {
                          params: { campaignId, testerId: tester.testerId },
                        }),
                        t('acceptance:removed'),
                      )
                    }
                  />
                ) : null}
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayChange ? <TesterForm campaignId={campaignId} /> : null}
      {link === null ? null : <LinkDialog link={link} onClose={() => setLink(null)} />}
    </section>
  );
}

function TesterForm({ campaignId }: { readonly campaignId: string }) {
  const { t } = useTranslation('acceptance');
  const { desk } = useParts();
  const act = useAct([acceptanceKey]);
  const [name, setName] = useState('');
  const [role, setRole] = useState('');
  const [readsA2, setReadsA2] = useState(false);
  const facts = testerFactsSchema.safeParse({ name, role, readsA2 });
  const add = async () => {
    if (!facts.success) return;
    const added = await act.run(
      desk.call('acceptance.put-tester', {
        params: { campaignId, testerId: v7() },
        body: facts.data,
      }),
      t('acceptance:kept'),
    );
    if (added === null) return;
    setName(emptied(name, ''));
    setReadsA2(emptied(readsA2, false));
  };
  return (
    <form
      className={styles['inner']}
      aria-label={t('acceptance:tester.new')}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div className={styles['pair']}>
        <TextField
          label={t('acceptance:tester.name')}
          value={name}
          onChange={setName}
          maxLength={120}
        />
        <TextField
          label={t('acceptance:tester.role')}
          value={role}
          onChange={setRole}
          maxLength={60}
        />
      </div>
      <Tick chosen={readsA2} onChange={setReadsA2}>
        {t('acceptance:tester.reads-a2')}
      </Tick>
      <div className={styles['actions']}>
        <SubmitButton icon={<Plus />} disabled={!facts.success || act.busy}>
          {t('acceptance:tester.new')}
        </SubmitButton>
      </div>
    </form>
  );
}

function Devices({ view, mayChange }: CampaignPartProps) {
  const { t } = useTranslation('acceptance');
  const { desk } = useParts();
  const act = useAct([acceptanceKey]);
  const [model, setModel] = useState('');
  const [version, setVersion] = useState('');
  const { campaignId } = view.campaign;
  const facts = wishedDeviceFactsSchema.safeParse({ model, version });
  const add = async () => {
    if (!facts.success) return;
    const added = await act.run(
      desk.call('acceptance.put-device', {
        params: { campaignId, wishId: v7() },
        body: facts.data,
      }),
      t('acceptance:kept'),
    );
    if (added === null) return;
    setModel(emptied(model, ''));
    setVersion(emptied(version, ''));
  };
  return (
    <section className={styles['part']} aria-labelledby="devices-title">
      <h2 id="devices-title">{t('acceptance:device.title')}</h2>
      {view.devices.length === 0 ? <p>{t('acceptance:device.none')}</p> : null}
      <ul className={styles['list']}>
        {view.devices.map((device) => (
          <li key={device.wishId}>
            <strong>{deviceLine(device)}</strong>
            {mayChange ? (
              <Button
                icon={<Trash2 />}
                label={t('acceptance:device.remove-of', { name: deviceLine(device) })}
                disabled={act.busy}
                onPress={() =>
                  void act.run(
                    desk.call('acceptance.remove-device', {
                      params: { campaignId, wishId: device.wishId },
                    }),
                    t('acceptance:removed'),
                  )
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <form
          className={styles['inner']}
          aria-label={t('acceptance:device.new')}
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <div className={styles['pair']}>
            <TextField
              label={t('acceptance:device.model')}
              value={model}
              onChange={setModel}
              maxLength={80}
            />
            <TextField
              label={t('acceptance:device.version')}
              value={version}
              onChange={setVersion}
              maxLength={40}
            />
          </div>
          <div className={styles['actions']}>
            <SubmitButton icon={<Plus />} disabled={!facts.success || act.busy}>
              {t('acceptance:device.new')}
            </SubmitButton>
          </div>
        </form>
      ) : null}
    </section>
  );
}
