// A real server on loopback that answers as a list of scripts says, and keeps what it was asked.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";

export interface Asked {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export type Script = (response: ServerResponse, asked: Asked) => void;

const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Each request takes the next script; the last one stays. */
export async function serve(...scripts: Script[]): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const script = scripts[Math.min(asked.length, scripts.length - 1)];
      const entry = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body };
      asked.push(entry);
      script?.(response, entry);
    });
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Script {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", "x-request-id": "req_12345678", ...headers });
    response.end(JSON.stringify(value));
  };
}

export function problem(status: number, code: string, headers: Record<string, string> = {}): Script {
  const body = {
    type: "about:blank",
    title: code,
    status,
    detail: "Do this instead.",
    code,
    request_id: "req_12345678",
  };
  return json(status, body, { "content-type": "application/problem+json", ...headers });
}

export const reset: Script = (response) => response.destroy();

/** Never answers. */
export const hold: Script = () => undefined;

/** A body that never ends. */
export const drip: Script = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => response.write(" "), 20);
  response.on("close", () => clearInterval(timer));
};

export function raw(status: number, body: string | Buffer, headers: Record<string, string> = {}): Script {
  return (response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

/** Exactly these bytes on the wire, then the end of the connection. */
export function bytes(text: string): Script {
  return (response) => {
    response.socket?.end(text.replaceAll("\n", "\r\n"));
  };
}

/** The first half of a body whose length was told, then nothing: the connection breaks. */
export function cut(body: Buffer, headers: Record<string, string> = {}): Script {
  return (response) => {
    response.writeHead(200, { "content-length": body.length, ...headers });
    response.write(body.subarray(0, body.length / 2), () => setTimeout(() => response.destroy(), 20));
  };
}
