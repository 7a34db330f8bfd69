// When to send a request again, and how long to wait before. Pure decisions.

const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 8000;

/** The server's own word (X-Should-Retry) beats the table. */
export function shouldRetry(status: number, headers: Headers): boolean {
  const word = headers.get("x-should-retry")?.toLowerCase();
  if (word === "true" || word === "false") return word === "true";
  return RETRIED.has(status);
}

/** Milliseconds before the next attempt: what the server asks, else doubling with jitter. `attempt` counts from 1. */
export function nextDelay(attempt: number, askedMs: number | undefined): number {
  if (askedMs !== undefined) return askedMs;
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
  return ceiling * (0.5 + Math.random() / 2);
}

/** Retry-After in milliseconds, as a number of seconds or a date; undefined when there is no usable one. */
export function askedDelay(headers: Headers, now: number): number | undefined {
  const text = headers.get("retry-after")?.trim();
  if (!text) return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1000 : undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
