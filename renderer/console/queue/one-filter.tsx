import { Choice } from '../parts/choice.tsx';
import { type QueueSearch, queueSearchSchema } from './queue-view.ts';

/** What stands in a filter that lets all pass. */
export const anything = 'any';
const overStatuses: ReadonlySet<string> = new Set(['closed', 'closed-only', 'cancelled']);

type FilterName =
  | 'queue'
  | 'status'
  | 'priority'
  | 'device'
  | 'type'
  | 'assignee'
  | 'category'
  | 'escalated'
  | 'agreed'
  | 'approval'
  | 'reopened';

/** The address of a list, and what makes it another. */
export interface FilterProps {
  readonly search: QueueSearch;
  readonly onSearch: (search: QueueSearch) => void;
}

/** One filter of the list; each choice is an address. */
export function OneFilter({
  name,
  label,
  all,
  options,
  search,
  onSearch,
}: FilterProps & {
  readonly name: FilterName;
  readonly label: string;
  /** What stands there when it does not filter. */
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
}) {
  const value = search[name];
  return (
    <Choice
      quiet
      label={label}
      value={value === undefined ? anything : String(value)}
      active={value !== undefined}
      options={[{ value: anything, words: all }, ...options]}
      onChange={(chosen) =>
        onSearch(
          queueSearchSchema.parse({
            ...search,
            [name]: chosen === anything ? undefined : chosen,
            // What is over stands in the list of all tickets only.
            ...(overStatuses.has(chosen) ? { view: 'archive' } : {}),
          }),
        )
      }
    />
  );
}
