import type { Screen } from './screen.ts';

/** What is asked, in one word: the same while an answer is typed or ticked, another with each question. */
export function askedBy(screen: Screen): string {
  switch (screen.at) {
    case 'check-in':
      return `${screen.at} ${screen.how}`;
    case 'category':
      return `${screen.at} ${screen.page}`;
    case 'triage':
      return `${screen.at} ${screen.question}`;
    case 'details':
      return `${screen.at} ${screen.part} ${screen.face}`;
    case 'urgency':
      return `${screen.at} ${screen.part}`;
    case 'instruction':
      return `${screen.at} ${screen.telling} ${screen.page} ${screen.asksWhich}`;
    case 'test-step':
      return `${screen.at} ${screen.stepId} ${screen.told?.outcome}`;
    default:
      return screen.at;
  }
}
