import { useTranslation } from 'react-i18next';
import { personalLineSchema } from '../../../shared/domain/person.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDispatch } from '../dispatch.ts';
import type { Screen } from '../flow/screen.ts';
import type { SelfTyped } from '../flow/self-typed.ts';
import { FormBody } from '../parts/form-body.tsx';
import { Keyboard } from '../parts/keyboard.tsx';
import { Page } from '../parts/page.tsx';

/** A number that the desk does not know is no dead end: it stays, a name may be added. */
export function UnknownBadge({
  screen: { badgeNumber, typed: isTyped },
  self,
}: {
  readonly screen: Extract<Screen, { at: 'unknown-badge' }>;
  readonly self: SelfTyped;
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const name = personalLineSchema.safeParse(self.name);
  const go = () =>
    dispatch({
      type: 'identified',
      identification: {
        by: 'unknown-badge',
        badgeNumber,
        name: name.success ? name.data : null,
      },
    });
  return (
    <Page
      title={t(isTyped ? 'unknown-number.title' : 'unknown-badge.title')}
      lead={t(isTyped ? 'unknown-number.lead' : 'unknown-badge.lead')}
    >
      <FormBody onSubmit={go} keyboard={<Keyboard layout="line" />}>
        <TextField
          label={t('unknown-badge.name')}
          size="touch"
          value={self.name}
          onChange={(name) => dispatch({ type: 'self-typed', ...self, name })}
          maxLength={120}
        />
        <Button size="tall" kind={name.success ? 'primary' : 'plain'} onPress={go}>
          {t(name.success ? 'unknown-badge.go' : 'unknown-badge.without-name')}
        </Button>
      </FormBody>
    </Page>
  );
}
