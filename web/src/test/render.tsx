import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactElement } from 'react';
import { expect } from 'vitest';
import { createQueryClient } from '../api/queries';
import { theme } from '../theme/theme';

/** Renders as the application does: with its theme and an empty cache. */
export function show(element: ReactElement): RenderResult {
  return render(
    <ThemeProvider theme={theme} defaultMode="dark">
      <QueryClientProvider client={createQueryClient()}>{element}</QueryClientProvider>
    </ThemeProvider>,
  );
}

/** Colours are judged by the browser tests: here nothing is painted. */
export async function expectAccessible(container: Element): Promise<void> {
  const { violations } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}
