import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ReportSpan,
  type SpanKind,
  kindOf,
  reportSpanSchema,
  spanAfter,
  spanBefore,
  spanKinds,
  wholeSpan,
} from '../../../shared/domain/report-span.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { DateField } from '../parts/date-field.tsx';

/** Chooses a week, month, quarter, year or days; null while what stands in the fields is no span. */
export function SpanFields({
  span,
  today,
  onChange,
}: {
  readonly span: ReportSpan;
  readonly today: string;
  readonly onChange: (span: ReportSpan | null) => void;
}) {
  const { t } = useTranslation('report');
  /** Days of one's own choosing may be a whole month by chance. */
  const [chosen, setChosen] = useState<SpanKind | null>(null);
  /** What stands in the fields while it is no span. */
  const [typed, setTyped] = useState<ReportSpan | null>(null);
  const kind = chosen ?? kindOf(span);
  const shown = typed ?? span;
  const type = (fields: ReportSpan) => {
    const read = reportSpanSchema.safeParse(fields);
    const whole = read.success && kind !== 'days' ? wholeSpan(kind, fields.from) : fields;
    setTyped(read.success ? null : fields);
    onChange(read.success ? whole : null);
  };
  const choose = (next: SpanKind) => {
    const day = span.from <= today && today <= span.until ? today : span.from;
    setChosen(next);
    setTyped(null);
    onChange(next === 'days' ? span : wholeSpan(next, day));
  };
  const go = (next: ReportSpan) => {
    setTyped(null);
    onChange(next);
  };
  return (
    <>
      <Choice
        label={t('kind')}
        value={kind}
        options={spanKinds.map((value) => ({ value, words: t(`kinds.${value}`) }))}
        onChange={choose}
      />
      {kind === 'month' ? (
        <DateField
          label={t('month')}
          type="month"
          value={shown.from.slice(0, 7)}
          onChange={(value) => type({ from: `${value}-01`, until: `${value}-01` })}
        />
      ) : (
        <DateField
          label={t(kind === 'days' ? 'from' : `day-in.${kind}`)}
          value={shown.from}
          onChange={(from) => type({ from, until: kind === 'days' ? shown.until : from })}
        />
      )}
      {kind === 'days' ? (
        <DateField
          label={t('until')}
          value={shown.until}
          onChange={(until) => type({ from: shown.from, until })}
        />
      ) : null}
      <Button
        icon={<ChevronLeft aria-hidden="true" />}
        label={t('earlier')}
        onPress={() => go(spanBefore(span))}
      />
      <Button
        icon={<ChevronRight aria-hidden="true" />}
        label={t('later')}
        onPress={() => go(spanAfter(span))}
      />
    </>
  );
}
