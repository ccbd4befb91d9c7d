import {
  type DayPattern,
  DeskMemory,
  type Foretold,
  type Roster,
  type VisitKind,
  playDay,
} from './queue-day.ts';
import { Random } from './random.ts';
import { type Figure, plainFigure, ratioFigure } from './report.ts';

const kinds: readonly VisitKind[] = [
  { category: 'password', finding: null, share: 3, meanMinutes: 4, variation: 0.5 },
  { category: 'wifi', finding: null, share: 2, meanMinutes: 7, variation: 0.6 },
  { category: 'mail', finding: 'storage-full', share: 2, meanMinutes: 11, variation: 0.5 },
  { category: 'screen', finding: null, share: 1, meanMinutes: 9, variation: 0.8 },
  { category: 'battery', finding: 'battery-worn', share: 1, meanMinutes: 16, variation: 0.6 },
  { category: 'other', finding: null, share: 1, meanMinutes: 13, variation: 0.9 },
];
const lunch = (from: number) => [{ from, to: from + 30 }];

const patterns: readonly DayPattern[] = [
  {
    name: 'ordinary day, two technicians',
    kinds,
    arrivalsPerHour: [11, 13, 11, 9, 8, 11, 12, 9],
    technicians: [
      { speed: 0.9, breaks: lunch(210) },
      { speed: 1.15, breaks: lunch(240) },
    ],
    urgentShare: 0.1,
    noShowShare: 0.03,
  },
  {
    name: 'opening peak, three technicians',
    kinds,
    arrivalsPerHour: [32, 22, 14, 12, 10, 16, 14, 8],
    technicians: [
      { speed: 0.85, breaks: lunch(180) },
      { speed: 1, breaks: lunch(215) },
      { speed: 1.2, breaks: lunch(250) },
    ],
    urgentShare: 0.12,
    noShowShare: 0.03,
  },
  {
    name: 'one technician',
    kinds,
    arrivalsPerHour: [6, 7, 5, 4, 5, 6, 5, 3],
    technicians: [
      {
        speed: 1,
        breaks: [{ from: 105, to: 120 }, ...lunch(210)],
      },
    ],
    urgentShare: 0.08,
    noShowShare: 0.02,
  },
  {
    name: 'a disturbance at eleven',
    kinds,
    arrivalsPerHour: [9, 10, 34, 18, 10, 10, 9, 6],
    technicians: [
      { speed: 0.95, breaks: lunch(225) },
      { speed: 1.1, breaks: lunch(255) },
      { speed: 1, breaks: [] },
    ],
    urgentShare: 0.15,
    noShowShare: 0.05,
  },
];

/** The same visitors, of whom most need somebody who knows about it. */
const skilledKinds: readonly VisitKind[] = kinds.map((kind) => {
  if (kind.category === 'wifi' || kind.category === 'password') return { ...kind, need: 'network' };
  if (kind.category === 'mail' || kind.category === 'screen') return { ...kind, need: 'workplace' };
  return kind;
});

/** Desks where technicians know different things, and one of them more than one. */
const skilled: readonly DayPattern[] = [
  {
    name: 'two skills, shared technicians',
    kinds: skilledKinds,
    arrivalsPerHour: [16, 19, 16, 13, 12, 16, 17, 12],
    technicians: [
      { speed: 0.95, breaks: lunch(200), skills: ['network'] },
      { speed: 1.1, breaks: lunch(235), skills: ['workplace'] },
      { speed: 1, breaks: lunch(270), skills: ['network', 'workplace'] },
    ],
    urgentShare: 0.1,
    noShowShare: 0.03,
  },
  {
    name: 'two skills, one of them from eleven on',
    kinds: skilledKinds,
    arrivalsPerHour: [9, 9, 11, 13, 12, 15, 14, 9],
    technicians: [
      { speed: 0.95, breaks: lunch(200), skills: ['network'] },
      { speed: 1.1, breaks: lunch(235), skills: ['network'] },
      { speed: 1, breaks: lunch(300), skills: ['workplace'], comes: 120 },
    ],
    urgentShare: 0.1,
    noShowShare: 0.03,
  },
];

const weeks = 40;
const daysPerWeek = 5;

/** Seeded days at four service desks; what is foretold at the kiosk against what came true. */
export function queue(): Promise<readonly Figure[]> {
  const desks = [...patterns, ...skilled];
  const known = play(desks, 'planned');
  const unknown = figuresOf('all, without a roster', play(patterns, 'unplanned').flat());
  const each = desks.flatMap(({ name }, index) => figuresOf(name, known[index] ?? []));
  return Promise.resolve([...each, ...figuresOf('all', known.flat()), ...unknown]);
}

/** What was foretold on all days of each pattern. */
function play(desks: readonly DayPattern[], roster: Roster): readonly (readonly Foretold[])[] {
  return desks.map((pattern, index) => {
    const foretold: Foretold[] = [];
    for (let week = 0; week < weeks; week += 1) {
      // Every week begins at a new desk that has learnt nothing yet.
      const memory = new DeskMemory();
      const random = new Random(index * 1000 + week);
      const oracle = roster === 'planned' ? new Random(index * 1000 + week + 500) : null;
      for (let day = 0; day < daysPerWeek; day += 1) {
        foretold.push(...playDay(pattern, memory, random, roster, oracle));
      }
    }
    return foretold;
  });
}

function figuresOf(name: string, foretold: readonly Foretold[]): readonly Figure[] {
  const inside = foretold.filter(
    ({ promised, waited }) => waited >= promised.fromMinutes && waited <= promised.toMinutes,
  );
  const error = (guess: (one: Foretold) => number) => {
    const total = foretold.reduce((sum, one) => sum + Math.abs(guess(one) - one.waited), 0);
    return total / foretold.length;
  };
  const own = error(({ promised }) => (promised.fromMinutes + promised.toMinutes) / 2);
  const width = foretold.reduce(
    (sum, { promised }) => sum + promised.toMinutes - promised.fromMinutes,
    0,
  );
  return [
    {
      ...plainFigure(
        `${name}: waits outside their range`,
        100 - (100 * inside.length) / foretold.length,
        'percent',
        20,
      ),
    },
    ratioFigure(
      `${name}: mean error beside average × people ahead`,
      own,
      'minutes',
      error((one) => one.naive),
      0.7,
    ),
    ...(foretold.some(({ oracle }) => oracle === null)
      ? []
      : [
          ratioFigure(
            `${name}: the same of an oracle that knows all but the draws`,
            error((one) => one.oracle ?? 0),
            'minutes',
            error((one) => one.naive),
            null,
          ),
        ]),
    ratioFigure(
      `${name}: the same beside average × people ahead ÷ technicians`,
      own,
      'minutes',
      error((one) => one.shared),
      null,
    ),
    plainFigure(`${name}: mean width of a range`, width / foretold.length, 'minutes'),
    plainFigure(
      `${name}: mean wait`,
      foretold.reduce((sum, one) => sum + one.waited, 0) / foretold.length,
      'minutes',
    ),
  ];
}
