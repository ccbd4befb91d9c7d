import { useId } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { useParts, useStore } from '../app/console-parts.ts';
import { type Chart, figureWords } from './chart-of.ts';

/** Series are told apart by pattern and dash, not by colour alone. */
const colours = ['var(--accent)', 'var(--fault)', 'var(--attention)'] as const;
const dashes = ['', '8 5', '2 4'] as const;
const tick = { fill: 'var(--ink-soft)', fontSize: '0.8rem' } as const;
const barHeight = 30;

/**
 * A chart for the eye; its table says the same. Nothing moves, and nothing is asked of the pointer.
 */
export function ReportChart({ chart }: { readonly chart: Chart }) {
  if (chart.form === 'lines') return <Lines chart={chart} />;
  return chart.form === 'columns' ? <Columns chart={chart} /> : <Bars chart={chart} />;
}

function Lines({ chart }: { readonly chart: Chart }) {
  const figure = useFigure();
  return (
    <ResponsiveContainer width="100%" height={280}>
      <LineChart
        data={[...chart.points]}
        accessibilityLayer={false}
        margin={{ top: 16, right: 24 }}
      >
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="name"
          tick={tick}
          stroke="var(--line-strong)"
          padding={{ left: 24, right: 24 }}
        />
        <YAxis tick={tick} tickFormatter={figure} stroke="var(--line-strong)" width={40} />
        <Legend itemSorter={null} />
        {chart.series.map(({ key, label }, place) => (
          <Line
            key={key}
            dataKey={key}
            name={label}
            stroke={colours[place] ?? colours[0]}
            strokeWidth={2.5}
            strokeDasharray={dashes[place] ?? ''}
            isAnimationActive={false}
            legendType="plainline"
          >
            <LabelList
              dataKey={key}
              position="top"
              fill="var(--ink)"
              fontSize="0.8rem"
              formatter={figure}
            />
          </Line>
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}

function Columns({ chart }: { readonly chart: Chart }) {
  return (
    <ResponsiveContainer width="100%" height={240}>
      <BarChart data={[...chart.points]} accessibilityLayer={false} margin={{ top: 20, right: 8 }}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="name"
          tick={tick}
          // Every second day where not all have room, not the ones that happen to fit.
          interval="equidistantPreserveStart"
          stroke="var(--line-strong)"
        />
        <YAxis allowDecimals={false} tick={tick} stroke="var(--line-strong)" width={40} />
        {chart.series.map(({ key }) => (
          <Bar key={key} dataKey={key} fill={colours[0]} isAnimationActive={false}>
            <LabelList
              dataKey={key}
              position="top"
              fill="var(--ink)"
              fontSize="0.8rem"
              formatter={withoutZero}
            />
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

function Bars({ chart }: { readonly chart: Chart }) {
  const id = useId();
  const figure = useFigure();
  const rows = chart.stacked ? 1 : chart.series.length;
  const height = chart.points.length * rows * barHeight + 70;
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        data={[...chart.points]}
        layout="vertical"
        accessibilityLayer={false}
        margin={{ right: 48 }}
      >
        <defs>
          {colours.map((colour, place) => (
            <Pattern key={colour} id={`${id}-${place}`} colour={colour} place={place} />
          ))}
        </defs>
        <CartesianGrid stroke="var(--line)" horizontal={false} />
        <XAxis type="number" allowDecimals={false} tick={tick} stroke="var(--line-strong)" />
        <YAxis type="category" dataKey="name" width={210} tick={tick} stroke="var(--line-strong)" />
        {chart.series.length > 1 ? <Legend itemSorter={null} /> : null}
        {chart.series.map(({ key, label }, place) => (
          <Bar
            key={key}
            dataKey={key}
            name={label}
            fill={`url(#${id}-${place})`}
            stroke={colours[place] ?? colours[0]}
            isAnimationActive={false}
            {...(chart.stacked ? { stackId: 'whole' } : {})}
          >
            {chart.stacked ? null : (
              <LabelList
                dataKey={key}
                position="right"
                fill="var(--ink)"
                fontSize="0.8rem"
                formatter={figure}
              />
            )}
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

/** Figures as the table beside the chart has them. */
function useFigure(): (value: unknown) => string {
  const { locale } = useStore(useParts().settings);
  return (value) => figureWords(value, locale);
}

/** Full, striped or dotted. */
function Pattern({
  id,
  colour,
  place,
}: {
  readonly id: string;
  readonly colour: string;
  readonly place: number;
}) {
  return (
    <pattern id={id} width={8} height={8} patternUnits="userSpaceOnUse">
      {place === 0 ? <rect width={8} height={8} fill={colour} /> : null}
      {place === 1 ? <path d="M0 8 8 0" stroke={colour} strokeWidth={3} /> : null}
      {place === 2 ? <circle cx={4} cy={4} r={2} fill={colour} /> : null}
    </pattern>
  );
}

/** An hour in which nobody came needs no figure over it. */
function withoutZero(value: unknown): string {
  return typeof value === 'number' && value > 0 ? String(value) : '';
}
