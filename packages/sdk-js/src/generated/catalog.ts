// Generated from spec/ by `nox -s generate`. Do not edit.
import * as z from "zod/mini";
import { build, type Call } from "../call.js";
import { renamed, tagged } from "../wire.js";
import { type CsvSource, type DocumentInput, type MarkdownSource, type Palette, type Style, type TextSource, zCsvSource, zDocumentInput, zMarkdownSource, zTextSource } from "./schemas.js";

/** Whether the ground is light or dark. */
export const LightOrDark = {
  Light: "light",
  Dark: "dark",
} as const;
/** Whether the ground is light or dark. */
export type LightOrDark = (typeof LightOrDark)[keyof typeof LightOrDark] | (string & {});

/** A style of the catalog. */
export type StyleInfo = {
  slug: Style;
  /** Name for people. */
  label: string;
  /** What it looks like and what it suits. */
  description: string;
  /** Words to find it by. */
  tags: string[];
  lightOrDark: LightOrDark;
  defaultPalette: Palette;
  /** False for a style that cannot be drawn yet. */
  available: boolean;
  /** A small picture. */
  thumbnailUrl: string | null;
};
export const zStyleInfo: z.ZodMiniType<StyleInfo> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    slug: /*#__PURE__*/ z.string(),
    label: /*#__PURE__*/ z.string(),
    description: /*#__PURE__*/ z.string(),
    tags: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
    light_or_dark: /*#__PURE__*/ z.string(),
    default_palette: /*#__PURE__*/ z.string(),
    available: /*#__PURE__*/ z.boolean(),
    thumbnail_url: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/** All styles. */
export type StyleList = {
  /** The styles. */
  data: StyleInfo[];
  /** Whether another page follows. */
  hasMore: boolean;
  /** Where the next page begins. */
  nextCursor: string | null;
};
export const zStyleList: z.ZodMiniType<StyleList> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    data: /*#__PURE__*/ z.array(zStyleInfo),
    has_more: /*#__PURE__*/ z.boolean(),
    next_cursor: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/** What each colour of a palette is for, as */
export type PaletteRoles = {
  /** Behind everything. */
  ground: string;
  /** Behind a card's text. */
  surface: string;
  /** Text. */
  ink: string;
  /** Secondary text. */
  muted: string;
  /** Series and highlights, the most important first. */
  accents: string[];
};
export const zPaletteRoles: z.ZodMiniType<PaletteRoles> = /*#__PURE__*/ z.looseObject({
    ground: /*#__PURE__*/ z.string(),
    surface: /*#__PURE__*/ z.string(),
    ink: /*#__PURE__*/ z.string(),
    muted: /*#__PURE__*/ z.string(),
    accents: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
  });

/** A palette of the catalog. */
export type PaletteInfo = {
  slug: Palette;
  /** Name for people. */
  label: string;
  /** Its mood and what it suits. */
  description: string;
  /** Words to find it by. */
  tags: string[];
  /** Its main colours as #rrggbb, for a swatch. */
  colors: string[];
  /** Roles on a light ground; null when not available. */
  light: PaletteRoles | null;
  /** Roles on a dark ground; null when not available. */
  dark: PaletteRoles | null;
  /** False for a palette that cannot be drawn yet. */
  available: boolean;
  /** A small picture. */
  thumbnailUrl: string | null;
};
export const zPaletteInfo: z.ZodMiniType<PaletteInfo> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    slug: /*#__PURE__*/ z.string(),
    label: /*#__PURE__*/ z.string(),
    description: /*#__PURE__*/ z.string(),
    tags: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
    colors: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
    light: /*#__PURE__*/ z.nullable(zPaletteRoles),
    dark: /*#__PURE__*/ z.nullable(zPaletteRoles),
    available: /*#__PURE__*/ z.boolean(),
    thumbnail_url: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/** All palettes. */
export type PaletteList = {
  /** The palettes. */
  data: PaletteInfo[];
  /** Whether another page follows. */
  hasMore: boolean;
  /** Where the next page begins. */
  nextCursor: string | null;
};
export const zPaletteList: z.ZodMiniType<PaletteList> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    data: /*#__PURE__*/ z.array(zPaletteInfo),
    has_more: /*#__PURE__*/ z.boolean(),
    next_cursor: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/** What the infographic would be made from; its beginning is read: 8,000 characters of a text, 100 lines of a table. */
export type SuggestionSource = TextSource | MarkdownSource | CsvSource;
export const zSuggestionSource: z.ZodMiniType<SuggestionSource> = /*#__PURE__*/ tagged("type", { text: zTextSource, markdown: zMarkdownSource, csv: zCsvSource });

/** What the infographic is about. Give exactly one of topic, source or content. */
export type SuggestionRequest = {
  /** A subject in a few words. */
  topic?: string | undefined;
  source?: SuggestionSource | undefined;
  content?: DocumentInput | undefined;
};
export const zSuggestionRequest: z.ZodMiniType<SuggestionRequest> = /*#__PURE__*/ z.looseObject({
    topic: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    source: /*#__PURE__*/ z.optional(zSuggestionSource),
    content: /*#__PURE__*/ z.optional(zDocumentInput),
  });

/** A style, and why it suits. */
export type StyleSuggestion = {
  slug: Style;
  /** One sentence. */
  reason: string;
};
export const zStyleSuggestion: z.ZodMiniType<StyleSuggestion> = /*#__PURE__*/ z.looseObject({
    slug: /*#__PURE__*/ z.string(),
    reason: /*#__PURE__*/ z.string(),
  });

/** A palette, and why it suits. */
export type PaletteSuggestion = {
  slug: Palette;
  /** One sentence. */
  reason: string;
};
export const zPaletteSuggestion: z.ZodMiniType<PaletteSuggestion> = /*#__PURE__*/ z.looseObject({
    slug: /*#__PURE__*/ z.string(),
    reason: /*#__PURE__*/ z.string(),
  });

/** Three styles and three palettes, the best first. Only styles that can be drawn are suggested. */
export type Suggestions = {
  /** The styles. */
  styles: StyleSuggestion[];
  /** The palettes. */
  palettes: PaletteSuggestion[];
};
export const zSuggestions: z.ZodMiniType<Suggestions> = /*#__PURE__*/ z.looseObject({
    styles: /*#__PURE__*/ z.array(zStyleSuggestion),
    palettes: /*#__PURE__*/ z.array(zPaletteSuggestion),
  });

/**
 * List styles.
 *
 * All styles of the catalog, in one page. Those with `available` false are named for completeness and cannot be drawn yet.
 */
export function listStyles(a: { ifNoneMatch?: string | undefined } = {}): Call<StyleList> {
  return build({
    method: "GET",
    path: "/api/v1/styles",
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zStyleList,
  });
}

/**
 * List palettes.
 *
 * All palettes of the catalog, in one page, each with its roles on a light and on a dark ground. You may also give your own colours.
 */
export function listPalettes(a: { ifNoneMatch?: string | undefined } = {}): Call<PaletteList> {
  return build({
    method: "GET",
    path: "/api/v1/palettes",
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zPaletteList,
  });
}

/**
 * Get suggestions.
 *
 * Three styles and three palettes that suit a topic, a source or a Document, each with its reason in one sentence. The same question has the
 * same answer; nothing is stored, and nothing is taken from the quota.
 */
export function getSuggestions(a: { body: SuggestionRequest }): Call<Suggestions> {
  return build({
    method: "POST",
    path: "/api/v1/suggestions",
    once: true,
    body: a.body,
    schema: zSuggestions,
  });
}
