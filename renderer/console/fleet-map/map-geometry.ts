import { type PlanPoint, planSide } from '../../../shared/domain/fleet/floor-plan.ts';

/** A width and a height, in any one unit. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Where a label stands beside its marker: under or over it in the middle, or from its left edge on (`-start`) or
 * up to its right edge (`-end`); `hidden` where no side has room for it.
 */
export type LabelSide =
  'right' | 'left' | `${'below' | 'above'}${'' | '-start' | '-end'}` | 'hidden';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** In rem; fleet-map.module.css draws them so large. */
export const markerRem = 2;
const labelRem: Size = { width: 13, height: 2.75 };
const gapRem = 0.25;

/** One press of an arrow key: one per cent, or five. */
const stepShares = 10;
const farShares = 50;
const arrows: Readonly<Record<string, PlanPoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The point after a move by so many pixels on a plan of this size in pixels; it stays on the plan. */
export function movedBy(point: PlanPoint, dx: number, dy: number, plan: Size): PlanPoint {
  if (plan.width <= 0 || plan.height <= 0) return point;
  return onPlan(point.x + (dx / plan.width) * planSide, point.y + (dy / plan.height) * planSide);
}

/** The point after an arrow key; null for every other key. */
export function movedByKey(point: PlanPoint, key: string, far: boolean): PlanPoint | null {
  const way = arrows[key];
  if (way === undefined) return null;
  const step = far ? farShares : stepShares;
  return onPlan(point.x + way.x * step, point.y + way.y * step);
}

function onPlan(x: number, y: number): PlanPoint {
  const within = (share: number) => Math.min(Math.max(Math.round(share), 0), planSide);
  return { x: within(x), y: within(y) };
}

/** Thousandths from a typed percentage with one decimal at most, by comma or point; null for anything else. */
export function shareOf(typed: string): number | null {
  const text = typed.trim().replace(/\s*%$/u, '');
  if (!/^\d{1,3}(?:[.,]\d)?$/u.test(text)) return null;
  const share = Math.round(Number(text.replace(',', '.')) * 10);
  return share <= planSide ? share : null;
}

/**
 * On which side each marker has its label, so that none covers a marker or another label and none leaves
 * the plan. Who comes first chooses first. `plan` is in rem.
 */
export function labelSides(points: readonly PlanPoint[], plan: Size): readonly LabelSide[] {
  const centres = points.map(({ x, y }) => ({
    x: (x / planSide) * plan.width,
    y: (y / planSide) * plan.height,
  }));
  const half = markerRem / 2;
  const markers = centres.map(({ x, y }) => boxAround(x, y, half, half));
  const taken: Box[] = [];
  return centres.map(({ x, y }, at) => {
    const { width, height } = labelRem;
    const reach = half + gapRem;
    const sides: readonly (readonly [LabelSide, Box])[] = [
      ['right', boxAround(x + reach + width / 2, y, width / 2, height / 2)],
      ['left', boxAround(x - reach - width / 2, y, width / 2, height / 2)],
      ...(['', '-start', '-end'] as const).flatMap((edge) => {
        const shift = width / 2 - half;
        const middle = x + { '': 0, '-start': shift, '-end': -shift }[edge];
        return [
          [`below${edge}`, boxAround(middle, y + reach + height / 2, width / 2, height / 2)],
          [`above${edge}`, boxAround(middle, y - reach - height / 2, width / 2, height / 2)],
        ] as const;
      }),
    ];
    const free = sides.find(
      ([, box]) =>
        isWithin(box, plan) &&
        markers.every((marker, of) => of === at || !overlap(box, marker)) &&
        taken.every((other) => !overlap(box, other)),
    );
    if (free === undefined) return 'hidden';
    taken.push(free[1]);
    return free[0];
  });
}

function boxAround(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

function isWithin({ left, top, right, bottom }: Box, { width, height }: Size): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
