import type { IndicatorKind } from '../../lib/indicators';
import { counted } from '../../lib/words';

export const everyFamily = '';

export interface Filter {
  text: string;
  /** {@link everyFamily} for all. */
  family: string;
}

/** Every word must stand in the name, the title, a field or the source; the order of the catalog stays. */
export function matching(kinds: readonly IndicatorKind[], { text, family }: Filter): IndicatorKind[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return kinds.filter((kind) => {
    if (family !== everyFamily && kind.family !== family) return false;
    const fields = kind.fields.map(({ name }) => name);
    const said = [kind.name, kind.title, kind.source, ...fields].join(' ').toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

export const familiesOf = (kinds: readonly IndicatorKind[]): string[] => [
  ...new Set(kinds.map(({ family }) => family)),
];

export function warmupOf({ warmupBars, warmupSeconds }: IndicatorKind): string {
  return `${warmupSeconds > 0 ? `${warmupSeconds} s` : counted(warmupBars, 'bar')} with the defaults`;
}

/** What a reader must know before trusting a value. */
export function notesOn(kind: IndicatorKind): string[] {
  return [
    ...kind.rules.map((rule) => `${rule[0]?.toUpperCase()}${rule.slice(1)}.`),
    ...(kind.needs.includes('volume') ? ['Needs volume; without it there is no value.'] : []),
    ...(kind.dependsOnStart ? ['Values depend on the first bar: compare them only with each other.'] : []),
    ...(kind.isRecursive && !kind.dependsOnStart ? ['An earlier start changes values slightly.'] : []),
    ...(kind.awaitsEvent ? ['After the warm-up it still waits for an event in the data.'] : []),
  ];
}
