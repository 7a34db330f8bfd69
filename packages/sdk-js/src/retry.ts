// When to send a request again, and how long to wait before. Pure decisions.

const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 8000;
/** Twice the minute in which any request limit is renewed; who asks for longer has another reason, and the caller must know. */
const LONGEST_ASKED_MS = 120_000;

/** The server's own word (X-Should-Retry) beats the table. */
export function shouldRetry(status: number, headers: Headers): boolean {
  const word = headers.get("x-should-retry")?.toLowerCase();
  if (word === "true" || word === "false") return word === "true";
  return RETRIED.has(status);
}

/** Milliseconds before the next attempt: what the server asks, else doubling with jitter; undefined is too long to wait. */
export function nextDelay(attempt: number, askedMs: number | undefined): number | undefined {
  if (askedMs !== undefined) return askedMs <= LONGEST_ASKED_MS ? askedMs : undefined;
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
  return ceiling * (0.5 + Math.random() / 2);
}

/** Retry-After in milliseconds, as seconds or as a date by the server's own clock; undefined when there is no usable one. */
export function askedDelay(headers: Headers): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (!text.endsWith(" GMT")) return undefined;
  const now = Date.parse(headers.get("date") ?? "") || Date.now();
  const delay = Date.parse(text) - now;
  return Number.isNaN(delay) ? undefined : Math.max(0, delay);
}
