// Tokens: from a key one that may do less, for a browser; and what refreshes and ends sessions.
import { send } from "../decode.js";
import { createToken, refreshToken, revokeToken, type Token } from "../generated/auth.js";
import type { CallOptions } from "../options.js";
import type { Transport } from "../transport.js";

export interface TokenOptions extends CallOptions {
  /** What the token may do; all that the key may when left out. */
  scope?: readonly string[] | undefined;
  /** Seconds; default a quarter of an hour. */
  expiresIn?: number | undefined;
}

/** `client.auth`. */
export class Auth {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** A token that may do no more than the key and `scope`; safe to give to a page. */
  token(apiKey: string, { scope, expiresIn, ...options }: TokenOptions = {}): Promise<Token> {
    const body = { apiKey, scope: scope?.join(" "), expiresIn };
    return send(this.#transport, createToken({ body }), this.#transport.deadline(options));
  }

  /** A session of a person; throws AuthenticationError. */
  signIn(email: string, password: string, options?: CallOptions): Promise<Token> {
    return send(this.#transport, createToken({ body: { email, password } }), this.#transport.deadline(options));
  }

  /** The next token of a session. Keep its `refreshToken`; the one given is used up. */
  refresh(token: string, options?: CallOptions): Promise<Token> {
    const call = refreshToken({ body: { refreshToken: token } });
    return send(this.#transport, call, this.#transport.deadline(options));
  }

  /** End the session of an access or refresh token. */
  revoke(token: string, options?: CallOptions): Promise<void> {
    return send(this.#transport, revokeToken({ body: { token } }), this.#transport.deadline(options));
  }
}
