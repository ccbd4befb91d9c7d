import { Cable, CalendarClock, Check, Mail, Printer, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandedOutAtKiosk } from '../../../shared/contract/kiosk-hand-out-calls.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatDay } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { ErrandDrawing } from '../../ui/errand-drawing.tsx';
import { useDispatch } from '../dispatch.ts';
import { Page } from '../parts/page.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import styles from './hand-out.module.css';

/** Signed and done: until when, and the receipt as code, slip and mail. */
export function HandOutDone({
  handedOut: { name, tag, dueOn, qrSvg, mailed, printer },
  locale,
}: {
  readonly handedOut: HandedOutAtKiosk;
  readonly locale: Locale;
}) {
  const { t } = useTranslation('hand-out');
  const dispatch = useDispatch();
  return (
    <Page
      picture={<ErrandDrawing errand="handover" />}
      title={t('done.title')}
      over={`${name} · ${tag}`}
    >
      <div className={styles['columns']}>
        <div className={styles['done']}>
          {dueOn === null ? (
            <Line icon={<Check />} words={t('done.for-good')} />
          ) : (
            <>
              <p className={styles['due']}>
                {t('done.until', { day: formatDay(new Date(`${dueOn}T12:00:00`), locale) })}
              </p>
              <Line icon={<CalendarClock />} words={t('done.until-hint')} />
            </>
          )}
          <Line icon={<Cable />} words={t('done.unplug')} />
          {printer === 'not-configured' ? null : (
            <Line
              icon={printer === 'printed' ? <Printer /> : <TriangleAlert />}
              words={t(`done.${printer}`)}
            />
          )}
          {mailed ? <Line icon={<Mail />} words={t('done.mailed')} /> : null}
        </div>
        <QrCode
          svg={qrSvg}
          alt={t('done.qr')}
          title={t('done.qr-title')}
          hint={t('done.qr-hint')}
        />
      </div>
      <Button size="tall" kind="primary" onPress={() => dispatch({ type: 'hand-out-ended' })}>
        {t('done.end')}
      </Button>
    </Page>
  );
}

function Line({ icon, words }: { readonly icon: ReactNode; readonly words: string }) {
  return (
    <p className={styles['line']}>
      <span aria-hidden="true">{icon}</span> {words}
    </p>
  );
}
