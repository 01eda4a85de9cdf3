import { readProblem, unreachable } from './error';
import { signInExpiry } from './signInExpiry';

const base = '/api/v1';
const header = 'X-CSRF-Token';
/** Of a 401 that means nobody is signed in. The others refuse what was sent: a wrong password, a locked sign-in. */
const signInRequired = 'auth.sign_in_required';
const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/** These are called while nobody is signed in; asking for the password there makes no sense. */
const withoutPrompt = [`${base}/auth/login`, `${base}/auth/logout`, `${base}/auth/me`, `${base}/setup`];

/** The value that proves a change comes from this page; bound to the sign-in, renewed when it ran out. */
class CsrfValue {
  private value: Promise<string | null> | null = null;

  get(): Promise<string | null> {
    // Silence is not a value: the next change asks again.
    this.value ??= this.load().catch((failure: unknown) => {
      this.forget();
      throw failure;
    });
    return this.value;
  }

  forget(): void {
    this.value = null;
  }

  private async load(): Promise<string | null> {
    const response = await fetch(`${base}/auth/csrf`, { headers: { Accept: 'application/json' } });
    if (!response.ok) {
      this.forget();
      return null; // Nobody is signed in: the request itself will say so.
    }
    const { token } = (await response.json()) as { token: string };
    return token;
  }
}

const csrf = new CsrfValue();

export const forgetCsrf = (): void => csrf.forget();

/** For requests that do not go through {@link send}: the header that proves them, or none while nobody is signed in. */
export async function csrfHeader(): Promise<readonly [string, string] | null> {
  const value = await csrf.get();
  return value === null ? null : [header, value];
}

/**
 * Sends one request of the page. A stale CSRF value is renewed and an ended sign-in is asked for again, each once;
 * the caller's form stays as it is meanwhile.
 */
export async function send(request: Request): Promise<Response> {
  const retry = request.clone();
  const response = await attempt(request);
  if (response.status === 403 && (await codeOf(response)).startsWith('auth.csrf_')) {
    csrf.forget();
    return attempt(retry);
  }
  const mayAsk = response.status === 401 && !withoutPrompt.includes(new URL(request.url).pathname);
  if (mayAsk && (await codeOf(response)) === signInRequired) {
    csrf.forget();
    return (await signInExpiry.ask()) ? attempt(retry) : response;
  }
  return response;
}

async function attempt(request: Request): Promise<Response> {
  try {
    if (!safeMethods.includes(request.method) && !request.url.endsWith('/auth/login')) {
      const value = await csrf.get();
      if (value) request.headers.set(header, value);
    }
    return await fetch(request);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw unreachable();
  }
}

async function codeOf(response: Response): Promise<string> {
  return (await readProblem(response.clone())).code;
}
