import createClient from 'openapi-fetch';
import { asError } from './error';
import type { components, paths } from './schema';
import { send } from './transport';

export type Schemas = components['schemas'];

export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: send });

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of an answer; a refusal becomes a typed {@link ApiError} for the query that asked. */
export async function unwrap<T>(call: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw asError(error, response.status, response.headers.get('X-Request-Id') ?? '');
  return data as T;
}
