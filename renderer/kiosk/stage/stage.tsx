import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isReading } from '../flow/leaving.ts';
import type { Model } from '../flow/model.ts';
import { isIdleScreen } from '../flow/screen.ts';
import { Busy } from '../parts/busy.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { PageKey } from './page-key.tsx';
import { Progress } from './progress.tsx';
import styles from './stage.module.css';

/** What stands around every screen: who we are, how far we are, and the ways out. */
export function Stage({
  model,
  children,
}: {
  readonly model: Model;
  readonly children: ReactNode;
}) {
  const { screen } = model;
  const main = useRef<HTMLElement>(null);
  return (
    <div className={styles['stage']} data-screen={screen.at}>
      <Ribbon model={model} />
      <Header model={model} />
      {isIdleScreen(screen) ? null : <Progress model={model} />}
      <main ref={main} className={styles['main']}>
        {children}
        <Busy active={model.pending !== null && !isReading(model.screen.at)} />
      </main>
      <PageKey main={main} />
      <Footer model={model} />
    </div>
  );
}

/** Says what an honest kiosk must say about itself. */
function Ribbon({ model }: { readonly model: Model }) {
  const { t } = useTranslation('kiosk');
  const words = [
    model.kiosk?.simulated === true ? t('stage.simulated') : null,
    model.kiosk?.shell === 'browser' ? t('stage.open-window') : null,
  ].filter((line) => line !== null);
  return words.length === 0 ? null : (
    <aside className={styles['ribbon']} aria-label={t('stage.about')}>
      {words.join(' ')}
    </aside>
  );
}
