import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { CampaignView } from '../../../shared/contract/acceptance-routes.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { Choice } from '../parts/choice.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './acceptance.module.css';
import { acceptanceKey, deviceLine } from './use-acceptance.ts';

/** Who tests what on which device, at this desk. */
export function StartRunForm({
  view,
  onBegun,
  onClose,
}: {
  readonly view: CampaignView;
  readonly onBegun: (runId: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('acceptance');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const id = useId();
  const act = useAct([acceptanceKey]);
  const { campaign, devices, scripts, testers } = view;
  const [runId] = useState(() => v7());
  const [testerId, setTesterId] = useState(testers[0]?.testerId ?? '');
  const [scriptId, setScriptId] = useState(scripts[0]?.scriptId ?? '');
  const [wishId, setWishId] = useState(devices[0]?.wishId ?? '');
  const [by, setBy] = useState<'list' | 'reading'>('list');
  const [number, setNumber] = useState('');
  const script = scripts.find((each) => each.scriptId === scriptId);
  const ticketNumber = /^[1-9][0-9]{0,9}$/u.test(number.trim()) ? Number(number) : null;
  const device =
    by === 'list'
      ? ({ choice: 'wished', wishId } as const)
      : ticketNumber === null
        ? null
        : ({ choice: 'reading', ticketNumber } as const);
  const begin = async () => {
    if (script === undefined || device === null) return;
    const run = await act.run(
      desk.call('acceptance.start', {
        params: { campaignId: campaign.campaignId, runId },
        body: {
          testerId,
          scriptId,
          scriptVersion: script.version,
          device,
          at: new Date().toISOString(),
        },
      }),
      t('acceptance:runs.begun'),
    );
    if (run !== null) onBegun(run.runId);
  };
  return (
    <form
      className={styles['part']}
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <h2 id={id}>{t('acceptance:runs.new')}</h2>
      <div className={styles['pair']}>
        <Choice
          label={t('acceptance:runs.tester')}
          value={testerId}
          options={testers.map((tester) => ({
            value: tester.testerId,
            words: `${tester.name}, ${tester.role}`,
          }))}
          onChange={setTesterId}
        />
        <Choice
          label={t('acceptance:runs.script')}
          value={scriptId}
          options={scripts.map((each) => ({
            value: each.scriptId,
            words: each.content.title[locale],
          }))}
          onChange={setScriptId}
        />
      </div>
      <RadioSet
        inRow
        label={t('acceptance:runs.device-by')}
        value={by}
        options={(['list', 'reading'] as const).map((value) => ({
          value,
          words: t(`acceptance:runs.by-${value}`),
        }))}
        onChange={setBy}
      />
      {by === 'list' ? (
        <Choice
          label={t('acceptance:runs.device')}
          value={wishId}
          options={devices.map((each) => ({ value: each.wishId, words: deviceLine(each) }))}
          onChange={setWishId}
        />
      ) : (
        <TextField
          label={t('acceptance:runs.reading')}
          value={number}
          onChange={setNumber}
          maxLength={10}
          error={
            number.trim() !== '' && ticketNumber === null
              ? t('acceptance:facts.no-number')
              : undefined
          }
        />
      )}
      <div className={styles['actions']}>
        <SubmitButton disabled={device === null || script === undefined || act.busy}>
          {t('acceptance:runs.begin')}
        </SubmitButton>
        <Button kind="quiet" onPress={onClose}>
          {t('acceptance:cancel')}
        </Button>
      </div>
    </form>
  );
}
