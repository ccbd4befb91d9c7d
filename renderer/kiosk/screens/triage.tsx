import { CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../../shared/domain/report-type.ts';
import { useDispatch } from '../dispatch.ts';
import type { Model } from '../flow/model.ts';
import { triageFor } from '../flow/triage.ts';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';
import { triageIcons } from '../parts/triage-icons.ts';

/** One question of the small triage. Not knowing is an answer too. */
export function TriageScreen({
  model,
  category,
  question,
}: {
  readonly model: Model;
  readonly category: Category;
  readonly question: string;
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const asked = triageFor(category, model.draft?.reportType ?? null).find(
    (one) => one.question === question,
  );
  const path = `words:triage.${category}.${question}`;
  return (
    <Page title={t(`${path}.title`)} over={t(`words:category.${category}`)}>
      <Tiles shape="grid">
        {(asked?.answers ?? []).map((answer) => {
          const Icon = triageIcons[`${category}.${answer}`] ?? triageIcons[answer] ?? CircleHelp;
          return (
            <Tile
              key={answer}
              picture={<Icon />}
              words={t(`${path}.answers.${answer}`)}
              onPress={() => dispatch({ type: 'triage-answered', answer })}
            />
          );
        })}
        <Tile
          picture={<CircleHelp />}
          words={t('words:triage.not-sure')}
          onPress={() => dispatch({ type: 'triage-answered', answer: 'not-sure' })}
        />
      </Tiles>
    </Page>
  );
}
