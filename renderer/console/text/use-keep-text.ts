import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { StandardText, TextContent } from '../../../shared/domain/standard-text.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { formOf, type TextWords } from './text-draft.ts';
import { textsKey } from './use-texts.ts';

/** What stood in the form when it was sent. */
interface Sent {
  readonly form: TextWords;
  readonly content: TextContent;
}

/** Keeps a text on the version that was seen; a new one leaves the form empty for the next. */
export function useKeepText(
  text: StandardText | null,
  version: number,
  onKept: (sent: TextWords, saved: TextWords, version: number) => void,
) {
  const { t } = useTranslation('texts');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ form: { name }, content }: Sent) =>
      valueOf(
        text === null
          ? desk.call('text.create', { body: { name, content } })
          : desk.call('text.change', {
              params: { textId: text.textId },
              body: { name, content, version },
            }),
      ),
    onSuccess: (kept, { form }) => {
      const saved = kept.texts.find(({ textId }) => textId === text?.textId) ?? null;
      onKept(form, formOf(saved), saved?.version ?? 0);
      client.setQueryData(textsKey, kept);
      notice.set({ tone: 'good', words: t('texts:kept') });
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      if (fault.code === 'text/changed-meanwhile') {
        void client.invalidateQueries({ queryKey: textsKey });
      }
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
    },
  });
}
