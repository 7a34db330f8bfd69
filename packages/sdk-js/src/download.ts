// Fetches a picture into a sink: continued where it was cut, checked against its length and SHA-256.
import type { Deadline } from "./deadline.js";
import { DecodeError, DownloadError } from "./errors.js";
import { getGenerationResult } from "./generated/operations.js";
import type { GenerationResult } from "./generated/schemas.js";
import { arrival, type Transport } from "./transport.js";

/** Where bytes go. */
export interface Sink {
  /** How many it holds. */
  readonly size: number;
  append(chunk: Uint8Array<ArrayBuffer>): Promise<void> | void;
  clear(): Promise<void> | void;
  /** Hexadecimal; undefined where the platform cannot tell. */
  sha256(): Promise<string | undefined> | string | undefined;
}

/** By the API's address, not the signed one: that may have expired, or have been made for another network. */
export async function download(
  transport: Transport,
  id: string,
  picture: GenerationResult,
  sink: Sink,
  deadline: Deadline,
): Promise<void> {
  const rest = () => {
    if (sink.size === 0) return getGenerationResult({ id });
    return getGenerationResult({ id, range: `bytes=${sink.size}-`, ifRange: `"${picture.sha256}"` });
  };
  await transport.exchange(rest, deadline, async (answer) => {
    if (answer.status !== 206) await sink.clear();
    await pour(answer, sink);
    if (sink.size < picture.bytes) throw mismatch(`only ${sink.size} of ${picture.bytes} bytes`, true);
  });
  const sha256 = await sink.sha256();
  if (sink.size > picture.bytes || (sha256 !== undefined && sha256 !== picture.sha256)) {
    throw mismatch("as something else", false);
  }
}

async function pour(answer: Response, sink: Sink): Promise<void> {
  const reader = answer.body?.getReader();
  if (!reader) throw new DecodeError("no body", answer);
  try {
    for (;;) {
      const { done, value } = await arrival(reader.read());
      if (done) return;
      await sink.append(value);
    }
  } finally {
    await reader.cancel().catch(() => undefined); // a body that broke has nothing left to cancel
  }
}

function mismatch(what: string, retryable: boolean): DownloadError {
  return new DownloadError(`The picture arrived ${what}. Download it again.`, { retryable });
}

/** The simplest place for bytes. */
export class Memory implements Sink {
  size = 0;
  #chunks: Uint8Array<ArrayBuffer>[] = [];

  append(chunk: Uint8Array<ArrayBuffer>): void {
    this.#chunks.push(chunk);
    this.size += chunk.length;
  }

  clear(): void {
    this.#chunks = [];
    this.size = 0;
  }

  /** In one piece. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await new Blob(this.#chunks).arrayBuffer());
  }

  /** Node 18, and pages that did not come over HTTPS, have no WebCrypto; there the length alone counts. */
  async sha256(): Promise<string | undefined> {
    const digest = await globalThis.crypto?.subtle?.digest("SHA-256", await this.bytes());
    return digest && Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
}
