// What was made before: found, read, deleted.
import { send } from "../decode.js";
import { deleteHistoryEntry, getHistoryEntry, type HistoryList, listHistory } from "../generated/history.js";
import type { Generation, GenerationStatus, Palette, Style } from "../generated/schemas.js";
import type { CallOptions, PageOptions, SpanOptions } from "../options.js";
import { listed, spanOf } from "../query.js";
import type { Transport } from "../transport.js";

export interface HistoryOptions extends PageOptions, SpanOptions, CallOptions {
  status?: GenerationStatus | readonly GenerationStatus[] | undefined;
  style?: Style | readonly Style[] | undefined;
  palette?: Palette | readonly Palette[] | undefined;
  templateId?: string | undefined;
  batchId?: string | undefined;
  /** Labels that must all be there. */
  metadata?: Record<string, string> | undefined;
  /** Words of the topic or title. */
  q?: string | undefined;
  /** Default: `-created_at`, the newest first. */
  sort?: "-created_at" | "created_at" | undefined;
}

/** `client.history` */
export class History {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** A page of generations, each with `document` null; `each` walks through all of them. */
  list(options: HistoryOptions = {}): Promise<HistoryList> {
    const { limit, cursor, status, style, palette, templateId, batchId, metadata, q, sort } = options;
    const chosen = { status: listed(status), style: listed(style), palette: listed(palette) };
    const call = listHistory({ limit, cursor, ...chosen, templateId, batchId, metadata, q, sort, ...spanOf(options) });
    return send(this.#transport, call, this.#transport.deadline(options));
  }

  /** With its document. */
  get(id: string, options?: CallOptions): Promise<Generation> {
    return send(this.#transport, getHistoryEntry({ id }), this.#transport.deadline(options));
  }

  /** Erase its picture and texts for good; throws ConflictError while it is being made. */
  delete(id: string, options?: CallOptions): Promise<void> {
    return send(this.#transport, deleteHistoryEntry({ id }), this.#transport.deadline(options));
  }
}
