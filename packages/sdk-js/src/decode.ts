// Reads the body of a successful answer. Sends nothing.
import * as z from "zod/mini";
import type { Call } from "./call.js";
import type { Deadline } from "./deadline.js";
import { DecodeError } from "./errors.js";
import { arrival, type Transport } from "./transport.js";

/** The value a call promises; throws what errors.ts lists, or the reason of the caller's abort. */
export function send<R>(transport: Transport, call: Call<R>, deadline: Deadline): Promise<R> {
  return transport.exchange(() => call, deadline, read);
}

async function read<R>(answer: Response, call: Call<R>): Promise<R> {
  if (call.result === "bytes") return (await arrival(answer.blob())) as R;
  const text = await arrival(answer.text());
  if (call.result === "none") return undefined as R;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DecodeError(`expected JSON, got ${answer.headers.get("content-type") ?? "no content type"}`, answer);
  }
  const parsed = z.safeParse(call.schema as z.ZodMiniType, value);
  if (parsed.success) return parsed.data as R;
  const issue = parsed.error.issues[0];
  throw new DecodeError(`/${issue?.path.join("/")} is not as described (${issue?.code})`, answer);
}
