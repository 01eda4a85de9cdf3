import type { components } from './schema';

type Problem = components['schemas']['Problem'];
export type FieldProblem = NonNullable<NonNullable<Problem['errors']>[number]>;

/** A refusal or failure with the server's stable code; what a page shows and what a test checks. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  readonly fields: readonly FieldProblem[];
  readonly retryAfterSeconds: number | null;

  constructor(problem: Partial<Problem> & { status: number; code: string }) {
    super(problem.detail ?? problem.title ?? problem.code);
    this.status = problem.status;
    this.code = problem.code;
    this.requestId = problem.requestId ?? null;
    this.fields = problem.errors ?? [];
    this.retryAfterSeconds = problem.retryAfterSeconds ?? null;
  }

  /** The first problem of one form field, in words. */
  of(field: string): string | undefined {
    return this.fields.find((problem) => problem.field === field)?.message;
  }
}

export function unreachable(): ApiError {
  return new ApiError({
    status: 0,
    code: 'network.unreachable',
    detail: 'The program does not answer. It may be restarting, or the network is down.',
  });
}

/** Reads a refusal; an answer without a problem document came from something between the page and the program. */
export async function readProblem(response: Response): Promise<ApiError> {
  const requestId = response.headers.get('X-Request-Id') ?? '';
  const isProblem = response.headers.get('Content-Type')?.includes('json') ?? false;
  const body: unknown = isProblem ? await response.json().catch(() => null) : null;
  return asError(body, response.status, requestId);
}

export function asError(body: unknown, status: number, requestId = ''): ApiError {
  if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string')
    return new ApiError({ requestId, ...(body as Partial<Problem>), status, code: body.code });
  return new ApiError({
    status,
    code: 'network.unexpected',
    requestId,
    detail: `Unexpected answer ${status}.`,
  });
}
