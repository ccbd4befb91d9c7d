import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDispatch } from '../dispatch.ts';
import { typedFact } from '../flow/details.ts';
import { FormBody } from '../parts/form-body.tsx';
import { Keyboard } from '../parts/keyboard.tsx';
import { Page } from '../parts/page.tsx';
import type { WordFact } from '../parts/detail-choices.ts';

/** A fact in own words, when no tile fits. */
export function DetailLine({
  part,
  typed,
  nowMs,
}: {
  readonly part: 'for-whom' | 'risk' | WordFact;
  readonly typed: string;
  readonly nowMs: number;
}) {
  const { t } = useTranslation('details');
  const dispatch = useDispatch();
  const value = typedFact(part, typed, nowMs);
  const go = () => {
    if (value !== null) dispatch({ type: 'detail-given', value });
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
          onChange={(line) => dispatch({ type: 'detail-typed', typed: line })}
          maxLength={120}
        />
        <Button size="tall" kind="primary" disabled={value === null} onPress={go}>
          {t('typing.go')}
        </Button>
      </FormBody>
    </Page>
  );
}

/** A day that is on no tile. */
export function DetailDay({
  part,
  typed,
  nowMs,
}: {
  readonly part: 'wished' | 'end';
  readonly typed: string;
  readonly nowMs: number;
}) {
  const { t } = useTranslation('details');
  const dispatch = useDispatch();
  const [tried, setTried] = useState(false);
  const value = typedFact(part, typed, nowMs);
  const go = () => {
    setTried(true);
    if (value !== null) dispatch({ type: 'detail-given', value });
  };
  return (
    <Page title={t(`${part}.title`)} lead={t('day.lead')}>
      <FormBody onSubmit={go} keyboard={<Keyboard layout="digits" />}>
        <TextField
          label={t('day.label')}
          size="touch"
          value={typed}
          onChange={(line) => dispatch({ type: 'detail-typed', typed: line })}
          maxLength={10}
          error={tried && value === null ? t('day.wrong') : undefined}
        />
        <Button size="tall" kind="primary" onPress={go}>
          {t('typing.go')}
        </Button>
      </FormBody>
    </Page>
  );
}
