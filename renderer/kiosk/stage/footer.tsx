import { ArrowLeft, RotateCcw, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useDispatch } from '../dispatch.ts';
import { isClosed } from '../flow/closed.ts';
import { hasNumber } from '../flow/screen.ts';
import { isTestScreen } from '../flow/test-screen.ts';
import type { Model } from '../flow/model.ts';
import styles from './footer.module.css';

const withoutFooter: ReadonlySet<string> = new Set([
  'connecting',
  'goodbye',
  'number',
  'hand-out-done',
]);
const withoutBack: ReadonlySet<string> = new Set(['attract', 'starting', 'submitting']);

/** The three ways out, always in the same places. */
export function Footer({ model }: { readonly model: Model }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const { at } = model.screen;
  // At a closed kiosk nobody begins, so there is nothing to leave and nobody to ask for.
  if (withoutFooter.has(at) || isClosed(model)) return null;
  return (
    <footer className={styles['footer']}>
      <div className={styles['start']}>
        {withoutBack.has(at) ? null : (
          <Button size="touch" icon={<ArrowLeft />} onPress={() => dispatch({ type: 'back' })}>
            {t('stage.back')}
          </Button>
        )}
      </div>
      {hasNumber(model.screen) ? null : (
        <Button
          size="touch"
          icon={<UserRound />}
          className={styles['person']}
          onPress={() => dispatch({ type: 'person-asked' })}
        >
          {t('stage.person')}
        </Button>
      )}
      <div className={styles['end']}>
        {(model.draft === null && !isTestScreen(model.screen)) || hasNumber(model.screen) ? null : (
          <Button
            size="touch"
            kind="quiet"
            icon={<RotateCcw />}
            onPress={() => dispatch({ type: 'start-over-asked' })}
          >
            {t('stage.start-over')}
          </Button>
        )}
      </div>
    </footer>
  );
}
