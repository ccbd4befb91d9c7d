import { CirclePlay, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestPage } from '../../shared/contract/tester-page.ts';
import type { ChosenDevice, TestRun } from '../../shared/domain/acceptance/run.ts';
import type { TestScript } from '../../shared/domain/acceptance/script.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { formatCalendarDay } from '../i18n/format.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { scriptOf } from './tester-state.ts';
import styles from './tester-page.module.css';

/** What there is to test, and what was begun before. */
export function ChooseTest({
  page,
  runs,
  locale,
  onOpen,
  onStart,
}: {
  readonly page: TestPage;
  readonly runs: readonly TestRun[];
  readonly locale: Locale;
  readonly onOpen: (runId: string) => void;
  readonly onStart: (script: TestScript, device: ChosenDevice) => void;
}) {
  const { t } = useTranslation('tests');
  const [chosen, setChosen] = useState<TestScript | null>(null);
  if (chosen !== null) {
    return (
      <ChooseDevice
        page={page}
        onBack={() => setChosen(null)}
        onChoose={(device) => onStart(chosen, device)}
      />
    );
  }
  return (
    <>
      <p className={styles['scope']}>{page.campaign.scope}</p>
      <p>{t('tests:until', { day: formatCalendarDay(page.campaign.until, locale) })}</p>
      {page.campaign.takesResults ? (
        <>
          <h2>{t('tests:choose')}</h2>
          {page.scripts.map((script) => (
            <Button
              key={script.scriptId}
              wide
              size="tall"
              kind="primary"
              icon={<CirclePlay />}
              onPress={() => setChosen(script)}
            >
              {t('tests:start', { name: script.content.title[locale] })} (
              {t('tests:steps', { count: script.content.steps.length })})
            </Button>
          ))}
        </>
      ) : (
        <p role="status">{t('tests:not-taking')}</p>
      )}
      {runs.length === 0 ? null : <h2>{t('tests:mine')}</h2>}
      <ul className={styles['runs']}>
        {runs.map((run) => {
          const script = scriptOf(page, run);
          if (script === null) return null;
          const name = script.content.title[locale];
          const device = [run.device.model, run.device.version].filter((part) => part !== null);
          return (
            <li key={run.runId}>
              <p>
                {name}, {device.join(' ')}
              </p>
              {run.finishedAt === null ? (
                <>
                  <p>
                    {t('tests:run-state', {
                      done: run.steps.length,
                      steps: script.content.steps.length,
                    })}
                  </p>
                  <Button
                    wide
                    size="touch"
                    label={t('tests:go-on-with', { name })}
                    onPress={() => onOpen(run.runId)}
                  >
                    {t('tests:go-on')}
                  </Button>
                </>
              ) : (
                <p>{t('tests:run-done')}</p>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function ChooseDevice({
  page,
  onBack,
  onChoose,
}: {
  readonly page: TestPage;
  readonly onBack: () => void;
  readonly onChoose: (device: ChosenDevice) => void;
}) {
  const { t } = useTranslation('tests');
  const [other, setOther] = useState<{ model: string; version: string } | null>(null);
  return (
    <>
      <h2>{t('tests:which-device')}</h2>
      {other === null ? (
        <>
          {page.devices.map(({ wishId, model, version }) => (
            <Button
              key={wishId}
              wide
              size="touch"
              icon={<Smartphone />}
              onPress={() => onChoose({ choice: 'wished', wishId })}
            >
              {model}, {version}
            </Button>
          ))}
          <Button wide size="touch" onPress={() => setOther({ model: '', version: '' })}>
            {t('tests:other-device')}
          </Button>
        </>
      ) : (
        <>
          <TextField
            label={t('tests:model')}
            size="touch"
            maxLength={80}
            value={other.model}
            onChange={(model) => setOther({ ...other, model })}
          />
          <TextField
            label={t('tests:version')}
            size="touch"
            maxLength={40}
            value={other.version}
            onChange={(version) => setOther({ ...other, version })}
          />
          <Button
            wide
            size="touch"
            kind="primary"
            disabled={other.model.trim() === '' || other.version.trim() === ''}
            onPress={() => onChoose({ choice: 'other', ...other })}
          >
            {t('tests:begin')}
          </Button>
        </>
      )}
      <Button
        wide
        size="touch"
        kind="quiet"
        onPress={() => (other === null ? onBack() : setOther(null))}
      >
        {t('tests:back')}
      </Button>
    </>
  );
}
