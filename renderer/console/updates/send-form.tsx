import { useQueryClient } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultWords } from '../app/fault-words.ts';
import bench from '../bench/bench.module.css';
import { putPart } from './put-part.ts';
import { type SendStep, sendRelease } from './send-release.ts';
import { updatesKey } from './use-updates.ts';

type Going = 'idle' | 'busy' | 'done' | 'stopped' | 'failed';

/** Sends the signed list and the file of a version, and shows how far it is. Leaving the page breaks it off. */
export function SendForm() {
  const { t } = useTranslation('updates');
  const { desk } = useParts();
  const client = useQueryClient();
  const [going, setGoing] = useState<Going>('idle');
  const [steps, setSteps] = useState<readonly SendStep[]>([]);
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);
  const send = async (files: readonly File[]) => {
    const controller = new AbortController();
    stopping.current = controller;
    setSteps([]);
    setGoing('busy');
    const isDone = await sendRelease(files, {
      desk,
      putPart,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      onStep: (step) =>
        setSteps((before) => [...before.filter(({ name }) => name !== step.name), step]),
      stopped: controller.signal,
    });
    setGoing(isDone ? 'done' : controller.signal.aborted ? 'stopped' : 'failed');
    await client.invalidateQueries({ queryKey: updatesKey });
  };
  return (
    <div className={bench['form']}>
      <p>{t('upload.lead')}</p>
      <div className={bench['actions']}>
        {going === 'busy' ? (
          <Button onPress={() => stopping.current?.abort()}>{t('upload.stop')}</Button>
        ) : (
          <FileTrigger
            allowsMultiple
            onSelect={(files) => {
              if (files !== null && files.length > 0) void send([...files]);
            }}
          >
            <Button icon={<Upload />} onPress={() => undefined}>
              {t('upload.submit')}
            </Button>
          </FileTrigger>
        )}
      </div>
      <ul className={bench['movements']} aria-live="polite">
        {steps.map((step) => (
          <li key={step.name}>
            <StepLine step={step} />
          </li>
        ))}
      </ul>
      <p role="status">
        {going === 'done' ? t('upload.done') : going === 'stopped' ? t('upload.stopped') : ''}
      </p>
    </div>
  );
}

function StepLine({ step }: { readonly step: SendStep }) {
  const { t } = useTranslation('updates');
  const { name } = step;
  switch (step.is) {
    case 'sending':
      return (
        <>
          {t('upload.progress', { name })}{' '}
          <progress value={step.percent} max={100} aria-label={t('upload.progress', { name })} />
        </>
      );
    case 'refused':
      return t('upload.refused', { name, why: faultWords(t, step.fault) });
    case 'checking':
    case 'document':
    case 'whole':
    case 'not-listed':
      return t(`upload.${step.is}`, { name });
  }
}
