import { useTranslation } from 'react-i18next';
import type { Holder } from '../../../shared/domain/holder.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useDraft } from '../card/use-draft.ts';
import { holderName } from './use-authorisation.ts';

export interface HolderDraft {
  readonly name: string;
  readonly staffNumber: string;
  readonly setName: (name: string) => void;
  readonly setStaffNumber: (number: string) => void;
  /** Null while no name is filled in. */
  readonly holder: Holder | null;
}

/** For whom something is, kept as a draft of one form. */
export function useHolderDraft(ticket: Ticket, form: string): HolderDraft {
  const { ticketId } = ticket.item;
  const [name, setName] = useDraft(ticketId, `${form}.holder`, holderName(ticket));
  const [staffNumber, setStaffNumber] = useDraft(ticketId, `${form}.staff-number`);
  const number = staffNumber.trim();
  return {
    name,
    staffNumber,
    setName,
    setStaffNumber,
    holder:
      name.trim() === '' ? null : { name: name.trim(), staffNumber: number === '' ? null : number },
  };
}

export function HolderFields({ draft }: { readonly draft: HolderDraft }) {
  const { t } = useTranslation('authorisation');
  return (
    <>
      <TextField
        label={t('holder.name')}
        value={draft.name}
        onChange={draft.setName}
        maxLength={120}
      />
      <TextField
        label={t('holder.staff-number')}
        hint={t('holder.hint')}
        value={draft.staffNumber}
        onChange={draft.setStaffNumber}
        maxLength={64}
      />
    </>
  );
}
