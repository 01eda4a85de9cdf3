const percent = 100;

/** Rounded down: only a series without a hole is 100 %. */
export function coverage(fraction: number | null | undefined): string {
  if (fraction == null) return '–';
  return `${(Math.floor(fraction * percent * percent) / percent).toFixed(2)} %`;
}
