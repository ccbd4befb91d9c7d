import { AArrowUp, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { useDispatch } from '../dispatch.ts';
import { type Model, shownOf } from '../flow/model.ts';
import { visitorName } from '../parts/visitor-name.ts';
import styles from './header.module.css';

/** Name of the place, the visitor's first name and code, and the two settings of every screen. */
export function Header({ model }: { readonly model: Model }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const name = visitorName(model.draft);
  const site = siteOf(model);
  const { languages } = shownOf(model);
  const open = model.draft !== null && model.screen.at !== 'number';
  return (
    <header className={styles['header']}>
      <div className={styles['place']}>
        <BrandMark />
        {site === null ? null : <span className={styles['site']}>{site}</span>}
      </div>
      <div className={styles['visitor']}>
        {name === null ? null : (
          <span className={styles['name']}>
            <UserRound aria-hidden="true" />
            {name}
          </span>
        )}
        {open && model.draft !== null ? (
          <span className={styles['code']}>
            {t('stage.resume-code')} <b>{model.draft.resumeCode}</b>
          </span>
        ) : null}
      </div>
      <div className={styles['settings']}>
        {languages.length < 2 ? null : (
          <div className={styles['languages']} role="group" aria-label={t('stage.language')}>
            {languages.map((locale) => (
              <Button
                key={locale}
                size="touch"
                className={styles['language']}
                pressed={model.locale === locale}
                onPress={() => dispatch({ type: 'language-chosen', locale })}
              >
                <span lang={locale}>{t(`words:language.${locale}`)}</span>
              </Button>
            ))}
          </div>
        )}
        <Button
          size="touch"
          className={styles['size']}
          icon={<AArrowUp />}
          pressed={model.textScale !== 1}
          label={`${t('stage.text-size')}. ${t('stage.text-size-state', {
            percent: Math.round(model.textScale * 100),
          })}`}
          onPress={() => dispatch({ type: 'text-size-changed' })}
        />
      </div>
    </header>
  );
}

/** The name of the place, unless nobody gave it one. */
function siteOf({ kiosk }: Model): string | null {
  return kiosk === null || kiosk.siteName === 'Balie' ? null : kiosk.siteName;
}
