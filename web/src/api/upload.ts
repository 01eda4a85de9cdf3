import { asError, unreachable } from './error';
import { signInExpiry } from './signInExpiry';
import { csrfHeader, forgetCsrf } from './transport';

interface Upload {
  address: string;
  body: Blob;
  mediaType: string;
  /** 0 to 1, of the bytes sent. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

interface Reply {
  status: number;
  body: unknown;
  requestId: string;
}

/**
 * Sends a file as it is. The browser's fetch cannot tell how much of it has gone, so this is the one place with the
 * older interface; a stale CSRF value and an ended sign-in are met as everywhere else.
 */
export async function upload<T>(file: Upload): Promise<T> {
  let reply = await attempt(file);
  const isStale = reply.status === 403 && asError(reply.body, reply.status).code.startsWith('auth.csrf_');
  if (isStale || reply.status === 401) {
    forgetCsrf();
    if (isStale || (await signInExpiry.ask())) reply = await attempt(file);
  }
  if (reply.status >= 400) throw asError(reply.body, reply.status, reply.requestId);
  return reply.body as T;
}

async function attempt({ address, body, mediaType, onProgress, signal }: Upload): Promise<Reply> {
  const proof = await csrfHeader();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Content-Type', mediaType);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    if (proof) request.setRequestHeader(...proof);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () =>
      resolve({
        status: request.status,
        body: parse(request.responseText),
        requestId: request.getResponseHeader('X-Request-Id') ?? '',
      });
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException('The upload was given up.', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Something between the page and the program answered; the status says enough.
  }
}
