import type { TFunction } from 'i18next';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { UserWishes, WishKind } from '../../../shared/domain/user-wishes.ts';

/** A language in the words of whoever reads: `Pools`. */
export function languageName(language: string, locale: Locale): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
}

/** One wish in words; null when there is none of this kind. */
export function wishWords(
  t: TFunction,
  wishes: UserWishes,
  kind: WishKind,
  locale: Locale,
): string | null {
  const { textSize, language, mouseHand } = wishes;
  switch (kind) {
    case 'textSize':
      return textSize === null ? null : t(`wishes:textSize.${textSize}`);
    case 'language':
      return language === null ? null : languageName(language, locale);
    case 'mouseHand':
      return mouseHand === null ? null : t(`wishes:mouseHand.${mouseHand}`);
  }
}
