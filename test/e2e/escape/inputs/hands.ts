import { type Input, rows } from './input.ts';

const never = 'a menu, another window, zoom, another page';
const point = { x: 360, y: 40 };

/** Mouse buttons and wheels by the X server; 6 and 7 are sideways, 8 and 9 back and forward. */
const clicks: Readonly<Record<string, readonly string[]>> = {
  'right button': ['click', '3'],
  'middle button': ['click', '2'],
  'back button': ['click', '8'],
  'forward button': ['click', '9'],
  'button 10': ['click', '10'],
  'wheel sideways, left': ['click', '6'],
  'wheel sideways, right': ['click', '7'],
  'right button held': ['mousedown', '3', 'sleep', '0.3', 'mouseup', '3'],
  'left and right at once': ['mousedown', '1', 'mousedown', '3', 'mouseup', '3', 'mouseup', '1'],
  'right button three times': ['click', '--repeat', '3', '--delay', '20', '3'],
  'Ctrl + wheel up': ['keydown', 'ctrl', 'click', '4', 'click', '4', 'keyup', 'ctrl'],
  'Ctrl + wheel down': ['keydown', 'ctrl', 'click', '5', 'click', '5', 'keyup', 'ctrl'],
  'Ctrl + Alt + wheel': ['keydown', 'ctrl+alt', 'click', '4', 'keyup', 'ctrl+alt'],
  'Shift + wheel': ['keydown', 'shift', 'click', '5', 'keyup', 'shift'],
  'Alt + drag': [
    'keydown',
    'alt',
    'mousedown',
    '1',
    'mousemove',
    '500',
    '700',
    'mouseup',
    '1',
    'keyup',
    'alt',
  ],
  'Super + drag': [
    'keydown',
    'super',
    'mousedown',
    '1',
    'mousemove',
    '500',
    '700',
    'mouseup',
    '1',
    'keyup',
    'super',
  ],
  'Ctrl + click': ['keydown', 'ctrl', 'click', '1', 'keyup', 'ctrl'],
  'Shift + click': ['keydown', 'shift', 'click', '1', 'keyup', 'shift'],
  'double click, then right': ['click', '--repeat', '2', '--delay', '20', '1', 'click', '3'],
  'drag across the screen': [
    'mousedown',
    '1',
    'mousemove',
    '600',
    '900',
    'mousemove',
    '700',
    '1270',
    'mouseup',
    '1',
  ],
  'drag over the left edge': ['mousedown', '1', 'mousemove', '0', '640', 'mouseup', '1'],
  'pointer into the corners': [
    'mousemove',
    '0',
    '0',
    'click',
    '1',
    'mousemove',
    '719',
    '1279',
    'click',
    '1',
  ],
};

const touch = (type: string, ...points: readonly (readonly [number, number])[]) => ({
  type,
  touchPoints: points.map(([x, y], id) => ({ x, y, id })),
});

/** Each a list of touches, one after the other. */
const gestures: Readonly<Record<string, readonly ReturnType<typeof touch>[]>> = {
  'swipe from the left edge': swipe([0, 640], [500, 640]),
  'swipe from the right edge': swipe([719, 640], [200, 640]),
  'swipe from the top edge': swipe([360, 0], [360, 900]),
  'swipe from the bottom edge': swipe([360, 1279], [360, 300]),
  'two fingers to the left': swipe([400, 600], [50, 600], 2),
  'two fingers to the right': swipe([100, 600], [600, 600], 2),
  'three fingers down': swipe([200, 300], [200, 1000], 3),
  'three fingers up': swipe([200, 1000], [200, 300], 3),
  'four fingers to the left': swipe([400, 600], [50, 600], 4),
  'five fingers together': swipe([100, 500], [300, 600], 5),
};

function swipe(from: readonly [number, number], to: readonly [number, number], fingers = 1) {
  const at = (part: number) =>
    Array.from(
      { length: fingers },
      (_, finger) =>
        [
          from[0] + (to[0] - from[0]) * part + finger * 40,
          from[1] + (to[1] - from[1]) * part,
        ] as const,
    );
  return [
    touch('touchStart', ...at(0)),
    touch('touchMove', ...at(0.5)),
    touch('touchMove', ...at(1)),
    touch('touchEnd'),
  ];
}

/** Hands: mouse by the X server; fingers by the debugger, as Xvfb has no touch screen. */
export const handInputs: readonly Input[] = [
  ...rows({ source: 'touch and mouse', sent: 'x-mouse', never }, clicks, ({ hands }, commands) =>
    hands.do('mousemove', String(point.x), String(point.y), ...commands),
  ),
  ...rows(
    { source: 'touch and mouse', sent: 'touch', never },
    gestures,
    async ({ page }, steps) => {
      for (const step of steps) await page.send('Input.dispatchTouchEvent', step);
    },
  ),
  ...rows(
    { source: 'touch and mouse', sent: 'touch', never },
    { 'pinch open': 3, 'pinch shut': 0.4 },
    ({ page }, scaleFactor) =>
      page.send('Input.synthesizePinchGesture', { ...point, scaleFactor, relativeSpeed: 4000 }),
  ),
  ...rows(
    { source: 'touch and mouse', sent: 'touch', never },
    { 'long press': [1, 900], 'double tap': [2, 40], 'triple tap': [3, 40] } as const,
    ({ page }, [tapCount, duration]) =>
      page.send('Input.synthesizeTapGesture', { ...point, tapCount, duration }),
  ),
];
