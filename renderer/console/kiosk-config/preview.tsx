import { MonitorPlay } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { KioskConfig } from '../../../shared/domain/kiosk-config.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { createI18nInParts } from '../../i18n/create-i18n.ts';
import { createWordParts } from '../../i18n/word-parts.ts';
import { dutchWords, kioskWords } from '../../kiosk/catalogues.ts';
import { type Model, firstModel } from '../../kiosk/flow/model.ts';
import { Attract } from '../../kiosk/screens/attract.tsx';
import { Header } from '../../kiosk/stage/header.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { kioskStateOf } from './kiosk-state-of.ts';
import styles from './kiosk-config.module.css';
import { VirtualKiosk } from './virtual-kiosk.tsx';

/** The first screen of a kiosk that has this configuration, drawn by the kiosk's own components, and the way into it. */
export function Preview({ config }: { readonly config: KioskConfig }) {
  const { t } = useTranslation('kiosk-config');
  const [chosen, setChosen] = useState<Locale | null>(null);
  const first = config.languages[0] ?? 'nl';
  const locale = chosen !== null && config.languages.includes(chosen) ? chosen : first;
  const [playing, setPlaying] = useState(false);
  const { i18n, words } = useMemo(() => {
    const parts = createWordParts(kioskWords);
    return { words: parts, i18n: createI18nInParts(dutchWords, 'nl', parts) };
  }, []);
  useEffect(() => {
    // The virtual kiosk has a language of its own.
    if (!playing) void words.speak(locale);
  }, [words, locale, playing]);
  const model = modelOf(config, locale);
  return (
    <figure className={styles['preview']}>
      <figcaption>{t('preview.title')}</figcaption>
      {config.languages.length < 2 ? null : (
        <RadioSet
          label={t('preview.language')}
          value={locale}
          options={config.languages.map((each) => ({
            value: each,
            words: t(`words:language.${each}`),
          }))}
          onChange={setChosen}
          inRow
        />
      )}
      <div className={styles['window']}>
        {/* Nothing in it can be used: it is a picture of another program. */}
        <div className={`${styles['sizes']} ${styles['screen']}`} lang={locale} inert>
          <I18nextProvider i18n={i18n}>
            <Header model={model} />
            <div className={styles['stage']}>
              <Attract model={model} />
            </div>
          </I18nextProvider>
        </div>
      </div>
      <Button icon={<MonitorPlay />} onPress={() => setPlaying(true)}>
        {t('virtual.open')}
      </Button>
      {playing ? (
        <VirtualKiosk config={config} i18n={i18n} words={words} onClose={() => setPlaying(false)} />
      ) : null}
    </figure>
  );
}

function modelOf(config: KioskConfig, locale: Locale): Model {
  return { ...firstModel(0), locale, screen: { at: 'attract' }, kiosk: kioskStateOf(config) };
}
