import { render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { expect, it } from 'vitest';
import { useAddress } from './address';

function Probe() {
  const [parameters, change] = useAddress();
  const both = () => {
    change({ from: '1', kind: null });
    change({ to: '2' });
  };
  return <button onClick={both}>{parameters.toString()}</button>;
}

it('adds up what is changed before the page is drawn anew', async () => {
  const router = createMemoryRouter([{ path: '/', element: <Probe /> }], {
    initialEntries: ['/?kind=fill&x=y'],
  });
  render(<RouterProvider router={router} />);
  screen.getByRole('button').click();
  await screen.findByText('x=y&from=1&to=2');
  expect(router.state.location.search).toBe('?x=y&from=1&to=2');
});
