// Follows a stream of server-sent events to its end, and resumes it where a connection broke.
import type { Call } from "./call.js";
import type { Deadline } from "./deadline.js";
import { APIConnectionError, DecodeError, InfoGraphixError } from "./errors.js";
import { streamGenerationEvents } from "./generated/streams.js";
import { arrival, type Transport } from "./transport.js";

const FINAL = /\.(completed|failed|canceled)$/;
const RESUMED_AFTER_MS = 250;
/** The server sends a sign of life every 15 seconds. */
const LONGEST_SILENCE_MS = 60_000;
const MOST_BREAKS = 3;

/** What has just happened. `id` counts the events of the resource; progress within a stage has none. */
export interface LiveEvent {
  readonly type: string;
  /** As on the wire. */
  readonly data: Record<string, unknown>;
  readonly id: number | undefined;
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

export function streamGeneration(transport: Transport, id: string, deadline: Deadline): AsyncGenerator<LiveEvent> {
  return follow(transport, (lastEventId) => streamGenerationEvents({ id, lastEventId }), deadline);
}

/** Until the resource has ended. `call` makes the request that goes on after a message. */
export async function* follow(
  transport: Transport,
  call: (lastEventId: string | undefined) => Call<Blob>,
  deadline: Deadline,
): AsyncGenerator<LiveEvent> {
  let last: LiveEvent | undefined;
  let lastId: string | undefined;
  for (let breaks = 0; ; ) {
    const answer = await transport.exchange(
      () => call(lastId),
      deadline,
      async (answer) => answer,
    );
    if (answer.status === 204) return;
    try {
      for await (const event of events(answer, deadline)) {
        breaks = 0;
        last = event;
        lastId = event.id === undefined ? lastId : String(event.id);
        yield event;
      }
      // a server that restarts also closes its streams: then the last event is not the last
      if (last && FINAL.test(last.type)) return;
    } catch (error) {
      if (!(error instanceof InfoGraphixError && error.retryable) || ++breaks > MOST_BREAKS) throw error;
    }
    await deadline.pause(RESUMED_AFTER_MS);
  }
}

async function* events(answer: Response, deadline: Deadline): AsyncGenerator<LiveEvent> {
  const reader = answer.body?.getReader();
  if (!reader) throw new DecodeError("no body", answer);
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await next(reader, deadline);
      if (done) return;
      const blocks = (text + decoder.decode(value, { stream: true }).replaceAll("\r", "")).split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = read(block, answer);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined); // a body that broke has nothing left to cancel
  }
}

/** The next bytes; an abort, the deadline and too long a silence end the wait. */
function next(reader: Reader, deadline: Deadline): Promise<ReadableStreamReadResult<Uint8Array>> {
  return deadline.run(async (signal) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cutShort = new Promise<never>((_, reject) => {
      const silent = () => reject(new APIConnectionError("The stream fell silent.", { retryable: true }));
      timer = setTimeout(silent, LONGEST_SILENCE_MS);
      signal.addEventListener("abort", () => reject(signal.reason));
    });
    try {
      return await Promise.race([arrival(reader.read()), cutShort]);
    } finally {
      clearTimeout(timer);
    }
  });
}

function read(block: string, answer: Response): LiveEvent | undefined {
  const fields: Record<string, string> = {};
  for (const line of block.split("\n")) {
    const [, name = "", value = ""] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    fields[name] = name === "data" && fields.data !== undefined ? `${fields.data}\n${value}` : value;
  }
  if (fields.data === undefined) return undefined;
  try {
    const id = /^\d+$/.test(fields.id ?? "") ? Number(fields.id) : undefined;
    return { type: fields.event ?? "message", data: JSON.parse(fields.data), id };
  } catch {
    throw new DecodeError("a message of the stream is not JSON", answer);
  }
}
