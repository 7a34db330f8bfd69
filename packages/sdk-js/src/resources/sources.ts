// Files that are uploaded once and drawn from as often as you like.
import { newKey } from "../call.js";
import { send } from "../decode.js";
import {
  createSource,
  deleteSource,
  getSource,
  listSources,
  type Upload,
  type UploadList,
} from "../generated/sources.js";
import type { CallOptions, CreateOptions, PageOptions } from "../options.js";
import type { Transport } from "../transport.js";

const MEDIA_TYPES: Record<string, string> = {
  md: "text/markdown",
  markdown: "text/markdown",
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  pdf: "application/pdf",
};

export interface UploadOptions extends CreateOptions {
  /** A string is text itself, not a path. */
  file: Blob | BufferSource | ReadableStream | string;
  /** Default: the name of a File. */
  fileName?: string | undefined;
  /** Default: what the name's ending tells, else a Blob's own type, else text/plain. */
  mediaType?: string | undefined;
}

/** `client.sources`; what `create` answers is drawn with `source: { type: "upload", id }`. */
export class Sources {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Upload a file, up to 20 MB. */
  async create({ file, fileName, mediaType, idempotencyKey = newKey(), ...options }: UploadOptions): Promise<Upload> {
    const deadline = this.#transport.deadline(options);
    const { name, type } = file as Partial<File>;
    const called = fileName ?? name;
    const contentType = mediaType ?? MEDIA_TYPES[/[^.]*$/.exec(called?.toLowerCase() ?? "")?.[0] ?? ""] ?? type;
    const blob = await new Response(file).blob(); // a stream could not be sent again
    const call = createSource({
      file: blob,
      contentType: contentType || "text/plain",
      fileName: called,
      idempotencyKey,
    });
    return send(this.#transport, call, deadline);
  }

  /** A page of uploads that can be used, the newest first; `each` walks through all of them. */
  list({ limit, cursor, ...options }: PageOptions & CallOptions = {}): Promise<UploadList> {
    return send(this.#transport, listSources({ limit, cursor }), this.#transport.deadline(options));
  }

  get(id: string, options?: CallOptions): Promise<Upload> {
    return send(this.#transport, getSource({ id }), this.#transport.deadline(options));
  }

  /** Generations that have read it stay as they are. */
  delete(id: string, options?: CallOptions): Promise<void> {
    return send(this.#transport, deleteSource({ id }), this.#transport.deadline(options));
  }
}
