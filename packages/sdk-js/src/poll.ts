// Follows a generation to its end by asking the server to hold each request (`Prefer: wait`).
import type { Deadline } from "./deadline.js";
import { send } from "./decode.js";
import { DeadlineExceededError, GenerationCanceledError, GenerationFailedError } from "./errors.js";
import { getGeneration } from "./generated/operations.js";
import type { Generation } from "./generated/schemas.js";
import type { WaitOptions } from "./options.js";
import type { Transport } from "./transport.js";

const LONGEST_WAIT_S = 30;
const WATCHED_WAIT_S = 1;
/** Between two questions, for a server or proxy that does not hold requests. */
export const SHORTEST_TURN_MS = 500;
/** A status this package does not know is a stage that is newer than it. */
export const FINAL = ["completed", "failed", "canceled"];

/** Until it has completed; throws GenerationFailedError, GenerationCanceledError, or what a call throws. */
export async function wait(
  transport: Transport,
  generation: Generation,
  onProgress: WaitOptions["onProgress"],
  deadline: Deadline,
): Promise<Generation> {
  let now = generation;
  try {
    while (!FINAL.includes(now.status)) {
      onProgress?.(now);
      now = await turn(transport, now.id, onProgress !== undefined, deadline);
    }
  } catch (error) {
    if (!(error instanceof DeadlineExceededError)) throw error;
    const wayBack = `Generation ${now.id} goes on: generations.wait("${now.id}") takes it up.`;
    throw new DeadlineExceededError(`${error.message} ${wayBack}`);
  }
  onProgress?.(now);
  if (now.status === "failed") throw new GenerationFailedError(now);
  if (now.status === "canceled") throw new GenerationCanceledError(now);
  return now;
}

async function turn(transport: Transport, id: string, watched: boolean, deadline: Deadline): Promise<Generation> {
  const began = performance.now();
  const now = await send(transport, getGeneration({ id, prefer: `wait=${waitingTime(deadline, watched)}` }), deadline);
  const rest = SHORTEST_TURN_MS - (performance.now() - began);
  if (rest > 0 && !FINAL.includes(now.status)) await deadline.pause(rest);
  return now;
}

/** Seconds to wait on the server; short when somebody watches. */
export function waitingTime(deadline: Deadline, watched: boolean): number {
  return Math.max(1, Math.min(watched ? WATCHED_WAIT_S : LONGEST_WAIT_S, Math.floor(deadline.left() / 1000)));
}
