import { CircleDashed, Frown, Link2, PackagePlus, RotateCcw, Smile } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { EarlierVisit } from '../../../shared/contract/earlier-routes.ts';
import type { EarlierAnswer } from '../../../shared/domain/earlier-answer.ts';
import type { EarlierQuestion } from '../../../shared/domain/visitor-answer.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatDay } from '../../i18n/format.ts';
import { useDispatch } from '../dispatch.ts';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';

const choices = {
  join: [
    { answer: 'same', words: 'earlier.join.yes', Icon: Link2 },
    { answer: 'other', words: 'earlier.join.no', Icon: PackagePlus },
  ],
  reopen: [
    { answer: 'same', words: 'earlier.reopen.yes', Icon: RotateCcw },
    { answer: 'other', words: 'earlier.reopen.no', Icon: PackagePlus },
  ],
  verify: [
    { answer: 'works', words: 'earlier.verify.works', Icon: Smile },
    { answer: 'partly', words: 'earlier.verify.partly', Icon: CircleDashed },
    { answer: 'does-not-work', words: 'earlier.verify.does-not-work', Icon: Frown },
    { answer: 'other', words: 'earlier.verify.other', Icon: PackagePlus },
  ],
} as const satisfies Record<
  EarlierQuestion,
  readonly {
    readonly answer: EarlierAnswer['answer'];
    readonly words: string;
    readonly Icon: unknown;
  }[]
>;

/** One question about an earlier visit: its number, day and subject, and no more of it. */
export function Earlier({
  found,
  locale,
}: {
  readonly found: EarlierVisit;
  readonly locale: Locale;
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const { question } = found;
  return (
    <Page title={t(`earlier.${question}.title`)} lead={leadOf(t, found, locale)}>
      <Tiles shape="list">
        {choices[question].map(({ answer, words, Icon }) => (
          <Tile
            key={answer}
            shape="row"
            picture={<Icon />}
            words={t(words)}
            onPress={() => dispatch({ type: 'earlier-answered', answer })}
          />
        ))}
      </Tiles>
    </Page>
  );
}

function leadOf(t: TFunction<'kiosk'>, found: EarlierVisit, locale: Locale): string {
  const code = found.visitCode;
  const day = formatDay(new Date(found.arrivedAt), locale);
  return found.category === null
    ? t('earlier.about-nothing', { code, day })
    : t('earlier.about', { code, day, category: t(`words:category.${found.category}`) });
}
