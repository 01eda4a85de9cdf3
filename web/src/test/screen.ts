import { vi } from 'vitest';

/** jsdom has no media queries: a screen is wide (no query matches) or narrow (every query does). */
export function setNarrow(matches: boolean): void {
  const nothing = () => undefined;
  vi.stubGlobal('matchMedia', (media: string) => ({
    matches,
    media,
    addEventListener: nothing,
    removeEventListener: nothing,
    addListener: nothing,
    removeListener: nothing,
  }));
}
