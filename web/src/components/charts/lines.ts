import type { Palette } from '../../theme/tokens';
import type { Point } from './model';

export interface Line {
  id: string;
  name: string;
  points: readonly Point[];
}

/** Colours first; when they run out, dashes in the tones of text, so that no two look alike. */
export function strokeOf(index: number, colors: Palette): { color: string; isDashed: boolean } {
  const { series } = colors;
  const beyond = [colors.text, colors.muted];
  return {
    color: series[index] ?? beyond[(index - series.length) % beyond.length] ?? colors.text,
    isDashed: index >= series.length,
  };
}
