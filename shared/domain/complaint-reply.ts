/** A complaint is answered within so many working days after the one on which it was made. */
const workingDays = 2;

/**
 * Until when a complaint of this moment is answered: five o'clock in the afternoon of the second
 * working day after it, in the time zone of the machine. Knows weekends, no holidays.
 */
export function complaintReplyBy(madeAtMs: number): string {
  const by = new Date(madeAtMs);
  by.setHours(17, 0, 0, 0);
  for (let left = workingDays; left > 0;) {
    by.setDate(by.getDate() + 1);
    if (by.getDay() !== 0 && by.getDay() !== 6) left -= 1;
  }
  return by.toISOString();
}
