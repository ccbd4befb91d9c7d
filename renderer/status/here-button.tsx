import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';

const wordsOf = {
  'no-show': 'here.button',
  'comes-back': 'come-back.here-after-all',
  'gone-home': 'leave.here-again',
  stays: 'leave.stays',
} as const;

/** `stays`: he gave up his place just now and thinks better of it. */
export type HereButtonOf = keyof typeof wordsOf;

/** For a visitor who was called and did not come, comes back, or stays after all: one press puts him back in the queue. */
export function HereButton({
  of,
  onHere,
  toState,
}: {
  readonly of: HereButtonOf;
  readonly onHere: () => Promise<boolean>;
  readonly toState: () => void;
}) {
  const { t } = useTranslation('status');
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const press = async () => {
    setState('busy');
    const isHere = await onHere();
    setState(isHere ? 'ready' : 'failed');
    if (isHere) toState();
  };
  return (
    <>
      <Button kind="primary" size="touch" busy={state === 'busy'} onPress={() => void press()}>
        {t(wordsOf[of])}
      </Button>
      {state === 'failed' ? <p role="alert">{t('here.failed')}</p> : null}
    </>
  );
}
