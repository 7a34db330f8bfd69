// When to send a request again, and how long to wait before. Pure decisions.

const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);
const FIRST_DELAY_S = 0.25;
const LONGEST_DELAY_S = 8;
/** Twice the minute in which any request limit is renewed; who asks for longer has another reason, and the caller must know. */
const LONGEST_ASKED_S = 120;

/** The server's own word (X-Should-Retry) beats the table. */
export function shouldRetry(status: number, headers: Headers): boolean {
  const word = headers.get("x-should-retry")?.toLowerCase();
  if (word === "true" || word === "false") return word === "true";
  return RETRIED.has(status);
}

/** Seconds before the next attempt: what the server asks, else doubling with jitter; undefined is too long to wait. */
export function nextDelay(attempt: number, asked: number | undefined): number | undefined {
  if (asked !== undefined) return asked <= LONGEST_ASKED_S ? asked : undefined;
  const ceiling = Math.min(LONGEST_DELAY_S, FIRST_DELAY_S * 2 ** (attempt - 1));
  return ceiling * (0.5 + Math.random() / 2);
}

/** Retry-After in seconds, given as such or as a date by the server's own clock; undefined when there is no usable one. */
export function askedDelay(headers: Headers): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (!text.endsWith(" GMT")) return undefined;
  const now = Date.parse(headers.get("date") ?? "") || Date.now();
  const delay = Date.parse(text) - now;
  return Number.isNaN(delay) ? undefined : Math.max(0, delay / 1000);
}
