/** What a bar is made of, in the order of its values. */
export const barColumns = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;

export type BarColumn = (typeof barColumns)[number];

/** What a file's heading calls them, where it has names of its own. */
export type ColumnNames = Partial<Record<BarColumn, string>>;

/** The same as parameters of a request. */
export const columnsQuery = (names: ColumnNames): Record<string, string> =>
  Object.fromEntries(
    Object.entries(names)
      .filter(([, heading]) => heading)
      .map(([column, heading]) => [`${column}Column`, heading]),
  );

/** A heading that the program does not understand, yet a person may. */
export const isForPerson = (headings: string[], problems: { code: string; line: number | null }[]): boolean =>
  headings.length >= barColumns.length - 1 &&
  problems.some(({ code, line }) => code === 'data.import_format' && line === 1);
