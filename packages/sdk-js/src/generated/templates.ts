// Generated from spec/ by `nox -s generate`. Do not edit.
import * as z from "zod/mini";
import { build, type Call } from "../call.js";
import { renamed, zDate } from "../wire.js";
import { type AspectRatio, type Format, type Health, type PaletteChoice, type Size, type Style, zPaletteChoice } from "./schemas.js";

/** What a template is for. */
export const TemplateCategory = {
  Business: "business",
  Technology: "technology",
  Education: "education",
  Creative: "creative",
  Data: "data",
  SocialMedia: "social-media",
  Marketing: "marketing",
  Science: "science",
  Health: "health",
  Entertainment: "entertainment",
} as const;
/** What a template is for. */
export type TemplateCategory = (typeof TemplateCategory)[keyof typeof TemplateCategory] | (string & {});

/** How pictures of a template are drawn. */
export type TemplateConfig = {
  style: Style;
  palette: PaletteChoice;
  size: Size;
  aspectRatio: AspectRatio;
  format: Format;
  /** BCP 47 tag of the source's language; null to find out. */
  language: string | null;
  /** How many sections are drawn at most, the most important ones; null for all. */
  sections: number | null;
};
export const zTemplateConfig: z.ZodMiniType<TemplateConfig> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    style: /*#__PURE__*/ z.string(),
    palette: zPaletteChoice,
    size: /*#__PURE__*/ z.string(),
    aspect_ratio: /*#__PURE__*/ z.string(),
    format: /*#__PURE__*/ z.string(),
    language: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    sections: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
  }));

/** A way of drawing, kept under a name: your own, or one that comes with the product. */
export type Template = {
  /** Its id. */
  readonly id: string;
  /** What it is called; yours are unique within your account. */
  name: string;
  /** What it is for. */
  description: string | null;
  /** What it belongs to; null for none. */
  category: TemplateCategory | null;
  /** Words to find it by. */
  tags: string[];
  /** Whether it comes with the product and cannot be changed. */
  builtin: boolean;
  config: TemplateConfig;
  /** A small picture: of the template where it is built in, else of its style. */
  thumbnailUrl: string | null;
  /** How many generations of your account were made with it. Counting is no change that an ETag tells. */
  useCount: number;
  /** When it was made. */
  createdAt: Date;
  /** When it last changed. */
  updatedAt: Date;
};
export const zTemplate: z.ZodMiniType<Template> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    id: /*#__PURE__*/ z.string(),
    name: /*#__PURE__*/ z.string(),
    description: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    category: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    tags: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
    builtin: /*#__PURE__*/ z.boolean(),
    config: zTemplateConfig,
    thumbnail_url: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    use_count: /*#__PURE__*/ z.number(),
    created_at: zDate,
    updated_at: zDate,
  }));

/** A page of templates. */
export type TemplateList = {
  /** Your own, the newest first, then the built-in ones by category. */
  data: Template[];
  /** Whether another page follows. */
  hasMore: boolean;
  /** Where the next page begins. */
  nextCursor: string | null;
};
export const zTemplateList: z.ZodMiniType<TemplateList> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    data: /*#__PURE__*/ z.array(zTemplate),
    has_more: /*#__PURE__*/ z.boolean(),
    next_cursor: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/** How pictures of the template are to be drawn. */
export type TemplateConfigInput = {
  style?: Style | undefined;
  palette?: PaletteChoice | undefined;
  size?: Size | undefined;
  aspectRatio?: AspectRatio | undefined;
  format?: Format | undefined;
  /** BCP 47 tag of the source's language. */
  language?: string | null | undefined;
  /** How many sections are drawn at most, the most important ones. */
  sections?: number | null | undefined;
};
export const zTemplateConfigInput: z.ZodMiniType<TemplateConfigInput> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    style: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    palette: /*#__PURE__*/ z.optional(zPaletteChoice),
    size: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    aspect_ratio: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    format: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    language: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    sections: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number())),
  }));

/** A template as a whole; what is left out has its default. */
export type TemplateInput = {
  /** What to call it; unique within your account. */
  name: string;
  /** What it is for. */
  description?: string | null | undefined;
  /** What it belongs to. */
  category?: TemplateCategory | null | undefined;
  /** Words to find it by, in lower case. */
  tags?: string[] | undefined;
  config: TemplateConfigInput;
};
export const zTemplateInput: z.ZodMiniType<TemplateInput> = /*#__PURE__*/ z.looseObject({
    name: /*#__PURE__*/ z.string(),
    description: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    category: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    tags: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(/*#__PURE__*/ z.string())),
    config: zTemplateConfigInput,
  });

/**
 * List templates.
 *
 * Your own templates, the newest first, and then those that come with the product.
 */
export function listTemplates(a: { limit?: number | undefined; cursor?: string | undefined; scope?: string | undefined; category?: string | undefined; tag?: string | undefined; q?: string | undefined; ifNoneMatch?: string | undefined } = {}): Call<TemplateList> {
  return build({
    method: "GET",
    path: "/api/v1/templates",
    query: { limit: a.limit, cursor: a.cursor, scope: a.scope, category: a.category, tag: a.tag, q: a.q },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zTemplateList,
  });
}

/**
 * Create a template.
 *
 * Keeps a way of drawing under a name. Use its id as `template_id` of a generation.
 */
export function createTemplate(a: { body: TemplateInput; idempotencyKey?: string | undefined }): Call<Template> {
  return build({
    method: "POST",
    path: "/api/v1/templates",
    header: { "Idempotency-Key": a.idempotencyKey },
    body: a.body,
    schema: zTemplate,
  });
}

/**
 * Get a template.
 *
 * One of your own, or one that comes with the product.
 */
export function getTemplate(a: { id: string; ifNoneMatch?: string | undefined }): Call<Template> {
  return build({
    method: "GET",
    path: "/api/v1/templates/{id}",
    pathParams: { id: a.id },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zTemplate,
  });
}

/**
 * Replace a template.
 *
 * Gives the template everything anew; what is left out has its default. With `If-Match` only when nobody else changed it since. Templates that come
 * with the product cannot be changed (403). Generations that were made with it stay as they are.
 */
export function replaceTemplate(a: { body: TemplateInput; id: string; ifMatch?: string | undefined }): Call<Template> {
  return build({
    method: "PUT",
    path: "/api/v1/templates/{id}",
    pathParams: { id: a.id },
    header: { "If-Match": a.ifMatch },
    body: a.body,
    schema: zTemplate,
  });
}

/**
 * Delete a template.
 *
 * Generations that were made with it stay as they are. With `If-Match` only when nobody else changed it since. Templates that come with the product
 * cannot be deleted (403).
 */
export function deleteTemplate(a: { id: string; ifMatch?: string | undefined }): Call<void> {
  return build({
    method: "DELETE",
    path: "/api/v1/templates/{id}",
    result: "none",
    pathParams: { id: a.id },
    header: { "If-Match": a.ifMatch },
  });
}
