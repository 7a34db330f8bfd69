// Everything that can go wrong, as classes with one base; each carries what a program needs to decide.

/** Base of everything this package throws on purpose. */
export class InfoGraphixError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** There was no answer: refused, reset, DNS, TLS. */
export class APIConnectionError extends InfoGraphixError {}

/** The deadline of the call passed, retries and pauses included. */
export class DeadlineExceededError extends InfoGraphixError {}

/** An answer that is not what the API promises; often a proxy answered in its place. */
export class DecodeError extends InfoGraphixError {
  constructor(
    message: string,
    readonly requestId: string | undefined,
  ) {
    super(`The answer cannot be read: ${message}${suffix(requestId)}`);
  }
}

/** The picture that arrived is not the picture that was made. */
export class DownloadError extends InfoGraphixError {}

/** The generation ended as failed; `code` and `retryable` say why. */
export class GenerationFailedError extends InfoGraphixError {
  constructor(
    message: string,
    readonly generationId: string,
    readonly code: string,
    readonly retryable: boolean,
  ) {
    super(`${message} (${code}, generation ${generationId})`);
  }
}

/** Somebody canceled it while you waited. */
export class GenerationCanceledError extends InfoGraphixError {
  constructor(readonly generationId: string) {
    super(`Generation ${generationId} was canceled.`);
  }
}

/** One value that is not usable: a JSON pointer, a stable code, a sentence. */
export interface FieldProblem {
  pointer: string;
  code: string;
  detail: string;
}

interface Problem {
  code?: string;
  detail?: string;
  title?: string;
  request_id?: string;
  errors?: FieldProblem[];
}

/** The API said no. `code` is stable, `errors` points at what is wrong, the message tells the way out. */
export class APIStatusError extends InfoGraphixError {
  readonly status: number;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  readonly errors: readonly FieldProblem[];
  /** Seconds the server asks to wait. */
  readonly retryAfter: number | undefined;

  constructor(status: number, headers: Headers, problem: Problem) {
    const requestId = problem.request_id ?? headers.get("x-request-id") ?? undefined;
    const errors = Array.isArray(problem.errors) ? problem.errors : [];
    const said = problem.detail ?? problem.title ?? `The server answered ${status}.`;
    const more = errors.filter((e) => !said.includes(e.detail));
    const fields = more.map((e) => ` ${e.pointer}: ${e.detail}`).join("");
    super(`${said}${fields} (${status}${problem.code ? ` ${problem.code}` : ""})${suffix(requestId)}`);
    this.status = status;
    this.code = problem.code;
    this.requestId = requestId;
    this.errors = errors;
    const seconds = Number(headers.get("retry-after") ?? Number.NaN);
    this.retryAfter = Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
  }
}

/** 401: no key, or one that is unknown, expired or revoked. */
export class AuthenticationError extends APIStatusError {}
/** 403 */
export class PermissionDeniedError extends APIStatusError {}
/** 404 */
export class NotFoundError extends APIStatusError {}
/** 409: not possible in the present state. */
export class ConflictError extends APIStatusError {}
/** 422: `errors` points at each value that is not usable. */
export class ValidationError extends APIStatusError {}
/** 429: wait `retryAfter` seconds. */
export class RateLimitError extends APIStatusError {}
/** 429: the daily quota is used up; waiting seconds does not help. */
export class QuotaExceededError extends RateLimitError {}
/** 5xx */
export class ServerError extends APIStatusError {}

/** Whether something thrown is an answer of the API with a status of 400 or more. */
export function isAPIStatusError(error: unknown): error is APIStatusError {
  return error instanceof APIStatusError;
}

/** The error of an answer; whatever its body is, it becomes a typed error. */
export function errorOf(status: number, headers: Headers, body: string): APIStatusError {
  const problem = parse(body);
  if (problem.code === "quota-exceeded") return new QuotaExceededError(status, headers, problem);
  const kinds: Record<number, typeof APIStatusError> = {
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: ValidationError,
    429: RateLimitError,
  };
  const Kind = kinds[status] ?? (status >= 500 ? ServerError : APIStatusError);
  return new Kind(status, headers, problem);
}

function parse(body: string): Problem {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

function suffix(requestId: string | undefined): string {
  return requestId ? ` [request ${requestId}]` : "";
}
