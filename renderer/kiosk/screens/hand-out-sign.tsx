import { Eraser, FileSignature, Keyboard as KeyboardIcon, Mail, PenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kindOfHandOut } from '../../../shared/domain/hand-out.ts';
import { type ReadingLevel, readingLevelSchema } from '../../../shared/domain/handover.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { isSigned, type Signature, type Stroke } from '../../../shared/domain/signature.ts';
import { formatDay } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { SignaturePad } from '../../ui/signature-pad.tsx';
import { useDispatch } from '../dispatch.ts';
import { dueOnOf } from '../flow/hand-out.ts';
import type { HandOutScreen } from '../flow/hand-out-screen.ts';
import { Page } from '../parts/page.tsx';
import { HandOutName } from './hand-out-name.tsx';
import styles from './hand-out.module.css';

type On = Extract<HandOutScreen, { at: 'hand-out-sign' }>;

/** What is agreed to at the level of the reader, until when, and the signature below it. */
export function HandOutSign({
  screen,
  locale,
  reachable,
}: {
  readonly screen: On;
  readonly locale: Locale;
  /** Nobody signs what the desk cannot hear. */
  readonly reachable: boolean;
}) {
  const { t } = useTranslation('hand-out');
  const dispatch = useDispatch();
  const { found, choice, offers } = screen;
  const [level, setLevel] = useState<ReadingLevel>('a2');
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [name, setName] = useState<string | null>(null);
  const [typing, setTyping] = useState(false);
  const [mail, setMail] = useState(false);
  const dueOn = dueOnOf(screen);
  const signature = signatureOf(strokes, name);
  const sign = () => {
    if (signature !== null && reachable) {
      const accessories = screen.checked.accessories.map((key) => ({
        name: t(`accessory.${key}`),
        count: 1,
      }));
      dispatch({ type: 'hand-out-signed', signature, accessories, level, mail });
    }
  };
  if (typing) {
    return (
      <HandOutName
        name={name ?? ''}
        onName={(typed) => {
          setName(typed);
          setTyping(false);
        }}
        onBack={() => {
          setName(null);
          setTyping(false);
        }}
      />
    );
  }
  return (
    <Page
      title={
        dueOn === null
          ? t('sign.title-issue')
          : t('sign.title-loan', { day: formatDay(new Date(`${dueOn}T12:00:00`), locale) })
      }
      over={`${found.name} · ${found.tag}`}
      lead={t('sign.lead')}
    >
      <div role="status">
        {reachable ? null : <p className={styles['refused']}>{t('sign.away')}</p>}
      </div>
      <div className={styles['sign']}>
        <div className={`${styles['part']} ${styles['agreed']}`}>
          <div role="group" aria-label={t('sign.level')} className={styles['choices']}>
            {readingLevelSchema.options.map((each) => (
              <Button
                key={each}
                size="touch"
                pressed={level === each}
                onPress={() => setLevel(each)}
              >
                {t(`sign.${each}`)}
              </Button>
            ))}
          </div>
          <p className={styles['terms']}>
            {offers.terms.texts[kindOfHandOut(choice)][locale][level]}
          </p>
        </div>
        {name === null ? (
          <div className={`${styles['part']} ${styles['hand']}`}>
            <SignaturePad
              label={t('sign.pad')}
              hint={t('sign.here')}
              strokes={strokes}
              onChange={setStrokes}
            />
            <div className={styles['choices']}>
              <Button size="touch" icon={<Eraser />} onPress={() => setStrokes([])}>
                {t('sign.again')}
              </Button>
              <Button size="touch" icon={<KeyboardIcon />} onPress={() => setTyping(true)}>
                {t('sign.by-name')}
              </Button>
            </div>
          </div>
        ) : (
          <div className={`${styles['part']} ${styles['hand']}`}>
            <p className={styles['name']}>{name}</p>
            <div className={styles['choices']}>
              <Button size="touch" icon={<KeyboardIcon />} onPress={() => setTyping(true)}>
                {t('sign.again')}
              </Button>
              <Button size="touch" icon={<PenLine />} onPress={() => setName(null)}>
                {t('sign.by-hand')}
              </Button>
            </div>
          </div>
        )}
        <div className={styles['end']}>
          {offers.mails ? (
            <Button size="tall" icon={<Mail />} pressed={mail} onPress={() => setMail(!mail)}>
              {t('sign.mail')}
            </Button>
          ) : null}
          <Button
            size="tall"
            kind="primary"
            icon={<FileSignature />}
            disabled={signature === null || !reachable}
            onPress={sign}
          >
            {t('sign.go')}
          </Button>
        </div>
      </div>
    </Page>
  );
}

/** What he has made of it so far, or null while it is no signature. */
function signatureOf(strokes: readonly Stroke[], name: string | null): Signature | null {
  if (name !== null) {
    return { by: 'typed', name, agreed: true };
  }
  return isSigned(strokes)
    ? { by: 'strokes', strokes: strokes.map((stroke) => stroke.map(([...point]) => point)) }
    : null;
}
