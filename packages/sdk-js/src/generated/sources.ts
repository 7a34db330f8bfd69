// Generated from spec/ by `nox -s generate`. Do not edit.
import * as z from "zod/mini";
import { build, type Call } from "../call.js";
import { renamed, zDate } from "../wire.js";

/** A file to draw from, as often as you like until it expires. */
export type Upload = {
  /** Its id, for `source: {type: upload, id}` of a generation. */
  readonly id: string;
  /** How it is read: text/plain, text/markdown, text/csv, text/tab-separated-values or application/pdf. */
  mediaType: string;
  /** What it was called, without folders; a picture has its title from it where the file itself has none. */
  fileName: string | null;
  /** Size of the file. */
  bytes: number;
  /** Hash of the file. */
  sha256: string;
  /** When it was announced. */
  createdAt: Date;
  /** When it is deleted, once nothing that was asked for before waits for it. */
  expiresAt: Date;
};
export const zUpload: z.ZodMiniType<Upload> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    id: /*#__PURE__*/ z.string(),
    media_type: /*#__PURE__*/ z.string(),
    file_name: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    bytes: /*#__PURE__*/ z.number(),
    sha256: /*#__PURE__*/ z.string(),
    created_at: zDate,
    expires_at: zDate,
  }));

/** A page of uploads. */
export type UploadList = {
  /** Those that can be used, the newest first. */
  data: Upload[];
  /** Whether another page follows. */
  hasMore: boolean;
  /** Where the next page begins. */
  nextCursor: string | null;
};
export const zUploadList: z.ZodMiniType<UploadList> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    data: /*#__PURE__*/ z.array(zUpload),
    has_more: /*#__PURE__*/ z.boolean(),
    next_cursor: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/**
 * List uploads.
 *
 * Those that can be used, the newest first.
 */
export function listSources(a: { limit?: number | undefined; cursor?: string | undefined; ifNoneMatch?: string | undefined } = {}): Call<UploadList> {
  return build({
    method: "GET",
    path: "/api/v1/sources",
    query: { limit: a.limit, cursor: a.cursor },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zUploadList,
  });
}

/**
 * Upload a file.
 *
 * The file itself is the body, up to 20,000,000 bytes, with or without a Content-Length. Draw from it with `source: {type: upload, id}`, in single generations and in batches, until it
 * expires: 24 hours later, unless the operator says otherwise. Files that do not say their charset are read as UTF-8, as UTF-16 with its mark, or as Windows-1252.
 *
 * Of a PDF its text is read: headings, paragraphs and lists, no tables and no pictures. All uploads of an account together may have 1,000,000,000 bytes (409).
 */
export function createSource(a: { file: BodyInit; contentType: string; fileName?: string | undefined; contentDigest?: string | undefined; idempotencyKey?: string | undefined }): Call<Upload> {
  return build({
    method: "POST",
    path: "/api/v1/sources",
    query: { file_name: a.fileName },
    header: { "Content-Digest": a.contentDigest, "Idempotency-Key": a.idempotencyKey, "content-type": a.contentType },
    file: a.file,
    schema: zUpload,
  });
}

/**
 * Get an upload.
 *
 * What is known of it. Its bytes are not given back.
 */
export function getSource(a: { id: string; ifNoneMatch?: string | undefined }): Call<Upload> {
  return build({
    method: "GET",
    path: "/api/v1/sources/{id}",
    pathParams: { id: a.id },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zUpload,
  });
}

/**
 * Delete an upload.
 *
 * At once and for good. Generations that have read it stay as they are; those that have not begun yet fail with `source_gone`. An upload is also deleted with the last generation
 * that was made from it, when that is deleted from the history.
 */
export function deleteSource(a: { id: string }): Call<void> {
  return build({
    method: "DELETE",
    path: "/api/v1/sources/{id}",
    result: "none",
    pathParams: { id: a.id },
  });
}
