// Files. The only module that imports from node:, loaded when `save` is called.
import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import type { Sink } from "../download.js";

/** Write beside the target, then rename: never a partial file under the final name. */
export async function write(path: string, fill: (sink: Sink) => Promise<void>): Promise<void> {
  const part = `${path}.${randomUUID()}.part`;
  const file = await open(part, "wx");
  try {
    await fill(new FileSink(file));
    await file.sync();
    await file.close();
    await rename(part, path);
  } finally {
    await file.close();
    await rm(part, { force: true });
  }
}

class FileSink implements Sink {
  size = 0;
  #hash = createHash("sha256");

  constructor(readonly file: FileHandle) {}

  async append(chunk: Uint8Array): Promise<void> {
    this.#hash.update(chunk);
    for (let at = 0; at < chunk.length; ) {
      at += (await this.file.write(chunk, at, chunk.length - at, this.size + at)).bytesWritten;
    }
    this.size += chunk.length;
  }

  async clear(): Promise<void> {
    await this.file.truncate();
    this.#hash = createHash("sha256");
    this.size = 0;
  }

  sha256(): string {
    return this.#hash.digest("hex");
  }
}
