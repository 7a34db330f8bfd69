// Ways of drawing under a name: those that come with the product, and your own.
import { newKey } from "../call.js";
import { send } from "../decode.js";
import {
  createTemplate,
  deleteTemplate,
  getTemplate,
  listTemplates,
  replaceTemplate,
  type Template,
  type TemplateInput,
  type TemplateList,
} from "../generated/templates.js";
import type { CallOptions, CreateOptions, PageOptions } from "../options.js";
import { listed } from "../query.js";
import type { Transport } from "../transport.js";

export interface TemplateListOptions extends PageOptions, CallOptions {
  /** "all" (the default), "own" or "builtin". */
  scope?: string | undefined;
  /** Only these categories. */
  category?: string | readonly string[] | undefined;
  tag?: string | undefined;
  /** Part of name, description or tags. */
  q?: string | undefined;
}

/** `client.templates`; needs a key with the scope `templates:read`, and `templates:write` to change them. */
export class Templates {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** A page of templates, your own first; `each` walks through all of them. */
  list({ limit, cursor, scope, category, tag, q, ...options }: TemplateListOptions = {}): Promise<TemplateList> {
    const call = listTemplates({ limit, cursor, scope, category: listed(category), tag, q });
    return send(this.#transport, call, this.#transport.deadline(options));
  }

  create(body: TemplateInput, options?: CreateOptions): Promise<Template> {
    const call = createTemplate({ body, idempotencyKey: options?.idempotencyKey ?? newKey() });
    return send(this.#transport, call, this.#transport.deadline(options));
  }

  get(id: string, options?: CallOptions): Promise<Template> {
    return send(this.#transport, getTemplate({ id }), this.#transport.deadline(options));
  }

  /** Everything anew: what is left out has its default afterwards. */
  replace(id: string, body: TemplateInput, options?: CallOptions): Promise<Template> {
    return send(this.#transport, replaceTemplate({ id, body }), this.#transport.deadline(options));
  }

  /** Generations that were made with it stay as they are. */
  delete(id: string, options?: CallOptions): Promise<void> {
    return send(this.#transport, deleteTemplate({ id }), this.#transport.deadline(options));
  }
}
