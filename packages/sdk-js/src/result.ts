// A finished infographic: the picture, and what it says.
import { Deadline } from "./deadline.js";
import { DecodeError, DownloadError, errorOf } from "./errors.js";
import type { Document, DocumentWarning, Generation, GenerationResult } from "./generated/schemas.js";
import type { CallOptions } from "./resources/generations.js";
import type { Transport } from "./transport.js";

/** What `generate` returns. Bytes are fetched when asked for. */
export class InfographicResult {
  readonly #transport: Transport;
  readonly #deadlineMs: number;
  readonly #result: GenerationResult;

  constructor(
    readonly generation: Generation,
    transport: Transport,
    deadlineMs: number,
  ) {
    if (!generation.result) throw new DecodeError("a completed generation without a result", undefined);
    this.#result = generation.result;
    this.#transport = transport;
    this.#deadlineMs = deadlineMs;
  }

  get id(): string {
    return this.generation.id;
  }

  /** Signed address of the picture; opens without a key until `generation.result.expiresAt`. */
  get url(): string {
    return this.#result.url;
  }

  /** The picture in words. */
  get altText(): string {
    return this.#result.altText;
  }

  /** The checked content, with the evidence of every figure. */
  get document(): Document | null {
    return this.generation.document;
  }

  get warnings(): readonly DocumentWarning[] {
    return this.generation.warnings;
  }

  /** The bytes, their length and SHA-256 checked. */
  async toBuffer(options: CallOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    const deadline = new Deadline(options.deadlineMs ?? this.#deadlineMs, options.signal);
    return await deadline.run(async (signal) => {
      const response = await this.#transport.download(this.url, { accept: this.#result.mediaType }, signal);
      if (!response.ok) throw errorOf(response.status, response.headers, await response.text());
      const bytes = new Uint8Array(await response.arrayBuffer());
      if ((await sha256(bytes)) !== this.#result.sha256) {
        throw new DownloadError(`The picture arrived with ${bytes.length} of ${this.#result.bytes} bytes, or changed.`);
      }
      return bytes;
    });
  }

  async toBlob(options: CallOptions = {}): Promise<Blob> {
    return new Blob([await this.toBuffer(options)], { type: this.#result.mediaType });
  }

  /** Write the picture to a file; it appears complete or not at all. Node only. */
  async save(path: string, options: CallOptions = {}): Promise<void> {
    const { write } = await import("./node/save.js");
    await write(path, await this.toBuffer(options));
  }
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
