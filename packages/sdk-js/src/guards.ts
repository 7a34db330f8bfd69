// A type guard for each error, for callers who test what they caught without `instanceof`.
import * as e from "./errors.js";

type Kind<T> = abstract new (...args: never[]) => T;

// @__NO_SIDE_EFFECTS__
function guard<T>(kind: Kind<T>): (error: unknown) => error is T {
  return (error): error is T => error instanceof kind;
}

export const isInfoGraphixError = guard(e.InfoGraphixError);
export const isAPIConnectionError = guard(e.APIConnectionError);
export const isDeadlineExceededError = guard(e.DeadlineExceededError);
export const isDecodeError = guard(e.DecodeError);
export const isDownloadError = guard(e.DownloadError);
export const isGenerationFailedError = guard(e.GenerationFailedError);
export const isGenerationCanceledError = guard(e.GenerationCanceledError);
export const isAPIStatusError = guard(e.APIStatusError);
export const isBadRequestError = guard(e.BadRequestError);
export const isAuthenticationError = guard(e.AuthenticationError);
export const isPermissionDeniedError = guard(e.PermissionDeniedError);
export const isNotFoundError = guard(e.NotFoundError);
export const isConflictError = guard(e.ConflictError);
export const isGoneError = guard(e.GoneError);
export const isBodyTooLargeError = guard(e.BodyTooLargeError);
export const isValidationError = guard(e.ValidationError);
export const isRateLimitError = guard(e.RateLimitError);
export const isQuotaExceededError = guard(e.QuotaExceededError);
export const isServerError = guard(e.ServerError);
