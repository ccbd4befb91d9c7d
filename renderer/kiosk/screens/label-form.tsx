import { Camera } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaultCode } from '../../../shared/base/fault.ts';
import { longestLabelText, readLabel } from '../../../shared/domain/identifiers/label-reading.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDispatch } from '../dispatch.ts';
import { FormBody } from '../parts/form-body.tsx';
import { Keyboard } from '../parts/keyboard.tsx';
import { refusalWords } from '../parts/refusal-words.ts';

/** A number of a label, typed. It stays in the field until it is one. */
export function LabelForm({
  refused,
  onAdded,
  onCamera,
}: {
  readonly refused: FaultCode | null;
  readonly onAdded: () => void;
  readonly onCamera: () => void;
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const [typed, setTyped] = useState('');
  const read = readLabel(typed, null);
  // The core's word holds until something else is typed; half a number is not wrong yet.
  const [judged, setJudged] = useState('');
  const wrong = refusedWhileTyping(read) ?? (typed === judged ? refused : null);
  const add = () => {
    if (typed.trim() === '') return;
    dispatch({ type: 'label-given', text: typed, way: 'typed' });
    setJudged(typed);
    if (read.ok) onAdded();
  };
  return (
    <FormBody onSubmit={add} keyboard={<Keyboard layout="label" />}>
      <TextField
        label={t('device-label.label')}
        size="touch"
        value={typed}
        onChange={(text) => setTyped(text.toUpperCase())}
        maxLength={longestLabelText}
        error={wrong === null ? undefined : t(refusalWords(wrong))}
      />
      <Button size="tall" kind="primary" disabled={typed.trim() === ''} onPress={add}>
        {t('device-label.add')}
      </Button>
      <Button
        size="tall"
        icon={<Camera />}
        label={t('device-label.open-camera')}
        onPress={onCamera}
      />
    </FormBody>
  );
}

/** A number that is wrong as it stands there: its check digit does not fit. */
function refusedWhileTyping(read: ReturnType<typeof readLabel>): FaultCode | null {
  return !read.ok && read.fault.code === 'identifier/wrong-check-digit' ? read.fault.code : null;
}
