import { TextQuote } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { TextPlace } from '../../../shared/domain/standard-text.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import menu from '../shell/user-menu.module.css';
import { useTexts, wordsFor } from './use-texts.ts';

/** Puts a standard text behind what is in a box. Draws nothing where no text is kept for this box. */
export function TextPicker({
  ticket,
  place,
  locale,
  words,
  onChange,
}: {
  readonly ticket: Ticket;
  readonly place: TextPlace;
  /** The language of whoever reads it. */
  readonly locale: Locale;
  readonly words: string;
  readonly onChange: (words: string) => void;
}) {
  const { t } = useTranslation('texts');
  const texts = (useTexts().data?.texts ?? []).flatMap(({ textId, name, content }) =>
    content.kind === place ? [{ textId, name, both: content.words }] : [],
  );
  if (texts.length === 0) return null;
  return (
    <MenuTrigger>
      <Button className={menu['button'] ?? ''}>
        <TextQuote aria-hidden="true" />
        {t('texts:insert')}
      </Button>
      <Popover className={menu['popover'] ?? ''} placement="bottom start">
        <Menu className={menu['menu'] ?? ''} aria-label={t('texts:insert')}>
          {texts.map(({ textId, name, both }) => (
            <MenuItem
              key={textId}
              className={menu['item'] ?? ''}
              onAction={() => {
                const filled = wordsFor(ticket, both, locale);
                onChange(words.trim() === '' ? filled : `${words.trimEnd()}\n${filled}`);
              }}
            >
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
