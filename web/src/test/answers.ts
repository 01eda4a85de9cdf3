import { vi } from 'vitest';

/** What was asked of the server, in order. */
export interface Asked {
  /** `GET /api/v1/…`, without the query. */
  call: string;
  body: unknown;
}

/**
 * The server answers these calls with these bodies and knows no others; what it was asked is kept. Undone by
 * `vi.stubGlobal('fetch', …)` of the caller's `afterEach`.
 */
export function answering(answers: Record<string, unknown>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (input: Request | string) => {
    const request = typeof input === 'string' ? new Request(new URL(input, window.location.origin)) : input;
    const call = `${request.method} ${new URL(request.url).pathname}`;
    if (call === 'GET /api/v1/auth/csrf') return Response.json({ token: 'proof' });
    const text = await request.text();
    asked.push({ call, body: text === '' ? null : (JSON.parse(text) as unknown) });
    return call in answers
      ? Response.json(answers[call])
      : Response.json({ code: 'test.unexpected', detail: call }, { status: 404 });
  });
  return asked;
}
