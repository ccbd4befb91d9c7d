import Holidays from 'date-holidays';

/** The public holidays of the Netherlands as the package date-holidays knows them, in order. */
export function dutchHolidays(
  from: number,
  until: number,
): readonly {
  readonly date: string;
  readonly name: { readonly nl: string; readonly en: string };
}[] {
  const library = new Holidays('NL');
  const years = Array.from({ length: until - from + 1 }, (_, at) => from + at);
  return years.flatMap((year) => {
    const english = new Map(
      library.getHolidays(year, 'en').map((holiday) => [holiday.rule, holiday.name]),
    );
    return library
      .getHolidays(year, 'nl')
      .filter((holiday) => holiday.type === 'public')
      .map(({ date, name, rule }) => ({
        date: date.slice(0, 10),
        name: { nl: name, en: english.get(rule) ?? name },
      }));
  });
}
