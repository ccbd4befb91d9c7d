import type { MaintenanceWindow } from '../../shared/domain/maintenance-window.ts';

/** Whether a moment of the day, `HH:MM`, lies in the window. One that begins as it ends is never open. */
export function isWithin({ from, until }: MaintenanceWindow, time: string): boolean {
  return from <= until ? from <= time && time < until : time >= from || time < until;
}

/** The time on this machine's wall, `HH:MM`. */
export function wallTime(nowMs: number): string {
  const now = new Date(nowMs);
  return [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
