import {
  proposePriority,
  urgencyAnswersSchema,
  usualMatrix,
  type UrgencyAnswers,
} from '../../../shared/domain/priority.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { answer, go } from './go.ts';
import { stay, type Model, type Turn } from './model.ts';
import type { UrgencyPart } from './screen.ts';

const parts = [
  'since',
  'canWork',
  'affected',
  'deadline',
] as const satisfies readonly UrgencyPart[];

const hourMs = 3_600_000;

/** One question per screen; after the last one the proposal. */
export function answerUrgency(
  model: Model,
  draft: VisitDraft,
  given: Partial<UrgencyAnswers>,
): Turn {
  const { screen } = model;
  if (screen.at !== 'urgency' || !(screen.part in given)) return stay(model);
  const answers = { ...screen.answers, ...given };
  const complete = urgencyAnswersSchema.safeParse(answers);
  if (complete.success && screen.part === 'deadline') {
    return stay(
      go(model, {
        at: 'proposal',
        answers: complete.data,
        proposal: proposePriority(
          complete.data,
          {
            nowMs: model.nowMs,
            opensMs: opensMs(model),
            lostOrStolen: draft.reason?.category === 'lost-or-stolen',
            deviceFault:
              draft.readout?.findings.some(({ verdict }) => verdict === 'fault') ?? false,
          },
          model.kiosk?.priorityMatrix ?? usualMatrix,
        ),
      }),
    );
  }
  const part = parts[parts.indexOf(screen.part) + 1] ?? 'deadline';
  return stay(go(model, { at: 'urgency', part, answers }));
}

/** When the desk opens; undefined when it is not known to be closed. */
function opensMs({ kiosk }: Model): number | undefined {
  return kiosk?.opensAt == null ? undefined : Date.parse(kiosk.opensAt);
}

/** Stores the proposal with its reason exactly as it stood on the screen. */
export function acceptProposal(model: Model, draft: VisitDraft, argument: string): Turn {
  const { screen } = model;
  return screen.at === 'proposal'
    ? answer(model, draft, {
        type: 'urgency-given',
        answers: screen.answers,
        proposal: { ...screen.proposal, reasons: [...screen.proposal.reasons], argument },
      })
    : stay(model);
}

/** Times of one day by which it may have to be ready. */
export interface Deadlines {
  readonly day: 'today' | 'tomorrow' | 'opening-day';
  readonly times: readonly [Date, ...Date[]];
}

/**
 * The same where the desk never told its hours: of today, of tomorrow once the day is over, or of the day on
 * which a desk opens that is closed for longer.
 */
export function deadlineChoices(nowMs: number, opensAt: string | null): Deadlines {
  const tomorrow = addedDays(nowMs, 1);
  const opens = new Date(opensAt ?? nowMs);
  if (opens.getTime() >= addedDays(nowMs, 2).getTime()) {
    return { day: 'opening-day', times: hoursOf(opens) };
  }
  const [first, ...others] =
    opens.getTime() < tomorrow.getTime() ? timesOfToday(Math.max(nowMs, opens.getTime())) : [];
  return first === undefined
    ? { day: 'tomorrow', times: hoursOf(tomorrow) }
    : { day: 'today', times: [first, ...others] };
}

/** The first moment of a day so many days later. */
function addedDays(nowMs: number, days: number): Date {
  const at = new Date(nowMs);
  at.setDate(at.getDate() + days);
  at.setHours(0, 0, 0, 0);
  return at;
}

function hoursOf(day: Date): readonly [Date, ...Date[]] {
  const at = (hour: number) => new Date(new Date(day).setHours(hour, 0, 0, 0));
  return [at(9), at(10), at(12), at(14), at(17)];
}

/** At most six times of today that can still be met, on the hour, from soon until six. */
function timesOfToday(nowMs: number): readonly Date[] {
  const first = new Date(nowMs);
  first.setSeconds(0, 0);
  first.setMinutes(first.getMinutes() < 30 ? 60 : 120);
  const last = new Date(nowMs);
  last.setHours(18, 0, 0, 0);
  const hours = Math.floor((last.getTime() - first.getTime()) / hourMs) + 1;
  if (hours < 1) return [];
  const step = Math.ceil(hours / 6);
  return Array.from(
    { length: Math.ceil(hours / step) },
    (_, index) => new Date(first.getTime() + index * step * hourMs),
  );
}
