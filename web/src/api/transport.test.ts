import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetCsrf, send } from './transport';
import { signInExpiry } from './signInExpiry';

const server = vi.fn<(request: Request) => Response>();
let tokens = 0;

function problem(status: number, code: string): Response {
  return new Response(JSON.stringify({ status, code }), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });
}

function change(): Request {
  return new Request('http://localhost/api/v1/things', { method: 'POST', body: '{"note":"kept"}' });
}

beforeEach(() => {
  tokens = 0;
  forgetCsrf();
  server.mockReset();
  vi.stubGlobal('fetch', (input: Request | string) => {
    const request = typeof input === 'string' ? new Request(`http://localhost${input}`) : input;
    if (request.url.endsWith('/auth/csrf')) return Promise.resolve(Response.json({ token: `t${++tokens}` }));
    return Promise.resolve(server(request));
  });
});

afterEach(() => vi.unstubAllGlobals());

const sentTokens = () => server.mock.calls.map(([request]) => request.headers.get('X-CSRF-Token'));

describe('send', () => {
  it('proves a change with one value for many changes, and a read with none', async () => {
    server.mockImplementation(() => new Response());
    await send(change());
    await send(change());
    await send(new Request('http://localhost/api/v1/things'));
    expect(sentTokens()).toEqual(['t1', 't1', null]);
  });

  it('renews a value that ran out and repeats the change once', async () => {
    server.mockReturnValueOnce(problem(403, 'auth.csrf_expired')).mockReturnValueOnce(new Response());
    expect((await send(change())).status).toBe(200);
    expect(sentTokens()).toEqual(['t1', 't2']);
  });

  it('does not repeat what is forbidden', async () => {
    server.mockReturnValue(problem(403, 'auth.forbidden'));
    expect((await send(change())).status).toBe(403);
    expect(server).toHaveBeenCalledTimes(1);
  });

  it('asks once for an ended sign-in, then repeats each change with its body', async () => {
    let signedIn = false;
    server.mockImplementation(() => (signedIn ? new Response() : problem(401, 'auth.sign_in_required')));
    const ask = vi.fn(() => {
      signedIn = true;
      return Promise.resolve(true);
    });
    const leave = signInExpiry.answeredBy(ask);
    const answers = await Promise.all([send(change()), send(change())]);
    leave();
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(await server.mock.lastCall?.[0].text()).toBe('{"note":"kept"}');
  });

  it.each(['execution.password_wrong', 'auth.locked'])('does not ask to sign in for %s', async (code) => {
    server.mockReturnValue(problem(401, code));
    const ask = vi.fn(() => Promise.resolve(true));
    const leave = signInExpiry.answeredBy(ask);
    const answer = await send(change());
    leave();
    expect(await answer.json()).toMatchObject({ code });
    expect(ask).not.toHaveBeenCalled();
  });

  it('hands the refusal on when nobody signs in', async () => {
    server.mockReturnValue(problem(401, 'auth.sign_in_required'));
    expect((await send(change())).status).toBe(401);
  });

  it('sends changes again once a program that was silent is back', async () => {
    const answering = fetch;
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')));
    await expect(send(change())).rejects.toMatchObject({ code: 'network.unreachable' });
    vi.stubGlobal('fetch', answering);
    server.mockImplementation(() => new Response());
    expect((await send(change())).status).toBe(200);
  });

  it('names silence', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')));
    await expect(send(new Request('http://localhost/api/v1/things'))).rejects.toMatchObject({
      code: 'network.unreachable',
    });
  });
});
