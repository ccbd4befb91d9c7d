import {
  CircleAlert,
  CircleCheckBig,
  CircleHelp,
  type LucideIcon,
  TriangleAlert,
  User,
  UserCheck,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeRiskSchema, type ChangeRisk } from '../../../shared/domain/report-details.ts';
import { formatCalendarDay } from '../../i18n/format.ts';
import { useDispatch } from '../dispatch.ts';
import { endDays, wishedDays } from '../flow/days.ts';
import type { Model } from '../flow/model.ts';
import type { DetailPart, Screen } from '../flow/screen.ts';
import { detailIcons, wordChoices, type WordFact } from '../parts/detail-choices.ts';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';
import { DetailDay, DetailLine } from './detail-typing.tsx';

/** One fact of the report type: usual answers as tiles, anything else typed. */
export function Details({
  model,
  screen,
}: {
  readonly model: Model;
  readonly screen: Extract<Screen, { at: 'details' }>;
}) {
  const { t } = useTranslation('details');
  const { part } = screen;
  const category = model.draft?.reason?.category;
  const isDay = part === 'wished' || part === 'end';
  if (screen.face === 'typing') {
    return isDay ? (
      <DetailDay part={part} typed={screen.typed} nowMs={model.nowMs} />
    ) : (
      <DetailLine part={part} typed={screen.typed} nowMs={model.nowMs} />
    );
  }
  return (
    <Page
      title={t(`${part}.title`)}
      lead={part === 'about' ? t('about.lead') : undefined}
      over={category === undefined ? undefined : t(`words:category.${category}`)}
    >
      <Tiles shape="grid">{tilesOf(part, model)}</Tiles>
    </Page>
  );
}

function tilesOf(part: DetailPart, model: Model): ReactNode {
  switch (part) {
    case 'for-whom':
      return <ForWhomTiles />;
    case 'wished':
      return <WishedTiles model={model} />;
    case 'end':
      return <EndTiles model={model} />;
    case 'risk':
      return <RiskTiles />;
    default:
      return <WordTiles part={part} model={model} />;
  }
}

function ForWhomTiles() {
  const { t } = useTranslation('details');
  const dispatch = useDispatch();
  const give = (kind: 'myself' | 'as-manager') =>
    dispatch({ type: 'detail-given', value: { kind } });
  return (
    <>
      <Tile picture={<User />} words={t('for-whom.myself')} onPress={() => give('myself')} />
      <Tile
        picture={<Users />}
        words={t('for-whom.team-member')}
        onPress={() => dispatch({ type: 'detail-typing-asked' })}
      />
      <Tile
        picture={<UserCheck />}
        words={t('for-whom.as-manager')}
        onPress={() => give('as-manager')}
      />
    </>
  );
}

function WordTiles({ part, model }: { readonly part: WordFact; readonly model: Model }) {
  const { t } = useTranslation('details');
  const dispatch = useDispatch();
  const own = part === 'approver' && model.draft?.forWhom?.kind === 'as-manager';
  const tile = (words: string, Icon: LucideIcon) => (
    <Tile
      key={words}
      picture={<Icon />}
      words={words}
      onPress={() => dispatch({ type: 'detail-given', value: words })}
    />
  );
  return (
    <>
      {own ? tile(t('approver.own'), UserCheck) : null}
      {wordChoices[part].map(({ name, Icon }) => tile(t(`details:${part}.choice.${name}`), Icon))}
      <Tile
        picture={<detailIcons.other />}
        words={t(`${part}.other`)}
        onPress={() => dispatch({ type: 'detail-typing-asked' })}
      />
    </>
  );
}

function WishedTiles({ model }: { readonly model: Model }) {
  const { t } = useTranslation('details');
  const dispatch = useDispatch();
  return (
    <>
      {wishedDays(model.nowMs).map(({ name, day }) => (
        <Tile
          key={name}
          picture={name === 'today' ? <detailIcons.today /> : <detailIcons.later />}
          words={t(`wished.${name}`)}
          hint={formatCalendarDay(day, model.locale)}
          onPress={() => dispatch({ type: 'detail-given', value: { kind: 'on', day } })}
        />
      ))}
      <Tile
        picture={<detailIcons.anyDay />}
        words={t('wished.any-day')}
        onPress={() => dispatch({ type: 'detail-given', value: { kind: 'any-day' } })}
      />
      <PickDay />
    </>
  );
}

function EndTiles({ model }: { readonly model: Model }) {
  const { t } = useTranslation('details');
  const dispatch = useDispatch();
  return (
    <>
      {endDays(model.nowMs).map(({ name, day }) => (
        <Tile
          key={name}
          picture={<detailIcons.later />}
          words={t(`end.${name}`)}
          hint={formatCalendarDay(day, model.locale)}
          onPress={() => dispatch({ type: 'detail-given', value: { kind: 'until', day } })}
        />
      ))}
      <Tile
        picture={<detailIcons.unlimited />}
        words={t('end.unlimited')}
        onPress={() => dispatch({ type: 'detail-given', value: { kind: 'unlimited' } })}
      />
      <PickDay />
    </>
  );
}

function PickDay() {
  const { t } = useTranslation('details');
  const dispatch = useDispatch();
  return (
    <Tile
      picture={<detailIcons.pickDay />}
      words={t('day.pick')}
      onPress={() => dispatch({ type: 'detail-typing-asked' })}
    />
  );
}

const riskIcons: Readonly<Record<ChangeRisk, LucideIcon>> = {
  small: CircleCheckBig,
  some: CircleAlert,
  large: TriangleAlert,
  unknown: CircleHelp,
};

function RiskTiles() {
  const { t } = useTranslation('details');
  const dispatch = useDispatch();
  return changeRiskSchema.options.map((risk) => {
    const Icon = riskIcons[risk];
    return (
      <Tile
        key={risk}
        picture={<Icon />}
        words={t(`risk.${risk}`)}
        onPress={() => dispatch({ type: 'detail-given', value: risk })}
      />
    );
  });
}
