import { Camera, Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaultCode } from '../../../shared/base/fault.ts';
import { longestLabelText, readLabel } from '../../../shared/domain/identifiers/label-reading.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDispatch } from '../dispatch.ts';
import type { Screen } from '../flow/screen.ts';
import { FormBody } from '../parts/form-body.tsx';
import { Keyboard } from '../parts/keyboard.tsx';
import { LabelCamera } from '../parts/label-camera.tsx';
import { Page } from '../parts/page.tsx';
import { refusalWords } from '../parts/refusal-words.ts';
import styles from './device-label.module.css';

/** The label of a device without a cable: before the camera, under a scanner, or typed. */
export function DeviceLabel({
  screen,
}: {
  readonly screen: Extract<Screen, { at: 'device-label' }>;
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const [looking, setLooking] = useState(false);
  const [typed, setTyped] = useState('');
  const whileTyping = refusedWhileTyping(typed);
  const refused = whileTyping ?? (typed === '' ? screen.refused : null);
  const add = () => {
    if (typed.trim() === '' || whileTyping !== null) return;
    dispatch({ type: 'label-given', text: typed, way: 'typed' });
    setTyped('');
  };
  return (
    <Page title={t('device-label.title')} lead={t('device-label.lead')}>
      <ul className={styles['seen']} aria-live="polite" aria-label={t('device-label.seen')}>
        {screen.labels.map(({ text }) => (
          <li key={text}>
            <Check aria-hidden="true" />
            <b>{text}</b>
          </li>
        ))}
      </ul>
      {looking ? (
        <LabelCamera onText={(text) => dispatch({ type: 'label-given', text, way: 'camera' })} />
      ) : (
        <Button size="tall" wide onPress={() => setLooking(true)}>
          <Camera aria-hidden="true" />
          {t('device-label.open-camera')}
        </Button>
      )}
      <FormBody onSubmit={add} keyboard={looking ? null : <Keyboard layout="label" />}>
        <TextField
          label={t('device-label.label')}
          hint={t('device-label.hint')}
          size="touch"
          value={typed}
          onChange={(text) => setTyped(text.toUpperCase())}
          maxLength={longestLabelText}
          error={refused === null ? undefined : t(refusalWords(refused))}
        />
        <Button size="tall" disabled={typed.trim() === ''} onPress={add}>
          {t('device-label.add')}
        </Button>
      </FormBody>
      <div className={styles['ways']}>
        <Button
          size="tall"
          kind="primary"
          disabled={screen.labels.length === 0}
          onPress={() => dispatch({ type: 'label-finished' })}
        >
          {t('device-label.go')}
        </Button>
        <Button
          size="tall"
          onPress={() => dispatch({ type: 'device-decided', choice: 'no-device' })}
        >
          {t('device-consent.none')}
        </Button>
      </div>
    </Page>
  );
}

/**
 * A number that is wrong as far as it stands there: its check digit does not fit. Half a number is
 * not wrong yet, so length and shape wait for the button.
 */
function refusedWhileTyping(typed: string): FaultCode | null {
  const read = readLabel(typed, null);
  return !read.ok && read.fault.code === 'identifier/wrong-check-digit' ? read.fault.code : null;
}
