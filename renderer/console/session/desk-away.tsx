import { useQueryClient } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import { Button } from '../../ui/button.tsx';
import { faultWords } from '../app/fault-words.ts';
import { Entrance } from './entrance.tsx';
import { sessionKey, useLookForSession } from './session.ts';

const lookEveryMs = 3000;

/** A desk that cannot be asked who is signed in. It is asked again by itself: nobody has to watch it. */
export function DeskAway({ fault }: { readonly fault: Fault }) {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const lookForSession = useLookForSession();

  useEffect(() => {
    const timer = setInterval(() => {
      void lookForSession().then((answer) => {
        if (answer.ok || !answer.fault.code.startsWith('auth/')) return;
        // It is back, and nobody is signed in.
        void client.resetQueries({ queryKey: sessionKey });
      });
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [client, lookForSession]);

  return (
    <Entrance title={t('link.away')} lead={faultWords(t, fault)}>
      <Button
        kind="primary"
        icon={<CloudOff />}
        onPress={() => void client.resetQueries({ queryKey: sessionKey })}
      >
        {t('link.retry')}
      </Button>
    </Entrance>
  );
}
