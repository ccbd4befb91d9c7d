import { useEffect, useMemo, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { KioskConfig } from '../../../shared/domain/kiosk-config.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { usualMatrix } from '../../../shared/domain/priority.ts';
import { createI18n } from '../../i18n/create-i18n.ts';
import { dutchWords, kioskWords } from '../../kiosk/catalogues.ts';
import { type Model, firstModel } from '../../kiosk/flow/model.ts';
import { Attract } from '../../kiosk/screens/attract.tsx';
import { Header } from '../../kiosk/stage/header.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import styles from './kiosk-config.module.css';

/** The first screen of a kiosk that has this configuration, drawn by the kiosk's own components. */
export function Preview({ config }: { readonly config: KioskConfig }) {
  const { t } = useTranslation('kiosk-config');
  const [chosen, setChosen] = useState<Locale | null>(null);
  const first = config.languages[0] ?? 'nl';
  const locale = chosen !== null && config.languages.includes(chosen) ? chosen : first;
  const i18n = useMemo(() => createI18n(dutchWords, 'nl', kioskWords), []);
  useEffect(() => {
    void i18n.changeLanguage(locale);
  }, [i18n, locale]);
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
        <div className={styles['screen']} lang={locale} inert>
          <I18nextProvider i18n={i18n}>
            <Header model={model} />
            <div className={styles['stage']}>
              <Attract model={model} />
            </div>
          </I18nextProvider>
        </div>
      </div>
    </figure>
  );
}

/** A kiosk with nobody before it, at a desk that answers. */
function modelOf(config: KioskConfig, locale: Locale): Model {
  const { texts, languages, errands, reportTypes, categories, idle } = config;
  return {
    ...firstModel(0),
    locale,
    screen: { at: 'attract' },
    kiosk: {
      kioskName: '',
      siteName: '',
      shell: 'electron',
      simulated: false,
      defaultLocale: languages[0] ?? 'nl',
      shown: { texts, languages, errands, reportTypes, categories },
      deskReachable: true,
      wait: null,
      priorityMatrix: usualMatrix,
      readerFault: null,
      ports: { closed: null, readsAnywhere: true },
      printerReady: false,
      counterWork: null,
      disturbances: [],
      instructions: [],
      idle,
      testing: false,
      resumable: 0,
      enrolment: null,
      lockMessage: null,
    },
  };
}
