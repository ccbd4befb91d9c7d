import { useEffect, useState, useSyncExternalStore } from 'react';
import type { i18n as I18n } from 'i18next';
import { Dialog, Heading, I18nProvider, Modal, ModalOverlay } from 'react-aria-components';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { systemClock } from '../../../shared/base/clock.ts';
import type { KioskConfig } from '../../../shared/domain/kiosk-config.ts';
import type { WordParts } from '../../i18n/word-parts.ts';
import { DispatchContext } from '../../kiosk/dispatch.ts';
import { createFlow } from '../../kiosk/run-flow.ts';
import { ScreenView } from '../../kiosk/screens/screen-view.tsx';
import { Overlays } from '../../kiosk/stage/overlays.tsx';
import { Stage } from '../../kiosk/stage/stage.tsx';
import { Button } from '../../ui/button.tsx';
import { kioskStateOf } from './kiosk-state-of.ts';
import { createVirtualCore } from './virtual-core.ts';
import sizes from './kiosk-config.module.css';
import styles from './virtual-kiosk.module.css';

/** A kiosk with this configuration to walk through: its own screens and flow over a core that keeps nothing. */
export function VirtualKiosk({
  config,
  i18n,
  words,
  onClose,
}: {
  readonly config: KioskConfig;
  readonly i18n: I18n;
  readonly words: WordParts;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('kiosk-config');
  // Made once: what is changed in the form meanwhile is for the next one.
  const [flow] = useState(() =>
    createFlow(createVirtualCore(kioskStateOf(config), new Date().toISOString()), systemClock),
  );
  useEffect(() => flow.start(), [flow]);
  const model = useSyncExternalStore(flow.subscribe, flow.model);
  const { locale } = model;
  useEffect(() => {
    void words.speak(locale);
  }, [words, locale]);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={styles['overlay'] ?? ''}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''}>
          <header className={styles['head']}>
            <Heading slot="title" level={2}>
              {t('virtual.title')}
            </Heading>
            <p>{t('virtual.lead')}</p>
            <Button onPress={onClose}>{t('virtual.close')}</Button>
          </header>
          <div className={`${sizes['sizes']} ${styles['screen']}`} lang={locale}>
            <I18nextProvider i18n={i18n}>
              <I18nProvider locale={locale === 'nl' ? 'nl-NL' : 'en-GB'}>
                <DispatchContext value={flow.dispatch}>
                  <Stage key={model.epoch} model={model}>
                    <ScreenView model={model} />
                  </Stage>
                  <Overlays key={`over-${model.epoch}`} model={model} />
                </DispatchContext>
              </I18nProvider>
            </I18nextProvider>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
