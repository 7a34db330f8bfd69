// Which server, and with which key. Refuses what could not work, without repeating a secret.
import { InfoGraphixError } from "./errors.js";

const DEFAULT_BASE_URL = "http://127.0.0.1:8000";

export function apiKeyOf(given: string | undefined): string {
  const key = (given ?? environment("INFOGRAPHIX_API_KEY"))?.trim();
  if (!key) {
    throw new InfoGraphixError("Give apiKey or set INFOGRAPHIX_API_KEY; `infographix-api key create` makes one.");
  }
  // fetch would refuse such a header with an error that quotes it
  if (!/^[\x21-\x7e]+$/.test(key)) throw new InfoGraphixError("apiKey has characters that no key has; copy it anew.");
  return key;
}

/** Without a slash at its end. */
export function baseUrlOf(given: string | undefined): string {
  const text = given ?? environment("INFOGRAPHIX_BASE_URL") ?? DEFAULT_BASE_URL;
  // fetch would refuse a name and password with an error that quotes them
  if (!/^https?:\/\/[^@?#\s]+$/.test(text)) {
    throw new InfoGraphixError(`baseUrl must be like ${DEFAULT_BASE_URL}, without name, password or query.`);
  }
  return text.replace(/\/+$/, "");
}

function environment(name: string): string | undefined {
  return typeof process === "undefined" ? undefined : process.env?.[name] || undefined;
}
