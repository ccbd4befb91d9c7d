import { useId, useRef } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Text,
  XAxis,
  YAxis,
  type YAxisTickContentProps,
} from 'recharts';
import { useParts, useStore } from '../app/console-parts.ts';
import { useBoxSize } from '../parts/use-box-size.ts';
import { type Chart, figureWords } from './chart-of.ts';

/** Series are told apart by pattern and dash, not by colour alone. */
const colours = ['var(--accent)', 'var(--fault)', 'var(--attention)'] as const;
const dashes = ['', '8 5', '2 4'] as const;
const tick = { fill: 'var(--ink-soft)', fontSize: '0.8rem' } as const;

/** In rem: a bar is as high as the two lines that its name may have. */
const heights = { lines: 17.5, columns: 15, bar: 1.9, axisAndLegend: 4.4 } as const;
const figureWidth = 2.5;
const figureHeight = 1.9;
/** A name has this much in rem, and never more than half of a narrow chart. */
const nameWidth = 13;

/**
 * A chart for the eye; its table says the same. Nothing moves, and nothing is asked of the pointer. It is
 * drawn in pixels, so all that holds text is reckoned from the size of the text.
 */
export function ReportChart({ chart }: { readonly chart: Chart }) {
  const box = useRef<HTMLDivElement>(null);
  const size = useBoxSize(box);
  const Form = { lines: Lines, columns: Columns, bars: Bars }[chart.form];
  return (
    <div ref={box} style={{ height: `${heightOf(chart)}rem` }}>
      {size === null ? null : <Form chart={chart} rem={size.rem} width={size.width} />}
    </div>
  );
}

function heightOf({ form, stacked, series, points }: Chart): number {
  if (form !== 'bars') return heights[form];
  return points.length * (stacked ? 1 : series.length) * heights.bar + heights.axisAndLegend;
}

interface FormProps {
  readonly chart: Chart;
  /** Pixels. */
  readonly rem: number;
  /** Pixels. */
  readonly width: number;
}

function Lines({ chart, rem }: FormProps) {
  const figure = useFigure();
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart
        data={[...chart.points]}
        accessibilityLayer={false}
        margin={{ top: rem, right: 1.5 * rem }}
      >
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="name"
          tick={tick}
          stroke="var(--line-strong)"
          height={figureHeight * rem}
          padding={{ left: 1.5 * rem, right: 1.5 * rem }}
        />
        <YAxis
          tick={tick}
          tickFormatter={figure}
          stroke="var(--line-strong)"
          width={figureWidth * rem}
        />
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

function Columns({ chart, rem }: FormProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...chart.points]}
        accessibilityLayer={false}
        margin={{ top: 1.25 * rem, right: 0.5 * rem }}
      >
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="name"
          tick={tick}
          // Every second day where not all have room, not the ones that happen to fit.
          interval="equidistantPreserveStart"
          height={figureHeight * rem}
          stroke="var(--line-strong)"
        />
        <YAxis
          allowDecimals={false}
          tick={tick}
          stroke="var(--line-strong)"
          width={figureWidth * rem}
        />
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

function Bars({ chart, rem, width }: FormProps) {
  const id = useId();
  const figure = useFigure();
  const forNames = Math.min(nameWidth * rem, width / 2);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...chart.points]}
        layout="vertical"
        accessibilityLayer={false}
        margin={{ right: 3 * rem }}
      >
        <defs>
          {colours.map((colour, place) => (
            <Pattern key={colour} id={`${id}-${place}`} colour={colour} place={place} />
          ))}
        </defs>
        <CartesianGrid stroke="var(--line)" horizontal={false} />
        <XAxis
          type="number"
          allowDecimals={false}
          tick={tick}
          height={figureHeight * rem}
          stroke="var(--line-strong)"
        />
        <YAxis
          type="category"
          dataKey="name"
          width={forNames}
          tick={(props: YAxisTickContentProps) => (
            <BarName {...props} room={forNames - rem} fontSize={0.8 * rem} />
          )}
          // Every bar has its name.
          interval={0}
          stroke="var(--line-strong)"
        />
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

/** The name of a bar on at most two lines; what has no room ends in an ellipsis. Sizes in pixels. */
function BarName({
  x,
  y,
  payload,
  className,
  room,
  fontSize,
}: YAxisTickContentProps & { readonly room: number; readonly fontSize: number }) {
  return (
    <Text
      x={x}
      y={y}
      {...(className === undefined ? {} : { className })}
      textAnchor="end"
      verticalAnchor="middle"
      fill={tick.fill}
      // It measures words in the size that stands in their style, and nowhere else.
      style={{ fontSize: `${fontSize}px` }}
      width={room}
      maxLines={2}
    >
      {String(payload.value)}
    </Text>
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
