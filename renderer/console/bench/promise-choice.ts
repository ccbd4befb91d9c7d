/** When a device is promised to be ready, as a technician says it. */
export const promiseChoices = ['today', 'tomorrow', 'in-three-days', 'in-a-week'] as const;
export type PromiseChoice = (typeof promiseChoices)[number];

const daysOf = { today: 0, tomorrow: 1, 'in-three-days': 3, 'in-a-week': 7 } as const;
/** Ready at the end of a day at the desk, local time. */
const endOfDay = 17;

/** The moment of a promise, RFC 3339 in UTC. Late in the day "today" is the coming hour. */
export function promisedAt(choice: PromiseChoice, nowMs: number): string {
  const at = new Date(nowMs);
  at.setDate(at.getDate() + daysOf[choice]);
  at.setHours(endOfDay, 0, 0, 0);
  return new Date(Math.max(at.getTime(), nowMs + 60 * 60 * 1000)).toISOString();
}
