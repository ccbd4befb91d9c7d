import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personalLineSchema } from '../../../shared/domain/person.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDispatch } from '../dispatch.ts';
import { typedDay } from '../flow/days.ts';
import { FormBody } from '../parts/form-body.tsx';
import { Keyboard } from '../parts/keyboard.tsx';
import { Page } from '../parts/page.tsx';
import type { WordFact } from '../parts/detail-choices.ts';

/** A fact in own words, when no tile fits. */
export function DetailLine({ part }: { readonly part: 'for-whom' | 'risk' | WordFact }) {
  const { t } = useTranslation('details');
  const dispatch = useDispatch();
  const [typed, setTyped] = useState('');
  const line = personalLineSchema.safeParse(typed);
  const go = () => {
    if (!line.success) return;
    const value = part === 'for-whom' ? { kind: 'team-member', who: line.data } : line.data;
    dispatch({ type: 'detail-given', value });
  };
  const title = part === 'for-whom' ? t('for-whom.who') : t(`${part}.title`);
  return (
    <Page title={title}>
      <FormBody onSubmit={go} keyboard={<Keyboard layout="line" />}>
        <TextField
          label={
            part === 'for-whom' || part === 'approver' ? t('typing.person') : t('typing.words')
          }
          size="touch"
          value={typed}
          onChange={setTyped}
          maxLength={120}
        />
        <Button size="tall" kind="primary" disabled={!line.success} onPress={go}>
          {t('typing.go')}
        </Button>
      </FormBody>
    </Page>
  );
}

/** A day that is on no tile. */
export function DetailDay({
  part,
  nowMs,
}: {
  readonly part: 'wished' | 'end';
  readonly nowMs: number;
}) {
  const { t } = useTranslation('details');
  const dispatch = useDispatch();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const day = typedDay(typed, nowMs);
  const go = () => {
    setTried(true);
    if (day === null) return;
    dispatch({
      type: 'detail-given',
      value: { kind: part === 'wished' ? 'on' : 'until', day },
    });
  };
  return (
    <Page title={t(`${part}.title`)} lead={t('day.lead')}>
      <FormBody onSubmit={go} keyboard={<Keyboard layout="digits" />}>
        <TextField
          label={t('day.label')}
          size="touch"
          value={typed}
          onChange={setTyped}
          maxLength={10}
          error={tried && day === null ? t('day.wrong') : undefined}
        />
        <Button size="tall" kind="primary" onPress={go}>
          {t('typing.go')}
        </Button>
      </FormBody>
    </Page>
  );
}
