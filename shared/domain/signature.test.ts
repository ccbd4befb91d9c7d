import { expect, it } from 'vitest';
import { isSigned, pathOf, signatureSchema } from './signature.ts';

it('takes a signature for one when the pen went far enough', () => {
  const dot = [[[10, 10, 0]]] as const;
  const line = [
    [
      [10, 10, 0],
      [50, 40, 20],
      [90, 10, 40],
    ],
  ] as const;

  expect([isSigned([]), isSigned(dot), isSigned(line)]).toEqual([false, false, true]);
  // As long on a field of which the units are smaller.
  expect([
    isSigned(
      [
        [
          [0, 0],
          [99, 0],
        ],
      ],
      1000,
    ),
    isSigned(
      [
        [
          [0, 0],
          [100, 0],
        ],
      ],
      1000,
    ),
  ]).toEqual([false, true]);
  expect(signatureSchema.safeParse({ by: 'strokes', strokes: dot }).success).toBe(false);
});

it('draws strokes as a path, a dot as a dot', () => {
  expect(
    pathOf([
      [
        [1, 2, 0],
        [3, 4, 9],
      ],
      [[5, 6, 20]],
    ]),
  ).toBe('M1 2L3 4M5 6L5 6');
});

it('takes nothing from outside the field and no name without a yes', () => {
  const strokes = [
    [
      [0, 0, 0],
      [900, 0, 1],
    ],
  ];

  expect(signatureSchema.safeParse({ by: 'strokes', strokes }).success).toBe(false);
  expect(signatureSchema.safeParse({ by: 'typed', name: 'Noor', agreed: false }).success).toBe(
    false,
  );
  expect(signatureSchema.safeParse({ by: 'typed', name: ' ', agreed: true }).success).toBe(false);
});
