// Files. The only module that imports from node:, loaded when `save` is called.
import { rename, rm, writeFile } from "node:fs/promises";

/** Write beside the target, then rename: never a partial file under the final name. */
export async function write(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    await writeFile(part, bytes);
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
}
