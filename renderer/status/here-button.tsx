import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';

/** For a visitor who was called and did not come, or comes back sooner than he said: one press puts him back in the queue. */
export function HereButton({
  of,
  onHere,
}: {
  readonly of: 'no-show' | 'comes-back';
  readonly onHere: () => Promise<boolean>;
}) {
  const { t } = useTranslation('status');
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const press = async () => {
    setState('busy');
    setState((await onHere()) ? 'ready' : 'failed');
  };
  return (
    <>
      <Button kind="primary" size="touch" disabled={state === 'busy'} onPress={() => void press()}>
        {t(of === 'no-show' ? 'here.button' : 'come-back.here-after-all')}
      </Button>
      {state === 'failed' ? <p role="alert">{t('here.failed')}</p> : null}
    </>
  );
}
