import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../api/client';
import type { Overlay } from '../components/charts/model';
import { toWire, type Parameter } from '../components/parameters';

export type IndicatorKind = Schemas['IndicatorKindView'];
export type Variant = Schemas['VariantView'];
export type Values = Readonly<Record<string, string>>;

export const variantsKey = ['indicator-variants'] as const;

const millisecond = 1_000;
const mostDigits = 8;
const figures = 4;
/** What a double needs to be written without an exponent, for the smallest factor of the catalog. */
const plainDigits = 12;
const types = { integer: 'int', number: 'decimal', choice: 'enum', instrument: 'instrument' } as const;

export function useIndicatorKinds() {
  return useQuery({
    queryKey: ['indicators'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/indicators'))).items,
    staleTime: Infinity,
  });
}

/** Kinds over trades and quotes cannot be computed from bars: a chart does not offer them. */
export const isOverBars = ({ needs }: IndicatorKind): boolean =>
  needs.every((need) => need === 'bars' || need === 'volume');

/** The kinds of one family beside each other, the families by their names. */
export const byFamily = (kinds: readonly IndicatorKind[]): IndicatorKind[] =>
  [...kinds].sort((a, b) => a.family.localeCompare(b.family));

/** The user's own, then the system's: one for every kind. */
export function useVariants() {
  return useQuery({
    queryKey: variantsKey,
    queryFn: async () => (await unwrap(api.GET('/api/v1/indicators/variants'))).items,
  });
}

/** The kind's own description of its parameters, as the form reads it; an instrument begins as that of its example. */
export function parametersOf(kind: IndicatorKind): Parameter[] {
  return kind.parameters.map(({ name, type, default: standard, description, min, max, allowed }, index) => ({
    name,
    description,
    type: types[type],
    default: type === 'instrument' ? exampleOf(kind, index) : type === 'choice' ? standard : plain(standard),
    ...(min != null && { min: plain(min) }),
    ...(max != null && { max: plain(max) }),
    ...(allowed != null && { allowed }),
  }));
}

const exampleOf = ({ spec }: IndicatorKind, index: number): string =>
  spec.slice(spec.indexOf('(') + 1, -1).split(',')[index] ?? '';

/** Every parameter as it is sent; what is not given is the default. */
export function valuesOf(parameters: readonly Parameter[], values: Values): Record<string, string> {
  return Object.fromEntries(
    parameters.map((parameter) => [
      parameter.name,
      toWire(parameter, values[parameter.name] ?? parameter.default),
    ]),
  );
}

/** As conditions write it: `macd(12,26,9)`. Choices at the end that are the default are left off. */
export function specOf(kind: IndicatorKind, values: Values): string {
  const parameters = parametersOf(kind);
  const given = valuesOf(parameters, values);
  const last = parameters.findLastIndex(
    ({ name, type, default: standard }) => type !== 'enum' || given[name] !== standard,
  );
  const texts = parameters.slice(0, last + 1).map(({ name }) => given[name]);
  return texts.length === 0 ? kind.name : `${kind.name}(${texts.join(',')})`;
}

interface Row {
  time: string;
  values: readonly (number | null)[];
}

/** One line a field: prices over the candles, the others under them, those of one scale together. */
export function overlaysOf(
  kind: IndicatorKind,
  spec: string,
  rows: readonly Row[],
  from?: number,
): Overlay[] {
  const times = rows.map(({ time }) => Math.floor(Date.parse(time) / millisecond));
  return kind.fields.map(({ name, scale }, index) => {
    const points = rows
      .map(({ values }, row) => ({ time: times[row] ?? 0, value: values[index] ?? null }))
      .filter(({ time }) => from === undefined || time >= from);
    const overlay = {
      id: `${spec}.${name}`,
      name: kind.fields.length === 1 ? spec : `${spec} ${name}`,
      points,
    };
    if (scale === 'price') return { ...overlay, pane: 'price' as const };
    const sizes = points.flatMap(({ value }) => (value === null ? [] : [Math.abs(value)]));
    return {
      ...overlay,
      pane: 'own' as const,
      group: `${spec} ${scale}`,
      digits: digitsFor(Math.max(0, ...sizes)),
    };
  });
}

/** As many digits as the largest value needs to be told from another. */
export function digitsFor(largest: number): number {
  if (largest === 0) return 2;
  return Math.min(mostDigits, Math.max(0, figures - 1 - Math.floor(Math.log10(largest))));
}

function plain(value: string | number): string {
  const text = String(value);
  return /e/i.test(text) ? Number(text).toFixed(plainDigits).replace(/0+$/, '') : text;
}
