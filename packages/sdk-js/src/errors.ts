// Everything that can go wrong, as classes with one base; each carries what a program needs to decide. Knows no request.
import type { Generation } from "./generated/schemas.js";
import { type RateLimit, rateLimitOf } from "./rate-limit.js";
import { askedDelay, shouldRetry } from "./retry.js";

/** One value that is not usable: a JSON pointer, a stable code, a sentence. */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** What a program needs to decide what to do; a member is undefined where it does not apply. */
interface Facts {
  /** Status of the answer, when there was one. */
  readonly status?: number | undefined;
  /** Stable name of the reason. */
  readonly code?: string | undefined;
  /** Tell it to whoever runs the server. */
  readonly requestId?: string | undefined;
  /** Each value that is not usable. */
  readonly errors?: readonly FieldProblem[];
  /** Seconds the server asks to wait. */
  readonly retryAfter?: number | undefined;
  /** The tightest request limit at that moment. */
  readonly rateLimit?: RateLimit | undefined;
  /** Whether the same call may succeed later. */
  readonly retryable?: boolean;
}

/** Base of everything this package throws on purpose. */
export class InfoGraphixError extends Error implements Facts {
  override name = "InfoGraphixError";
  declare readonly status: number | undefined;
  declare readonly code: string | undefined;
  declare readonly requestId: string | undefined;
  readonly errors: readonly FieldProblem[] = [];
  declare readonly retryAfter: number | undefined;
  declare readonly rateLimit: RateLimit | undefined;
  readonly retryable: boolean = false;

  constructor(message: string, facts?: Facts, cause?: ErrorOptions) {
    super(message, cause);
    Object.assign(this, facts);
  }
}

/** There was no answer: refused, reset, DNS, TLS. */
export class APIConnectionError extends InfoGraphixError {
  override name = "APIConnectionError";
}

/** The deadline of the call passed, retries and pauses included. */
export class DeadlineExceededError extends APIConnectionError {
  override name = "DeadlineExceededError";
}

/** An answer that is not what the API promises; often a proxy answered in its place. */
export class DecodeError extends InfoGraphixError {
  override name = "DecodeError";

  constructor(message: string, answer?: Response) {
    const requestId = answer?.headers.get("x-request-id") ?? undefined;
    super(`The answer cannot be read: ${message}${suffix(requestId)}`, { status: answer?.status, requestId });
  }
}

/** The picture that arrived is not the picture that was made. */
export class DownloadError extends InfoGraphixError {
  override name = "DownloadError";
}

/** The generation ended as failed; `code` and `retryable` say why. */
export class GenerationFailedError extends InfoGraphixError {
  override name = "GenerationFailedError";

  constructor(readonly generation: Generation) {
    const { error, id } = generation;
    super(`${error?.message ?? "It failed."} (${error?.code}, generation ${id})`, {
      code: error?.code,
      retryable: error?.retryable === true,
    });
  }
}

/** Somebody canceled it while you waited. */
export class GenerationCanceledError extends InfoGraphixError {
  override name = "GenerationCanceledError";

  constructor(readonly generation: Generation) {
    super(`Generation ${generation.id} was canceled.`);
  }
}

/** The API said no. `code` is stable, `errors` points at what is wrong, the message tells the way out. */
export class APIStatusError extends InfoGraphixError {
  override name = "APIStatusError";
  declare readonly status: number;

  constructor(status: number, headers: Headers, problem: Record<string, unknown>) {
    const text = (name: string) => (typeof problem[name] === "string" ? problem[name] : undefined);
    const code = text("code");
    const requestId = text("request_id") ?? headers.get("x-request-id") ?? undefined;
    const errors = Array.isArray(problem.errors) ? problem.errors.filter(isFieldProblem) : [];
    const said = text("detail") ?? text("title") ?? `The server answered ${status}.`;
    const fields = errors.filter((e) => !said.includes(e.detail)).map((e) => ` ${e.pointer}: ${e.detail}`);
    super(`${said}${fields.join("")} (${status}${code ? ` ${code}` : ""})${suffix(requestId)}`, {
      status,
      code,
      requestId,
      errors,
      retryAfter: askedDelay(headers),
      rateLimit: rateLimitOf(headers),
      retryable: shouldRetry(status, headers),
    });
  }
}

/** 400 */
export class BadRequestError extends APIStatusError {
  override name = "BadRequestError";
}
/** 401: no key, or one that is unknown, expired or revoked. */
export class AuthenticationError extends APIStatusError {
  override name = "AuthenticationError";
}
/** 403 */
export class PermissionDeniedError extends APIStatusError {
  override name = "PermissionDeniedError";
}
/** 404 */
export class NotFoundError extends APIStatusError {
  override name = "NotFoundError";
}
/** 409: not possible in the present state. */
export class ConflictError extends APIStatusError {
  override name = "ConflictError";
}
/** 410: the picture was deleted when its time ended. */
export class GoneError extends APIStatusError {
  override name = "GoneError";
}
/** 413 */
export class BodyTooLargeError extends APIStatusError {
  override name = "BodyTooLargeError";
}
/** 422: `errors` points at each value that is not usable. */
export class ValidationError extends APIStatusError {
  override name = "ValidationError";
}
/** 429: wait `retryAfter` seconds. */
export class RateLimitError extends APIStatusError {
  override name = "RateLimitError";
}
/** 429: the daily quota is used up; waiting seconds does not help. */
export class QuotaExceededError extends RateLimitError {
  override name = "QuotaExceededError";
}
/** 5xx */
export class ServerError extends APIStatusError {
  override name = "ServerError";
}

/** The error of an answer; whatever its body is, it becomes a typed error. */
export function errorOf(status: number, headers: Headers, body: string): APIStatusError {
  const problem = parse(body);
  if (problem.code === "quota-exceeded") return new QuotaExceededError(status, headers, problem);
  const kinds: Record<number, typeof APIStatusError> = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    410: GoneError,
    413: BodyTooLargeError,
    422: ValidationError,
    429: RateLimitError,
  };
  const Kind = kinds[status] ?? (status >= 500 ? ServerError : APIStatusError);
  return new Kind(status, headers, problem);
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return typeof (value as FieldProblem | null)?.detail === "string";
}

function suffix(requestId: string | undefined): string {
  return requestId ? ` [request ${requestId}]` : "";
}
