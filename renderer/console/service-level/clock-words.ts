import type { TFunction } from 'i18next';
import type { Clock } from '../../../shared/contract/service-level-routes.ts';

/** How a clock is drawn; `soon` is past three quarters. */
export type ClockLevel = 'ample' | 'soon' | 'late' | 'paused' | 'met' | 'none';

export function levelOf(clock: Clock): ClockLevel {
  switch (clock.state) {
    case 'breached':
      return 'late';
    case 'paused':
      return 'paused';
    case 'met':
      return 'met';
    case 'cancelled':
      return 'none';
    case 'running':
      return clock.warned ? 'soon' : 'ample';
  }
}

/** Minutes of opening time as hours and minutes. */
export function durationWords(t: TFunction, minutes: number): string {
  const whole = Math.abs(minutes);
  const parts = { hours: Math.floor(whole / 60), minutes: whole % 60 };
  if (parts.hours === 0) return t('service-level:duration.minutes', parts);
  return parts.minutes === 0
    ? t('service-level:duration.hours', parts)
    : t('service-level:duration.both', parts);
}

/**
 * What a clock says: `nog 2 u 10 min`, `1 u te laat`. One that ran out with the opening hours says no figure
 * until they go on: no minute of theirs has passed since.
 */
export function clockWords(t: TFunction, clock: Clock): string {
  const level = levelOf(clock);
  const minutes = level === 'met' ? clock.usedMinutes : clock.leftMinutes;
  if (level === 'late' && minutes === 0) return t('service-level:clock.ran-out');
  return t(`service-level:clock.${level}`, { time: durationWords(t, minutes) });
}
