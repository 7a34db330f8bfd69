// A finished infographic: the picture, and what it says.
import type { Sink } from "./download.js";
import { DecodeError, InfoGraphixError } from "./errors.js";
import type { Document, DocumentWarning, Generation, GenerationResult } from "./generated/schemas.js";
import type { CallOptions } from "./options.js";
import type { Transport } from "./transport.js";

/** What `generate` returns. Bytes are fetched when asked for. */
export class InfographicResult {
  readonly #transport: Transport;
  readonly #picture: GenerationResult;

  constructor(
    readonly generation: Generation,
    transport: Transport,
  ) {
    if (!generation.result) throw new DecodeError("a completed generation without a result");
    this.#picture = generation.result;
    this.#transport = transport;
  }

  get id(): string {
    return this.generation.id;
  }

  /** Signed address of the picture; opens without a key until `generation.result.expiresAt`. */
  get url(): string {
    return this.#picture.url;
  }

  /** The picture in words. */
  get altText(): string {
    return this.#picture.altText;
  }

  /** The checked content, with the evidence of every figure. */
  get document(): Document | null {
    return this.generation.document;
  }

  get warnings(): readonly DocumentWarning[] {
    return this.generation.warnings;
  }

  /** The bytes, their length and SHA-256 checked. */
  async toBuffer(options?: CallOptions): Promise<Uint8Array<ArrayBuffer>> {
    const { Memory } = await import("./download.js");
    const sink = new Memory();
    await this.#download(sink, options);
    return sink.bytes();
  }

  async toBlob(options?: CallOptions): Promise<Blob> {
    return new Blob([await this.toBuffer(options)], { type: this.#picture.mediaType });
  }

  /** Write the picture to a file, a piece at a time; it appears complete or not at all. Node only. */
  async save(path: string, options?: CallOptions): Promise<void> {
    const { write }: Partial<typeof import("./node/save.js")> = await import("./node/save.js");
    // bundlers for browsers put an empty module in its place: see "browser" in package.json
    if (!write) throw new InfoGraphixError("save writes a file, which needs Node; use toBlob or toBuffer here.");
    await write(path, (sink) => this.#download(sink, options));
  }

  async #download(sink: Sink, options: CallOptions | undefined): Promise<void> {
    const deadline = this.#transport.deadline(options);
    const { download } = await import("./download.js");
    await download(this.#transport, this.id, this.#picture, sink, deadline);
  }
}
