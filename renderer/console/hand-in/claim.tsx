import { useTranslation } from 'react-i18next';
import type { HandInLine } from '../../../shared/contract/hand-in-routes.ts';

/** What the visitor said of what he brought back: how it is, what is there and what is not. */
export function Claim({ line }: { readonly line: HandInLine }) {
  const { t } = useTranslation('hand-in');
  const { condition, accessories } = line.handIn;
  const listed = (back: boolean) =>
    accessories
      .filter(({ count }) => count > 0 === back)
      .map(({ name }) => name)
      .join(', ');
  const [here, missing] = [listed(true), listed(false)];
  return (
    <span>
      {t('claim.condition', { condition: t(`state.${condition}`) })}
      {here === '' ? null : ` ${t('claim.here', { what: here })}`}
      {missing === '' ? null : ` ${t('claim.missing', { what: missing })}`}
      {line.photoHash === null ? null : (
        <>
          {' '}
          <a href={`/v1/attachments/${line.photoHash}`} target="_blank" rel="noreferrer">
            {t('claim.photo')}
          </a>
        </>
      )}
    </span>
  );
}
