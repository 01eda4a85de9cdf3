import { screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, it, vi } from 'vitest';
import { answering } from '../../../test/answers';
import { expectAccessible, show } from '../../../test/render';
import { PresetPanel } from './PresetPanel';

const realFetch = fetch;
afterEach(() => vi.stubGlobal('fetch', realFetch));

const open = () =>
  show(
    <MemoryRouter>
      <PresetPanel />
    </MemoryRouter>,
  );

it('offers each preset with what it does, and opens the builder with it', async () => {
  const preset = { direction: 'long', timeframe: '15s', document: {} };
  answering({
    'GET /api/v1/strategies/presets': {
      items: [
        { ...preset, name: 'pump & dump', description: 'Rides a pump.' },
        { ...preset, name: 'peak', description: 'Sells after the peak.' },
      ],
      nextCursor: null,
    },
  });
  const { container } = open();
  const link = await screen.findByRole('link', { name: 'Start from this: pump & dump' });
  expect(link).toHaveAttribute('href', '/strategies/new?preset=pump%20%26%20dump');
  expect(screen.getByText('Sells after the peak.')).toBeVisible();
  expect(screen.getAllByRole('link')).toHaveLength(2);
  await expectAccessible(container);
});

it('says that the presets could not be loaded', async () => {
  answering({});
  open();
  expect(await screen.findByText('The presets could not be loaded.')).toBeVisible();
  expect(screen.queryByRole('link')).toBeNull();
});
