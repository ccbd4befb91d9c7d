import {
  CircleDashed,
  Equal,
  Frown,
  Link2,
  OctagonX,
  PackagePlus,
  RotateCcw,
  Smile,
  Ticket,
  TrendingDown,
} from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { EarlierVisit } from '../../../shared/contract/earlier-routes.ts';
import type { EarlierAnswer } from '../../../shared/domain/earlier-answer.ts';
import type { EarlierQuestion } from '../../../shared/domain/visitor-answer.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatDay } from '../../i18n/format.ts';
import { useDispatch } from '../dispatch.ts';
import type { Screen } from '../flow/screen.ts';
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

/** One question about earlier visits: their number, day and subject, and no more of them. */
export function Earlier({
  screen,
  locale,
}: {
  readonly screen: Extract<Screen, { at: 'earlier' }>;
  readonly locale: Locale;
}) {
  switch (screen.face) {
    case 'which':
      return <WhichTicket offers={screen.offers} locale={locale} />;
    case 'one':
      return <OneTicket found={screen.found} locale={locale} />;
    case 'worse':
      return <Worsened found={screen.found} locale={locale} />;
  }
}

interface OneProps {
  readonly found: EarlierVisit;
  readonly locale: Locale;
}

function OneTicket({ found, locale }: OneProps) {
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

/** The newest first; which one it is, or that it is none of them. */
function WhichTicket({
  offers,
  locale,
}: {
  readonly offers: readonly EarlierVisit[];
  readonly locale: Locale;
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  return (
    <Page title={t('earlier.which.title')} lead={t('earlier.which.lead')}>
      <Tiles shape="list">
        {offers.map((offer) => (
          <Tile
            key={offer.ticketId}
            shape="row"
            picture={<Ticket />}
            words={leadOf(t, offer, locale)}
            onPress={() => dispatch({ type: 'earlier-picked', ticketId: offer.ticketId })}
          />
        ))}
        <Tile
          shape="row"
          picture={<PackagePlus />}
          words={t('earlier.join.no')}
          onPress={() => dispatch({ type: 'earlier-answered', answer: 'other' })}
        />
      </Tiles>
    </Page>
  );
}

const worseChoices = [
  { worse: null, words: 'earlier.worse.no', Icon: Equal },
  { worse: 'worse', words: 'earlier.worse.worse', Icon: TrendingDown },
  { worse: 'cannot-work', words: 'earlier.worse.cannot-work', Icon: OctagonX },
] as const;

/** It is the same: one tap says whether it got worse, and a sentence may follow. */
function Worsened({ found, locale }: OneProps) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  return (
    <Page title={t('earlier.worse.title')} lead={leadOf(t, found, locale)}>
      <Tiles shape="list">
        {worseChoices.map(({ worse, words, Icon }) => (
          <Tile
            key={words}
            shape="row"
            picture={<Icon />}
            words={t(words)}
            onPress={() => dispatch({ type: 'worse-answered', worse })}
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
