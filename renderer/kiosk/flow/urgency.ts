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

/** Times by which it may have to be ready: of today, or once the day is over, of tomorrow. */
export function deadlineChoices(nowMs: number): {
  readonly day: 'today' | 'tomorrow';
  readonly times: readonly Date[];
} {
  const times = timesOfToday(nowMs);
  return times.length > 0
    ? { day: 'today', times }
    : { day: 'tomorrow', times: hoursOfTomorrow.map((hour) => tomorrowAt(hour, nowMs)) };
}

const hoursOfTomorrow = [9, 10, 12, 14, 17] as const;

function tomorrowAt(hour: number, nowMs: number): Date {
  const at = new Date(nowMs);
  at.setDate(at.getDate() + 1);
  at.setHours(hour, 0, 0, 0);
  return at;
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
