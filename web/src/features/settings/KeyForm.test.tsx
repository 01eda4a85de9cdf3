import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetCsrf } from '../../api/transport';
import { expectAccessible, show } from '../../test/render';
import { KeyForm } from './components/KeyForm';

const server = vi.fn<(request: Request) => Promise<Response>>();
const venues = [{ code: 'far', name: 'Far test net', mode: 'paper', needsKey: true } as const];
const canary = 'canary secret\nof two lines';

beforeEach(() => {
  forgetCsrf();
  server.mockReset();
  vi.stubGlobal('fetch', (input: Request | string) =>
    typeof input === 'string' ? Promise.resolve(Response.json({ token: 't' })) : server(input),
  );
});
afterEach(() => vi.unstubAllGlobals());

async function fill() {
  const { container } = show(<KeyForm venues={venues} />);
  await userEvent.selectOptions(screen.getByLabelText('Venue'), 'far');
  await userEvent.type(screen.getByLabelText('Name'), 'main');
  await userEvent.type(screen.getByLabelText('Key'), 'public-half');
  await userEvent.click(screen.getByLabelText('Secret'));
  await userEvent.paste(canary);
  await userEvent.type(screen.getByLabelText('Your password'), 'my pass phrase');
  return container;
}

const add = () => userEvent.click(screen.getByRole('button', { name: 'Add the key' }));

it('asks the server nothing while something is missing', async () => {
  const { container } = show(<KeyForm venues={venues} />);
  await add();
  expect(screen.getByText('Choose the venue that the key is for.')).toBeVisible();
  expect(screen.getByLabelText('Secret')).toHaveAccessibleDescription('Enter the secret.');
  await expectAccessible(container);
  expect(server).not.toHaveBeenCalled();
});

it('sends a key once and keeps nothing secret, neither in the form nor in the browser', async () => {
  server.mockResolvedValue(Response.json({ label: 'main', use: 'trading' }, { status: 201 }));
  const container = await fill();
  await add();
  await vi.waitFor(() => expect(screen.getByLabelText('Name')).toHaveValue(''));
  const sent: unknown = await server.mock.calls[0]?.[0].json();
  expect(sent).toEqual({
    venue: 'far',
    label: 'main',
    key: 'public-half',
    secret: canary,
    passphrase: null,
    password: 'my pass phrase',
  });
  expect(container.innerHTML).not.toContain('canary');
  for (const storage of [localStorage, sessionStorage])
    expect(JSON.stringify(Object.entries(storage))).not.toContain('canary');
});

it('shows a refusal beside its field; what is secret has to be entered again', async () => {
  const problem = { status: 401, code: 'execution.password_wrong', detail: 'The password is wrong.' };
  const headers = { 'Content-Type': 'application/problem+json' };
  server.mockResolvedValue(new Response(JSON.stringify(problem), { status: 401, headers }));
  await fill();
  await add();
  const password = await screen.findByLabelText('Your password');
  await vi.waitFor(() => expect(password).toHaveAccessibleDescription('The password is wrong.'));
  expect(screen.getByLabelText('Name')).toHaveValue('main');
  expect(screen.getByLabelText('Secret')).toHaveValue('');
  expect(password).toHaveValue('');
});

it('says so where no venue needs a key', () => {
  show(<KeyForm venues={[]} />);
  expect(screen.getByText('No venue that needs a key is installed.')).toBeVisible();
});
