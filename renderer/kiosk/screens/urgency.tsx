import {
  Building,
  CalendarDays,
  CircleCheckBig,
  CircleDashed,
  CircleHelp,
  CircleX,
  Clock,
  History,
  type LucideIcon,
  Sun,
  User,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { UrgencyAnswers } from '../../../shared/domain/priority.ts';
import { formatDay, formatTime } from '../../i18n/format.ts';
import { useDispatch } from '../dispatch.ts';
import type { Model } from '../flow/model.ts';
import type { UrgencyPart } from '../flow/screen.ts';
import { deadlinesWhenOpen } from '../flow/deadlines-when-open.ts';
import { deadlineChoices } from '../flow/urgency.ts';
import { useZone } from '../parts/zone.ts';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';

interface Choice {
  readonly answer: Partial<UrgencyAnswers>;
  readonly words: string;
  readonly Icon: LucideIcon;
}

const choicesOf: Readonly<Record<Exclude<UrgencyPart, 'deadline'>, readonly Choice[]>> = {
  since: [
    { answer: { since: 'today' }, words: 'since.today', Icon: Sun },
    { answer: { since: 'this-week' }, words: 'since.this-week', Icon: CalendarDays },
    { answer: { since: 'longer' }, words: 'since.longer', Icon: History },
    { answer: { since: 'unknown' }, words: 'since.unknown', Icon: CircleHelp },
  ],
  canWork: [
    { answer: { canWork: 'yes' }, words: 'can-work.yes', Icon: CircleCheckBig },
    { answer: { canWork: 'partly' }, words: 'can-work.partly', Icon: CircleDashed },
    { answer: { canWork: 'no' }, words: 'can-work.no', Icon: CircleX },
  ],
  affected: [
    { answer: { affected: 'me' }, words: 'affected.me', Icon: User },
    { answer: { affected: 'team' }, words: 'affected.team', Icon: Users },
    { answer: { affected: 'many' }, words: 'affected.many', Icon: Building },
  ],
};

const titleOf = {
  since: 'urgency.since',
  canWork: 'urgency.can-work',
  affected: 'urgency.affected',
} as const satisfies Record<keyof typeof choicesOf, string>;

/** One question about how pressing it is. */
export function Urgency({ part, model }: { readonly part: UrgencyPart; readonly model: Model }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  if (part === 'deadline') return <Deadlines model={model} />;
  return (
    <Page title={t(titleOf[part])}>
      <Tiles shape="grid">
        {choicesOf[part].map(({ answer, words, Icon }) => (
          <Tile
            key={words}
            picture={<Icon />}
            words={t(`words:urgency.${words}`)}
            onPress={() => dispatch({ type: 'urgency-answered', answer })}
          />
        ))}
      </Tiles>
    </Page>
  );
}

function Deadlines({ model: { kiosk, nowMs, locale } }: { readonly model: Model }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const zone = useZone();
  const { day, times } =
    deadlinesWhenOpen(nowMs, kiosk?.hours ?? null, zone) ??
    deadlineChoices(nowMs, kiosk?.opensAt ?? null);
  const date = formatDay(times[0], locale, new Date(nowMs), zone);
  return (
    <Page title={t(`urgency.${day}.deadline`, { date })}>
      <Tiles shape="grid">
        <Tile
          picture={<CircleCheckBig />}
          words={t(`urgency.${day}.no-deadline`, { date })}
          onPress={() => dispatch({ type: 'urgency-answered', answer: { deadline: null } })}
        />
        {times.map((at) => {
          const words = t(`urgency.${day}.before`, { date, time: formatTime(at, locale, zone) });
          return (
            <Tile
              key={words}
              picture={<Clock />}
              words={words}
              onPress={() =>
                dispatch({
                  type: 'urgency-answered',
                  answer: { deadline: { at: at.toISOString(), words } },
                })
              }
            />
          );
        })}
      </Tiles>
    </Page>
  );
}
