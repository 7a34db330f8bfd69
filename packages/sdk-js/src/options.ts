// What calls take beside the members of their request.
import type { Format, Generation, Size } from "./generated/schemas.js";

/** What any call takes beside its own parameters. */
export interface CallOptions {
  /** Ends the call, its pauses and its downloads. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for everything the call does; default: the client's. */
  deadlineMs?: number | undefined;
}

export interface WaitOptions extends CallOptions {
  /** Called with each state seen, the last included. */
  onProgress?: ((generation: Generation) => void) | undefined;
}

export interface CreateOptions extends CallOptions {
  /** Makes your own retry safe; by default each call has a key of its own. */
  idempotencyKey?: string | undefined;
}

export interface PictureOptions extends CallOptions {
  /** Default: the one it was made in. */
  format?: Format | (string & {}) | undefined;
  /** Default: the one it was made in. */
  size?: Size | (string & {}) | undefined;
}

/** Of which time. */
export interface SpanOptions {
  createdAfter?: Date | undefined;
  createdBefore?: Date | undefined;
}

/** Which page of a list. */
export interface PageOptions {
  /** Entries on the page; default 20, at most 100. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
}
