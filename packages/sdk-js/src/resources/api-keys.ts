// Make, change, replace and revoke the account's API keys.
import { newKey } from "../call.js";
import { send } from "../decode.js";
import {
  type ApiKey,
  type ApiKeyList,
  type CreateApiKeyRequest,
  createApiKey,
  getApiKey,
  listApiKeys,
  type RotateApiKeyRequest,
  revokeApiKey,
  rotateApiKey,
  type UpdateApiKeyRequest,
  updateApiKey,
} from "../generated/api-keys.js";
import type { CallOptions, CreateOptions, PageOptions } from "../options.js";
import type { Transport } from "../transport.js";

/** `client.apiKeys`; needs a key with the scope `keys:write`. */
export class ApiKeys {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** A page of the keys that are not revoked, the newest first; `each` walks through all of them. */
  list({ limit, cursor, ...options }: PageOptions & CallOptions = {}): Promise<ApiKeyList> {
    return send(this.#transport, listApiKeys({ limit, cursor }), this.#transport.deadline(options));
  }

  /** The answer has the secret, this once. */
  create(body: CreateApiKeyRequest, options?: CreateOptions): Promise<ApiKey> {
    const call = createApiKey({ body, idempotencyKey: options?.idempotencyKey ?? newKey() });
    return send(this.#transport, call, this.#transport.deadline(options));
  }

  get(id: string, options?: CallOptions): Promise<ApiKey> {
    return send(this.#transport, getApiKey({ id }), this.#transport.deadline(options));
  }

  /** Members left out stay. */
  update(id: string, body: UpdateApiKeyRequest, options?: CallOptions): Promise<ApiKey> {
    return send(this.#transport, updateApiKey({ id, body }), this.#transport.deadline(options));
  }

  /** A successor with its secret, this once; the old key ends after the grace period, by default a day. */
  rotate(id: string, body: RotateApiKeyRequest = {}, options?: CreateOptions): Promise<ApiKey> {
    const call = rotateApiKey({ id, body, idempotencyKey: options?.idempotencyKey ?? newKey() });
    return send(this.#transport, call, this.#transport.deadline(options));
  }

  /** For good, everywhere, within a second. */
  revoke(id: string, options?: CallOptions): Promise<void> {
    return send(this.#transport, revokeApiKey({ id }), this.#transport.deadline(options));
  }
}
