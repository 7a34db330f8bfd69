// Generated from spec/ by `nox -s generate`. Do not edit.
import * as z from "zod/mini";
import { oneOf, renamed, tagged, zDate } from "../wire.js";

/** The page in points at 1K, which are pixels of a 1K picture. */
export type ReportPage = {
  /** Width. */
  width: number;
  /** Height. */
  height: number;
};
export const zReportPage: z.ZodMiniType<ReportPage> = /*#__PURE__*/ z.looseObject({
    width: /*#__PURE__*/ z.number(),
    height: /*#__PURE__*/ z.number(),
  });

/** What occupies a box of the page. */
export const ReportBoxKind = {
  Card: "card",
  Text: "text",
  Mark: "mark",
  Image: "image",
} as const;
/** What occupies a box of the page. */
export type ReportBoxKind = (typeof ReportBoxKind)[keyof typeof ReportBoxKind] | (string & {});

/** One card, line of text, mark or image. */
export type ReportBox = {
  kind: ReportBoxKind;
  /** Left edge. */
  x: number;
  /** Top edge. */
  y: number;
  /** Width. */
  w: number;
  /** Height. */
  h: number;
  /** The line as drawn. */
  text: string | null;
  /** Its type size in points. */
  fontSize: number | null;
  /** Index into the Document's sections; null outside cards. */
  section: number | null;
  /** Index into the section's blocks. */
  block: number | null;
};
export const zReportBox: z.ZodMiniType<ReportBox> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    kind: /*#__PURE__*/ z.string(),
    x: /*#__PURE__*/ z.number(),
    y: /*#__PURE__*/ z.number(),
    w: /*#__PURE__*/ z.number(),
    h: /*#__PURE__*/ z.number(),
    text: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    font_size: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
    section: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
    block: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
  }));

/** Something to know about a picture that was made all the same. */
export const WarningCode = {
  NoSource: "no_source",
  Truncated: "truncated",
  UnverifiedDropped: "unverified_dropped",
  StaleData: "stale_data",
  LangUnsupported: "lang_unsupported",
  GlyphMissing: "glyph_missing",
  ColourAdjusted: "colour_adjusted",
  ModelFacts: "model_facts",
  FallbackProvider: "fallback_provider",
  LargeInput: "large_input",
  NotText: "not_text",
  NotTabular: "not_tabular",
  NoData: "no_data",
  NoFigures: "no_figures",
  UnsupportedType: "unsupported_type",
  InvalidContent: "invalid_content",
  RowCountMismatch: "row_count_mismatch",
  HeaderMissing: "header_missing",
  HeaderNotFirstRow: "header_not_first_row",
  MultiHeader: "multi_header",
  BlankHeaderCells: "blank_header_cells",
  RepeatedHeaderRowsDropped: "repeated_header_rows_dropped",
  BlankRowsDropped: "blank_rows_dropped",
  DuplicateColumnsRenamed: "duplicate_columns_renamed",
  QuotedNewlines: "quoted_newlines",
  NewlineNormalised: "newline_normalised",
  EncodingGuessed: "encoding_guessed",
  DecimalCommaDetected: "decimal_comma_detected",
  DateFormatsMixed: "date_formats_mixed",
  MissingValues: "missing_values",
  MultipleTables: "multiple_tables",
  WideInput: "wide_input",
  WideReshaped: "wide_reshaped",
  Resampled: "resampled",
  SeriesLimited: "series_limited",
  SingleRow: "single_row",
  NoNumericMeasure: "no_numeric_measure",
  UnitUnknown: "unit_unknown",
  MixedUnits: "mixed_units",
  MultiSelect: "multi_select",
  TotalRowExcluded: "total_row_excluded",
  TotalColumnExcluded: "total_column_excluded",
  SummaryRowExcluded: "summary_row_excluded",
  AggregateRowsExcluded: "aggregate_rows_excluded",
} as const;
/** Something to know about a picture that was made all the same. */
export type WarningCode = (typeof WarningCode)[keyof typeof WarningCode] | (string & {});

/** Something to know about the content or the picture. */
export type DocumentWarning = {
  code: WarningCode;
  /** What and where. */
  message: string;
};
export const zDocumentWarning: z.ZodMiniType<DocumentWarning> = /*#__PURE__*/ z.looseObject({
    code: /*#__PURE__*/ z.string(),
    message: /*#__PURE__*/ z.string(),
  });

/** Milliseconds spent. */
export type ReportTimings = {
  /** Word widths. */
  measure: number;
  /** Line breaks and boxes. */
  plan: number;
  /** Typst. */
  draw: number;
  /** File format. */
  encode: number;
};
export const zReportTimings: z.ZodMiniType<ReportTimings> = /*#__PURE__*/ z.looseObject({
    measure: /*#__PURE__*/ z.number(),
    plan: /*#__PURE__*/ z.number(),
    draw: /*#__PURE__*/ z.number(),
    encode: /*#__PURE__*/ z.number(),
  });

/** What `infographix-api render --report` writes: every box on the page, for checking a picture without looking at it. */
export type RenderReport = {
  page: ReportPage;
  /** Body type size chosen by the layout, in points at 1K. */
  scale: number;
  /** Everything drawn, in drawing order. */
  boxes: ReportBox[];
  /** What was shortened or replaced. */
  warnings: DocumentWarning[];
  timingsMs: ReportTimings;
};
export const zRenderReport: z.ZodMiniType<RenderReport> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    page: zReportPage,
    scale: /*#__PURE__*/ z.number(),
    boxes: /*#__PURE__*/ z.array(zReportBox),
    warnings: /*#__PURE__*/ z.array(zDocumentWarning),
    timings_ms: zReportTimings,
  }));

/** Plain text to be read. */
export type TextSource = {
  type: "text";
  /** The text. */
  text: string;
};
export const zTextSource: z.ZodMiniType<TextSource> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"text">,
    text: /*#__PURE__*/ z.string(),
  });

/** Markdown to be read. */
export type MarkdownSource = {
  type: "markdown";
  /** The Markdown. */
  text: string;
};
export const zMarkdownSource: z.ZodMiniType<MarkdownSource> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"markdown">,
    text: /*#__PURE__*/ z.string(),
  });

/** A table to be read, comma, semicolon or tab separated. */
export type CsvSource = {
  type: "csv";
  /** The table. */
  text: string;
  /** What the table is about; used as the picture's title. */
  title?: string | undefined;
};
export const zCsvSource: z.ZodMiniType<CsvSource> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"csv">,
    text: /*#__PURE__*/ z.string(),
    title: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
  });

/** A file that was uploaded before, with POST /sources. */
export type UploadSource = {
  type: "upload";
  /** The upload's id. */
  id: string;
};
export const zUploadSource: z.ZodMiniType<UploadSource> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"upload">,
    id: /*#__PURE__*/ z.string(),
  });

/** What the infographic is made from. */
export type Source = TextSource | MarkdownSource | CsvSource | UploadSource;
export const zSource: z.ZodMiniType<Source> = /*#__PURE__*/ tagged("type", { text: zTextSource, markdown: zMarkdownSource, csv: zCsvSource, upload: zUploadSource });

/** What sort of figure it is. */
export const QuantityKind = {
  Percent: "percent",
  Currency: "currency",
  Count: "count",
  Measure: "measure",
  Multiple: "multiple",
  Ratio: "ratio",
  Range: "range",
  Change: "change",
  Date: "date",
} as const;
/** What sort of figure it is. */
export type QuantityKind = (typeof QuantityKind)[keyof typeof QuantityKind] | (string & {});

/** A figure. `display` is the exact string drawn, `value` only scales marks; the two are checked against each other. */
export type QuantityInput = {
  /** As drawn. */
  display: string;
  /** In plain units. */
  value?: number | null | undefined;
  /** Such as % or TWh. */
  unit?: string | null | undefined;
  kind?: QuantityKind | undefined;
  /** Whether the source calls it approximate. */
  approx?: boolean | undefined;
};
export const zQuantityInput: z.ZodMiniType<QuantityInput> = /*#__PURE__*/ z.looseObject({
    display: /*#__PURE__*/ z.string(),
    value: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number())),
    unit: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    kind: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    approx: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.boolean()),
  });

/** Why a figure may be drawn: a verbatim span, a table cell, an expression that can be re-run, a model's claim, or the caller's word. */
export const EvidenceKind = {
  Quote: "quote",
  Cell: "cell",
  Computed: "computed",
  Model: "model",
  Caller: "caller",
} as const;
/** Why a figure may be drawn: a verbatim span, a table cell, an expression that can be re-run, a model's claim, or the caller's word. */
export type EvidenceKind = (typeof EvidenceKind)[keyof typeof EvidenceKind] | (string & {});

/** Why a figure may be drawn. */
export type EvidenceInput = {
  /** Id of one of the Document's sources. */
  source: string;
  kind: EvidenceKind;
  /** The verbatim span. */
  quote?: string | null | undefined;
  /** Where the span begins in the normalised text, in characters. */
  start?: number | null | undefined;
  /** Where it ends. */
  end?: number | null | undefined;
  /** SQL that computes the figure from the table. */
  op?: string | null | undefined;
  /** Columns used. */
  columns?: string[] | undefined;
  /** Rows used, counted from 0. */
  rows?: number[] | undefined;
};
export const zEvidenceInput: z.ZodMiniType<EvidenceInput> = /*#__PURE__*/ z.looseObject({
    source: /*#__PURE__*/ z.string(),
    kind: /*#__PURE__*/ z.string(),
    quote: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    start: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number())),
    end: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number())),
    op: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    columns: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(/*#__PURE__*/ z.string())),
    rows: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(/*#__PURE__*/ z.number())),
  });

/** One entry of a block. */
export type ItemInput = {
  /** What it is. */
  label: string;
  /** A second line. */
  text?: string | null | undefined;
  /** Name of a packaged icon. */
  icon?: string | null | undefined;
  /** Date or period, in a timeline. */
  when?: string | null | undefined;
  /** Its figure. */
  value?: QuantityInput | null | undefined;
  /** Where the figure comes from. */
  evidence?: EvidenceInput[] | undefined;
};
export const zItemInput: z.ZodMiniType<ItemInput> = /*#__PURE__*/ z.looseObject({
    label: /*#__PURE__*/ z.string(),
    text: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    icon: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    when: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    value: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(zQuantityInput)),
    evidence: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(zEvidenceInput)),
  });

/** Figures as cards. */
export type StatBlockInput = {
  type: "stat";
  /** Items with a value. */
  items: ItemInput[];
};
export const zStatBlockInput: z.ZodMiniType<StatBlockInput> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"stat">,
    items: /*#__PURE__*/ z.array(zItemInput),
  });

/** How a chart draws its series. */
export const ChartMark = {
  Line: "line",
  Area: "area",
  Bar: "bar",
  Column: "column",
  Stacked: "stacked",
  Donut: "donut",
  Scatter: "scatter",
  Histogram: "histogram",
  Waffle: "waffle",
} as const;
/** How a chart draws its series. */
export type ChartMark = (typeof ChartMark)[keyof typeof ChartMark] | (string & {});

/** One line or set of bars. */
export type ChartSeriesInput = {
  /** Its name. */
  name: string;
  /** One for each x; null is a gap. */
  values: (number | null)[];
};
export const zChartSeriesInput: z.ZodMiniType<ChartSeriesInput> = /*#__PURE__*/ z.looseObject({
    name: /*#__PURE__*/ z.string(),
    values: /*#__PURE__*/ z.array(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number())),
  });

/** A chart. */
export type ChartBlockInput = {
  type: "chart";
  mark: ChartMark;
  /** Categories or dates. */
  x: string[];
  /** Its series. */
  series: ChartSeriesInput[];
  /** Unit of the values. */
  unit?: string | null | undefined;
  /** Title of the x axis. */
  xLabel?: string | null | undefined;
  /** Title of the y axis. */
  yLabel?: string | null | undefined;
  /** A remark under the heading. */
  note?: string | null | undefined;
  /** Where the values come from. */
  evidence?: EvidenceInput[] | undefined;
};
export const zChartBlockInput: z.ZodMiniType<ChartBlockInput> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"chart">,
    mark: /*#__PURE__*/ z.string(),
    x: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
    series: /*#__PURE__*/ z.array(zChartSeriesInput),
    unit: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    x_label: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    y_label: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    note: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    evidence: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(zEvidenceInput)),
  }));

/** Largest first, or smallest first. */
export const RankingOrder = {
  Desc: "desc",
  Asc: "asc",
} as const;
/** Largest first, or smallest first. */
export type RankingOrder = (typeof RankingOrder)[keyof typeof RankingOrder] | (string & {});

/** Items in order of a value. */
export type RankingBlockInput = {
  type: "ranking";
  /** Items with a value, in order. */
  items: ItemInput[];
  /** Unit of the values. */
  unit?: string | null | undefined;
  order?: RankingOrder | undefined;
  /** How many there are in all, when only the first are kept. */
  truncatedFrom?: number | null | undefined;
};
export const zRankingBlockInput: z.ZodMiniType<RankingBlockInput> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"ranking">,
    items: /*#__PURE__*/ z.array(zItemInput),
    unit: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    order: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    truncated_from: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number())),
  }));

/** Items in time. */
export type TimelineBlockInput = {
  type: "timeline";
  /** Items with `when`. */
  items: ItemInput[];
};
export const zTimelineBlockInput: z.ZodMiniType<TimelineBlockInput> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"timeline">,
    items: /*#__PURE__*/ z.array(zItemInput),
  });

/** Steps. */
export type ProcessBlockInput = {
  type: "process";
  /** The steps. */
  items: ItemInput[];
  /** Whether the order matters. */
  ordered?: boolean | undefined;
};
export const zProcessBlockInput: z.ZodMiniType<ProcessBlockInput> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"process">,
    items: /*#__PURE__*/ z.array(zItemInput),
    ordered: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.boolean()),
  });

/** One row of a comparison. */
export type ComparisonRowInput = {
  /** What is compared. */
  label: string;
  /** One for each column. */
  cells: string[];
  /** Where its figures come from. */
  evidence?: EvidenceInput[] | undefined;
};
export const zComparisonRowInput: z.ZodMiniType<ComparisonRowInput> = /*#__PURE__*/ z.looseObject({
    label: /*#__PURE__*/ z.string(),
    cells: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
    evidence: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(zEvidenceInput)),
  });

/** Things side by side. */
export type ComparisonBlockInput = {
  type: "comparison";
  /** What is compared. */
  columns: string[];
  /** The rows. */
  rows: ComparisonRowInput[];
};
export const zComparisonBlockInput: z.ZodMiniType<ComparisonBlockInput> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"comparison">,
    columns: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
    rows: /*#__PURE__*/ z.array(zComparisonRowInput),
  });

/** Items without order. */
export type ListBlockInput = {
  type: "list";
  /** The items. */
  items: ItemInput[];
};
export const zListBlockInput: z.ZodMiniType<ListBlockInput> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"list">,
    items: /*#__PURE__*/ z.array(zItemInput),
  });

/** Somebody's words. */
export type QuoteBlockInput = {
  type: "quote";
  /** The words. */
  text: string;
  /** Who said it. */
  by?: string | null | undefined;
  /** Where it stands. */
  evidence?: EvidenceInput[] | undefined;
};
export const zQuoteBlockInput: z.ZodMiniType<QuoteBlockInput> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"quote">,
    text: /*#__PURE__*/ z.string(),
    by: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    evidence: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(zEvidenceInput)),
  });

/** A paragraph. */
export type TextBlockInput = {
  type: "text";
  /** The paragraph. */
  text: string;
  /** Where its figures come from. */
  evidence?: EvidenceInput[] | undefined;
};
export const zTextBlockInput: z.ZodMiniType<TextBlockInput> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"text">,
    text: /*#__PURE__*/ z.string(),
    evidence: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(zEvidenceInput)),
  });

/** One block of a section. */
export type BlockInput = StatBlockInput | ChartBlockInput | RankingBlockInput | TimelineBlockInput | ProcessBlockInput | ComparisonBlockInput | ListBlockInput | QuoteBlockInput | TextBlockInput;
export const zBlockInput: z.ZodMiniType<BlockInput> = /*#__PURE__*/ tagged("type", { stat: zStatBlockInput, chart: zChartBlockInput, ranking: zRankingBlockInput, timeline: zTimelineBlockInput, process: zProcessBlockInput, comparison: zComparisonBlockInput, list: zListBlockInput, quote: zQuoteBlockInput, text: zTextBlockInput });

/** A card or group of cards. */
export type SectionInput = {
  /** Its heading. */
  heading?: string | null | undefined;
  /** Decides what is kept when room is short. */
  salience?: number | undefined;
  /** What it shows. */
  blocks: BlockInput[];
};
export const zSectionInput: z.ZodMiniType<SectionInput> = /*#__PURE__*/ z.looseObject({
    heading: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    salience: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.number()),
    blocks: /*#__PURE__*/ z.array(zBlockInput),
  });

/** Where the facts come from. */
export const DocumentSourceKind = {
  Input: "input",
  Url: "url",
  Dataset: "dataset",
  Search: "search",
  Model: "model",
} as const;
/** Where the facts come from. */
export type DocumentSourceKind = (typeof DocumentSourceKind)[keyof typeof DocumentSourceKind] | (string & {});

/** Where facts come from. */
export type DocumentSourceInput = {
  /** Referred to by evidence. */
  id: string;
  /** As printed under the picture. */
  title: string;
  kind?: DocumentSourceKind | undefined;
  /** Where it can be read. */
  url?: string | null | undefined;
  /** Its licence. */
  license?: string | null | undefined;
  /** Date or year it was read. */
  retrievedAt?: string | null | undefined;
};
export const zDocumentSourceInput: z.ZodMiniType<DocumentSourceInput> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    id: /*#__PURE__*/ z.string(),
    title: /*#__PURE__*/ z.string(),
    kind: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    url: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    license: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    retrieved_at: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
  }));

/** Which analyser read the source. */
export const Provider = {
  Auto: "auto",
  Builtin: "builtin",
  Gemini: "gemini",
  Openai: "openai",
  Anthropic: "anthropic",
} as const;
/** Which analyser read the source. */
export type Provider = (typeof Provider)[keyof typeof Provider] | (string & {});

/** Tokens a model provider charged for. */
export type TokenUsage = {
  /** Read. */
  inputTokens: number;
  /** Written. */
  outputTokens: number;
};
export const zTokenUsage: z.ZodMiniType<TokenUsage> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    input_tokens: /*#__PURE__*/ z.number(),
    output_tokens: /*#__PURE__*/ z.number(),
  }));

/** Who made the Document. */
export type Analysis = {
  provider: Provider;
  /** The model's name. */
  model: string | null;
  /** What it cost. */
  usage: TokenUsage | null;
};
export const zAnalysis: z.ZodMiniType<Analysis> = /*#__PURE__*/ z.looseObject({
    provider: /*#__PURE__*/ z.string(),
    model: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    usage: /*#__PURE__*/ z.nullable(zTokenUsage),
  });

/** The content of a picture: what it says, and where each figure comes from. */
export type DocumentInput = {
  /** Always 1. */
  version?: number | undefined;
  /** BCP 47 tag of its language. */
  lang?: string | undefined;
  /** The headline. */
  title: string;
  /** The line under it. */
  subtitle?: string | null | undefined;
  /** One to ten sections. */
  sections: SectionInput[];
  /** Where facts come from. */
  sources?: DocumentSourceInput[] | undefined;
  /** What to know. */
  warnings?: DocumentWarning[] | undefined;
  analysis?: Analysis | undefined;
};
export const zDocumentInput: z.ZodMiniType<DocumentInput> = /*#__PURE__*/ z.looseObject({
    version: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.number()),
    lang: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    title: /*#__PURE__*/ z.string(),
    subtitle: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
    sections: /*#__PURE__*/ z.array(zSectionInput),
    sources: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(zDocumentSourceInput)),
    warnings: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(zDocumentWarning)),
    analysis: /*#__PURE__*/ z.optional(zAnalysis),
  });

/** How the picture is drawn: typefaces, ground, cards, marks and decorations. */
export const Style = {
  Modern: "modern",
  Futuristic: "futuristic",
  Engineering: "engineering",
  Vintage: "vintage",
  Corporate: "corporate",
  Abstract: "abstract",
  HandDrawn: "hand_drawn",
  Isometric: "isometric",
  Cyberpunk: "cyberpunk",
  Watercolor: "watercolor",
  PopArt: "pop_art",
  Bauhaus: "bauhaus",
  Vaporwave: "vaporwave",
  FlatDesign: "flat_design",
  LowPoly: "low_poly",
  ArtDeco: "art_deco",
  PixelArt: "pixel_art",
  PaperCutout: "paper_cutout",
  Chalkboard: "chalkboard",
  Glassmorphism: "glassmorphism",
  Steampunk: "steampunk",
  Claymorphism: "claymorphism",
  Graffiti: "graffiti",
} as const;
/** How the picture is drawn: typefaces, ground, cards, marks and decorations. */
export type Style = (typeof Style)[keyof typeof Style] | (string & {});

/** A set of colours with roles, usable with every style. */
export const Palette = {
  BlueWhite: "blue_white",
  DarkNeon: "dark_neon",
  Warm: "warm",
  Monochrome: "monochrome",
  Vibrant: "vibrant",
  Pastel: "pastel",
  Forest: "forest",
  Sunset: "sunset",
  Midnight: "midnight",
  GrayscaleRed: "grayscale_red",
  Ocean: "ocean",
  Accessible: "accessible",
} as const;
/** A set of colours with roles, usable with every style. */
export type Palette = (typeof Palette)[keyof typeof Palette] | (string & {});

/** Your own colours; missing roles are completed and contrast is corrected. */
export type CustomPalette = {
  /** Two to eight colours, the most important first. */
  colors: string[];
};
export const zCustomPalette: z.ZodMiniType<CustomPalette> = /*#__PURE__*/ z.looseObject({
    colors: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
  });

/** A palette by name, or your own colours. */
export type PaletteChoice = Palette | CustomPalette;
export const zPaletteChoice: z.ZodMiniType<PaletteChoice> = /*#__PURE__*/ oneOf([/*#__PURE__*/ z.string(), zCustomPalette]);

/** About 1, 4 or 16 megapixels in every ratio: at 1K 1024x1024, 1376x768, 768x1376, 1200x896 or 896x1200; 2K doubles and 4K quadruples each edge. */
export const Size = {
  OneK: "1K",
  TwoK: "2K",
  FourK: "4K",
} as const;
/** About 1, 4 or 16 megapixels in every ratio: at 1K 1024x1024, 1376x768, 768x1376, 1200x896 or 896x1200; 2K doubles and 4K quadruples each edge. */
export type Size = (typeof Size)[keyof typeof Size] | (string & {});

/** Shape of the picture by name, or by its ratio as an alias. */
export const AspectRatioInput = {
  Square: "square",
  Landscape: "landscape",
  Portrait: "portrait",
  StandardLandscape: "standard_landscape",
  StandardPortrait: "standard_portrait",
  Ratio11: "1:1",
  Ratio169: "16:9",
  Ratio916: "9:16",
  Ratio43: "4:3",
  Ratio34: "3:4",
} as const;
/** Shape of the picture by name, or by its ratio as an alias. */
export type AspectRatioInput = (typeof AspectRatioInput)[keyof typeof AspectRatioInput] | (string & {});

/** File format of the picture. */
export const Format = {
  Png: "png",
  Svg: "svg",
  Pdf: "pdf",
  Webp: "webp",
} as const;
/** File format of the picture. */
export type Format = (typeof Format)[keyof typeof Format] | (string & {});

/** Your own labels, up to 20; returned as given. */
export type Metadata = Record<string, string>;
export const zMetadata: z.ZodMiniType<Metadata> = /*#__PURE__*/ z.catchall(/*#__PURE__*/ z.object({}), /*#__PURE__*/ z.string());

/** What to draw. Give exactly one of topic, source or content. */
export type GenerateRequest = {
  /** A subject in a few words. */
  topic?: string | undefined;
  source?: Source | undefined;
  content?: DocumentInput | undefined;
  /** Draw as this template says; what is given here as well wins over it. */
  templateId?: string | undefined;
  /** How the picture is drawn; modern when neither this nor a template says. */
  style?: Style | undefined;
  palette?: PaletteChoice | undefined;
  /** About 1, 4 or 16 megapixels; 2K when neither this nor a template says. */
  size?: Size | undefined;
  /** Shape by name or by its ratio; landscape when neither this nor a template says. */
  aspectRatio?: AspectRatioInput | undefined;
  /** File format; png when neither this nor a template says. */
  format?: Format | undefined;
  /** Draw so many sections at most, the most important ones; all when null, or when neither this nor a template says. */
  sections?: number | null | undefined;
  /** BCP 47 tag of the source's language, when you know it. */
  language?: string | undefined;
  metadata?: Metadata | undefined;
  /** Fail instead of finishing later than this. */
  deadlineSeconds?: number | undefined;
};
export const zGenerateRequest: z.ZodMiniType<GenerateRequest> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    topic: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    source: /*#__PURE__*/ z.optional(zSource),
    content: /*#__PURE__*/ z.optional(zDocumentInput),
    template_id: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    style: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    palette: /*#__PURE__*/ z.optional(zPaletteChoice),
    size: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    aspect_ratio: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    format: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    sections: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number())),
    language: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    metadata: /*#__PURE__*/ z.optional(zMetadata),
    deadline_seconds: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.number()),
  }));

/** Where a generation is. completed, failed and canceled are final. */
export const GenerationStatus = {
  Queued: "queued",
  Analyzing: "analyzing",
  Generating: "generating",
  Completed: "completed",
  Failed: "failed",
  Canceled: "canceled",
} as const;
/** Where a generation is. completed, failed and canceled are final. */
export type GenerationStatus = (typeof GenerationStatus)[keyof typeof GenerationStatus] | (string & {});

/** What the generation was made from. */
export const SourceKind = {
  Topic: "topic",
  Text: "text",
  Markdown: "markdown",
  Csv: "csv",
  Url: "url",
  Github: "github",
  Upload: "upload",
  Content: "content",
} as const;
/** What the generation was made from. */
export type SourceKind = (typeof SourceKind)[keyof typeof SourceKind] | (string & {});

/** Shape of the picture: 1:1, 16:9, 9:16, 4:3 or 3:4. */
export const AspectRatio = {
  Square: "square",
  Landscape: "landscape",
  Portrait: "portrait",
  StandardLandscape: "standard_landscape",
  StandardPortrait: "standard_portrait",
} as const;
/** Shape of the picture: 1:1, 16:9, 9:16, 4:3 or 3:4. */
export type AspectRatio = (typeof AspectRatio)[keyof typeof AspectRatio] | (string & {});

/** What draws the picture: the Document renderer, or an image model. */
export const Renderer = {
  Document: "document",
  AiImage: "ai_image",
} as const;
/** What draws the picture: the Document renderer, or an image model. */
export type Renderer = (typeof Renderer)[keyof typeof Renderer] | (string & {});

/** A figure. `display` is the exact string drawn, `value` only scales marks; the two are checked against each other. */
export type Quantity = {
  /** As drawn. */
  display: string;
  /** In plain units. */
  value: number | null;
  /** Such as % or TWh. */
  unit: string | null;
  kind: QuantityKind;
  /** Whether the source calls it approximate. */
  approx: boolean;
};
export const zQuantity: z.ZodMiniType<Quantity> = /*#__PURE__*/ z.looseObject({
    display: /*#__PURE__*/ z.string(),
    value: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
    unit: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    kind: /*#__PURE__*/ z.string(),
    approx: /*#__PURE__*/ z.boolean(),
  });

/** Why a figure may be drawn. */
export type Evidence = {
  /** Id of one of the Document's sources. */
  source: string;
  kind: EvidenceKind;
  /** The verbatim span. */
  quote: string | null;
  /** Where the span begins in the normalised text, in characters. */
  start: number | null;
  /** Where it ends. */
  end: number | null;
  /** SQL that computes the figure from the table. */
  op: string | null;
  /** Columns used. */
  columns: string[];
  /** Rows used, counted from 0. */
  rows: number[];
};
export const zEvidence: z.ZodMiniType<Evidence> = /*#__PURE__*/ z.looseObject({
    source: /*#__PURE__*/ z.string(),
    kind: /*#__PURE__*/ z.string(),
    quote: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    start: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
    end: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
    op: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    columns: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
    rows: /*#__PURE__*/ z.array(/*#__PURE__*/ z.number()),
  });

/** One entry of a block. */
export type Item = {
  /** What it is. */
  label: string;
  /** A second line. */
  text: string | null;
  /** Name of a packaged icon. */
  icon: string | null;
  /** Date or period, in a timeline. */
  when: string | null;
  /** Its figure. */
  value: Quantity | null;
  /** Where the figure comes from. */
  evidence: Evidence[];
};
export const zItem: z.ZodMiniType<Item> = /*#__PURE__*/ z.looseObject({
    label: /*#__PURE__*/ z.string(),
    text: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    icon: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    when: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    value: /*#__PURE__*/ z.nullable(zQuantity),
    evidence: /*#__PURE__*/ z.array(zEvidence),
  });

/** Figures as cards. */
export type StatBlock = {
  type: "stat";
  /** Items with a value. */
  items: Item[];
};
export const zStatBlock: z.ZodMiniType<StatBlock> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"stat">,
    items: /*#__PURE__*/ z.array(zItem),
  });

/** One line or set of bars. */
export type ChartSeries = {
  /** Its name. */
  name: string;
  /** One for each x; null is a gap. */
  values: (number | null)[];
};
export const zChartSeries: z.ZodMiniType<ChartSeries> = /*#__PURE__*/ z.looseObject({
    name: /*#__PURE__*/ z.string(),
    values: /*#__PURE__*/ z.array(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number())),
  });

/** A chart. */
export type ChartBlock = {
  type: "chart";
  mark: ChartMark;
  /** Categories or dates. */
  x: string[];
  /** Its series. */
  series: ChartSeries[];
  /** Unit of the values. */
  unit: string | null;
  /** Title of the x axis. */
  xLabel: string | null;
  /** Title of the y axis. */
  yLabel: string | null;
  /** A remark under the heading. */
  note: string | null;
  /** Where the values come from. */
  evidence: Evidence[];
};
export const zChartBlock: z.ZodMiniType<ChartBlock> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"chart">,
    mark: /*#__PURE__*/ z.string(),
    x: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
    series: /*#__PURE__*/ z.array(zChartSeries),
    unit: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    x_label: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    y_label: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    note: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    evidence: /*#__PURE__*/ z.array(zEvidence),
  }));

/** Items in order of a value. */
export type RankingBlock = {
  type: "ranking";
  /** Items with a value, in order. */
  items: Item[];
  /** Unit of the values. */
  unit: string | null;
  order: RankingOrder;
  /** How many there are in all, when only the first are kept. */
  truncatedFrom: number | null;
};
export const zRankingBlock: z.ZodMiniType<RankingBlock> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"ranking">,
    items: /*#__PURE__*/ z.array(zItem),
    unit: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    order: /*#__PURE__*/ z.string(),
    truncated_from: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
  }));

/** Items in time. */
export type TimelineBlock = {
  type: "timeline";
  /** Items with `when`. */
  items: Item[];
};
export const zTimelineBlock: z.ZodMiniType<TimelineBlock> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"timeline">,
    items: /*#__PURE__*/ z.array(zItem),
  });

/** Steps. */
export type ProcessBlock = {
  type: "process";
  /** The steps. */
  items: Item[];
  /** Whether the order matters. */
  ordered: boolean;
};
export const zProcessBlock: z.ZodMiniType<ProcessBlock> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"process">,
    items: /*#__PURE__*/ z.array(zItem),
    ordered: /*#__PURE__*/ z.boolean(),
  });

/** One row of a comparison. */
export type ComparisonRow = {
  /** What is compared. */
  label: string;
  /** One for each column. */
  cells: string[];
  /** Where its figures come from. */
  evidence: Evidence[];
};
export const zComparisonRow: z.ZodMiniType<ComparisonRow> = /*#__PURE__*/ z.looseObject({
    label: /*#__PURE__*/ z.string(),
    cells: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
    evidence: /*#__PURE__*/ z.array(zEvidence),
  });

/** Things side by side. */
export type ComparisonBlock = {
  type: "comparison";
  /** What is compared. */
  columns: string[];
  /** The rows. */
  rows: ComparisonRow[];
};
export const zComparisonBlock: z.ZodMiniType<ComparisonBlock> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"comparison">,
    columns: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
    rows: /*#__PURE__*/ z.array(zComparisonRow),
  });

/** Items without order. */
export type ListBlock = {
  type: "list";
  /** The items. */
  items: Item[];
};
export const zListBlock: z.ZodMiniType<ListBlock> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"list">,
    items: /*#__PURE__*/ z.array(zItem),
  });

/** Somebody's words. */
export type QuoteBlock = {
  type: "quote";
  /** The words. */
  text: string;
  /** Who said it. */
  by: string | null;
  /** Where it stands. */
  evidence: Evidence[];
};
export const zQuoteBlock: z.ZodMiniType<QuoteBlock> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"quote">,
    text: /*#__PURE__*/ z.string(),
    by: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    evidence: /*#__PURE__*/ z.array(zEvidence),
  });

/** A paragraph. */
export type TextBlock = {
  type: "text";
  /** The paragraph. */
  text: string;
  /** Where its figures come from. */
  evidence: Evidence[];
};
export const zTextBlock: z.ZodMiniType<TextBlock> = /*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string() as unknown as z.ZodMiniType<"text">,
    text: /*#__PURE__*/ z.string(),
    evidence: /*#__PURE__*/ z.array(zEvidence),
  });

/** One block of a section. */
export type Block = StatBlock | ChartBlock | RankingBlock | TimelineBlock | ProcessBlock | ComparisonBlock | ListBlock | QuoteBlock | TextBlock;
export const zBlock: z.ZodMiniType<Block> = /*#__PURE__*/ tagged("type", { stat: zStatBlock, chart: zChartBlock, ranking: zRankingBlock, timeline: zTimelineBlock, process: zProcessBlock, comparison: zComparisonBlock, list: zListBlock, quote: zQuoteBlock, text: zTextBlock });

/** A card or group of cards. */
export type Section = {
  /** Its heading. */
  heading: string | null;
  /** Decides what is kept when room is short. */
  salience: number;
  /** What it shows. */
  blocks: Block[];
};
export const zSection: z.ZodMiniType<Section> = /*#__PURE__*/ z.looseObject({
    heading: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    salience: /*#__PURE__*/ z.number(),
    blocks: /*#__PURE__*/ z.array(zBlock),
  });

/** Where facts come from. */
export type DocumentSource = {
  /** Referred to by evidence. */
  id: string;
  /** As printed under the picture. */
  title: string;
  kind: DocumentSourceKind;
  /** Where it can be read. */
  url: string | null;
  /** Its licence. */
  license: string | null;
  /** Date or year it was read. */
  retrievedAt: string | null;
};
export const zDocumentSource: z.ZodMiniType<DocumentSource> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    id: /*#__PURE__*/ z.string(),
    title: /*#__PURE__*/ z.string(),
    kind: /*#__PURE__*/ z.string(),
    url: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    license: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    retrieved_at: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/** The content of a picture: what it says, and where each figure comes from. */
export type Document = {
  /** Always 1. */
  version: number;
  /** BCP 47 tag of its language. */
  lang: string;
  /** The headline. */
  title: string;
  /** The line under it. */
  subtitle: string | null;
  /** One to ten sections. */
  sections: Section[];
  /** Where facts come from. */
  sources: DocumentSource[];
  /** What to know. */
  warnings: DocumentWarning[];
  analysis: Analysis;
};
export const zDocument: z.ZodMiniType<Document> = /*#__PURE__*/ z.looseObject({
    version: /*#__PURE__*/ z.number(),
    lang: /*#__PURE__*/ z.string(),
    title: /*#__PURE__*/ z.string(),
    subtitle: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    sections: /*#__PURE__*/ z.array(zSection),
    sources: /*#__PURE__*/ z.array(zDocumentSource),
    warnings: /*#__PURE__*/ z.array(zDocumentWarning),
    analysis: zAnalysis,
  });

/** Why a generation failed. */
export const GenerationErrorCode = {
  NotText: "not_text",
  NotTabular: "not_tabular",
  RowCountMismatch: "row_count_mismatch",
  NoData: "no_data",
  TooLarge: "too_large",
  InvalidContent: "invalid_content",
  SourceGone: "source_gone",
  DeadlineExceeded: "deadline_exceeded",
  AttemptsExhausted: "attempts_exhausted",
  Internal: "internal",
} as const;
/** Why a generation failed. */
export type GenerationErrorCode = (typeof GenerationErrorCode)[keyof typeof GenerationErrorCode] | (string & {});

/** Why it failed. */
export type GenerationError = {
  code: GenerationErrorCode;
  /** What happened and what to do about it. */
  message: string;
  /** Whether the same request may succeed later. */
  retryable: boolean;
};
export const zGenerationError: z.ZodMiniType<GenerationError> = /*#__PURE__*/ z.looseObject({
    code: /*#__PURE__*/ z.string(),
    message: /*#__PURE__*/ z.string(),
    retryable: /*#__PURE__*/ z.boolean(),
  });

/** The finished picture. */
export type GenerationResult = {
  /** Signed address of the picture; needs no API key until it expires. */
  url: string;
  /** When the address stops working; read the generation again for a new one. */
  expiresAt: Date;
  /** Such as image/png. */
  mediaType: string;
  /** Pixels. */
  width: number;
  /** Pixels. */
  height: number;
  /** Size of the file. */
  bytes: number;
  /** Hash of the file. */
  sha256: string;
  /** The picture in words. */
  altText: string;
};
export const zGenerationResult: z.ZodMiniType<GenerationResult> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    url: /*#__PURE__*/ z.string(),
    expires_at: zDate,
    media_type: /*#__PURE__*/ z.string(),
    width: /*#__PURE__*/ z.number(),
    height: /*#__PURE__*/ z.number(),
    bytes: /*#__PURE__*/ z.number(),
    sha256: /*#__PURE__*/ z.string(),
    alt_text: /*#__PURE__*/ z.string(),
  }));

/** Addresses that belong to this generation. */
export type GenerationLinks = {
  /** This resource. */
  self: string;
  /** The picture; null until completed. */
  result: string | null;
  /** Live progress as server-sent events; null when it is not offered. */
  events: string | null;
  /** Where DELETE cancels it; null once it has ended. */
  cancel: string | null;
};
export const zGenerationLinks: z.ZodMiniType<GenerationLinks> = /*#__PURE__*/ z.looseObject({
    self: /*#__PURE__*/ z.string(),
    result: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    events: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    cancel: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  });

/** One infographic and its state. */
export type Generation = {
  /** Its id. */
  readonly id: string;
  status: GenerationStatus;
  /** How far the present stage has come. */
  stageProgress: number;
  /** The topic asked for. */
  topic: string | null;
  sourceKind: SourceKind;
  style: Style;
  palette: PaletteChoice;
  size: Size;
  aspectRatio: AspectRatio;
  format: Format;
  /** BCP 47 tag asked for. */
  language: string | null;
  provider: Provider;
  renderer: Renderer;
  /** The template used. */
  templateId: string | null;
  /** The batch it belongs to. */
  batchId: string | null;
  /** Your id within the batch. */
  customId: string | null;
  metadata: Metadata;
  /** False when made with a test key. */
  livemode: boolean;
  /** Title of the picture; null until analysed. */
  title: string | null;
  /** The checked content of the picture; null until analysed, in lists, and when its retention time has ended. */
  document: Document | null;
  /** What to know about the picture. */
  warnings: DocumentWarning[];
  /** Why it failed; null otherwise. */
  error: GenerationError | null;
  /** How many times work on it has begun. */
  attempt: number;
  /** When it was asked for. */
  createdAt: Date;
  /** When it last changed. */
  updatedAt: Date;
  /** When work first began. */
  startedAt: Date | null;
  /** When it ended. */
  completedAt: Date | null;
  /** From the beginning of work to the end. */
  durationMs: number | null;
  /** The finished picture; null until completed, and when its retention time has ended. */
  result: GenerationResult | null;
  links: GenerationLinks;
};
export const zGeneration: z.ZodMiniType<Generation> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    id: /*#__PURE__*/ z.string(),
    status: /*#__PURE__*/ z.string(),
    stage_progress: /*#__PURE__*/ z.number(),
    topic: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    source_kind: /*#__PURE__*/ z.string(),
    style: /*#__PURE__*/ z.string(),
    palette: zPaletteChoice,
    size: /*#__PURE__*/ z.string(),
    aspect_ratio: /*#__PURE__*/ z.string(),
    format: /*#__PURE__*/ z.string(),
    language: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    provider: /*#__PURE__*/ z.string(),
    renderer: /*#__PURE__*/ z.string(),
    template_id: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    batch_id: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    custom_id: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    metadata: zMetadata,
    livemode: /*#__PURE__*/ z.boolean(),
    title: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    document: /*#__PURE__*/ z.nullable(zDocument),
    warnings: /*#__PURE__*/ z.array(zDocumentWarning),
    error: /*#__PURE__*/ z.nullable(zGenerationError),
    attempt: /*#__PURE__*/ z.number(),
    created_at: zDate,
    updated_at: zDate,
    started_at: /*#__PURE__*/ z.nullable(zDate),
    completed_at: /*#__PURE__*/ z.nullable(zDate),
    duration_ms: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
    result: /*#__PURE__*/ z.nullable(zGenerationResult),
    links: zGenerationLinks,
  }));

/** Stable name of a problem; its page at /problems/{code} says what to do. */
export const ProblemCode = {
  InvalidJson: "invalid-json",
  InvalidParameter: "invalid-parameter",
  InvalidCursor: "invalid-cursor",
  Unauthenticated: "unauthenticated",
  TokenExpired: "token-expired",
  InsufficientScope: "insufficient-scope",
  AccountSuspended: "account-suspended",
  ReadOnly: "read-only",
  NotFound: "not-found",
  MethodNotAllowed: "method-not-allowed",
  NotAcceptable: "not-acceptable",
  NotCompleted: "not-completed",
  NotCancelable: "not-cancelable",
  Conflict: "conflict",
  IdempotencyInProgress: "idempotency-in-progress",
  Gone: "gone",
  PreconditionFailed: "precondition-failed",
  PreconditionRequired: "precondition-required",
  BodyTooLarge: "body-too-large",
  UnsupportedMediaType: "unsupported-media-type",
  RangeNotSatisfiable: "range-not-satisfiable",
  ValidationFailed: "validation-failed",
  BatchTooLarge: "batch-too-large",
  IdempotencyMismatch: "idempotency-mismatch",
  UrlNotAllowed: "url-not-allowed",
  RateLimited: "rate-limited",
  QuotaExceeded: "quota-exceeded",
  ConcurrencyLimited: "concurrency-limited",
  Internal: "internal",
  UpstreamFailed: "upstream-failed",
  Unavailable: "unavailable",
} as const;
/** Stable name of a problem; its page at /problems/{code} says what to do. */
export type ProblemCode = (typeof ProblemCode)[keyof typeof ProblemCode] | (string & {});

/** One value that is not usable. */
export type FieldError = {
  /** JSON pointer into the body, or `?name` for a query parameter, or the name of a header. */
  pointer: string;
  /** Stable name, such as unknown_field, invalid_enum or too_long. */
  code: string;
  /** What is wrong and what is accepted. */
  detail: string;
};
export const zFieldError: z.ZodMiniType<FieldError> = /*#__PURE__*/ z.looseObject({
    pointer: /*#__PURE__*/ z.string(),
    code: /*#__PURE__*/ z.string(),
    detail: /*#__PURE__*/ z.string(),
  });

/** What went wrong and the way out (RFC 9457). */
export type Problem = {
  /** Address of the page that explains this code. */
  type: string;
  /** The code in words. */
  title: string;
  /** HTTP status. */
  status: number;
  /** What happened and what to do about it. */
  detail: string;
  /** Path of the request. */
  instance: string;
  code: ProblemCode;
  /** Also in the header X-Request-Id. */
  requestId: string;
  /** Each value that is not usable. */
  errors?: FieldError[] | undefined;
  /** The limits that were met, by their names in the header RateLimit-Policy. */
  violatedPolicies?: string[] | undefined;
  /** Where to read more. */
  docUrl: string;
};
export const zProblem: z.ZodMiniType<Problem> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    type: /*#__PURE__*/ z.string(),
    title: /*#__PURE__*/ z.string(),
    status: /*#__PURE__*/ z.number(),
    detail: /*#__PURE__*/ z.string(),
    instance: /*#__PURE__*/ z.string(),
    code: /*#__PURE__*/ z.string(),
    request_id: /*#__PURE__*/ z.string(),
    errors: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(zFieldError)),
    "violated-policies": /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(/*#__PURE__*/ z.string())),
    doc_url: /*#__PURE__*/ z.string(),
  }));

/** So that nobody does it at a screen you left. */
export type PasswordConfirmation = {
  /** Yours. */
  password: string;
};
export const zPasswordConfirmation: z.ZodMiniType<PasswordConfirmation> = /*#__PURE__*/ z.looseObject({
    password: /*#__PURE__*/ z.string(),
  });

/** A new account. */
export type SignUpRequest = {
  /** What you sign in with; nothing is sent there. */
  email: string;
  /** Ten characters or more. */
  password: string;
  /** What to call the account. */
  name?: string | undefined;
};
export const zSignUpRequest: z.ZodMiniType<SignUpRequest> = /*#__PURE__*/ z.looseObject({
    email: /*#__PURE__*/ z.string(),
    password: /*#__PURE__*/ z.string(),
    name: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
  });

/** The same answer whether or not the address has an account already, so that nobody can find out. */
export type SignedUp = {
  /** Sign in with it. */
  email: string;
};
export const zSignedUp: z.ZodMiniType<SignedUp> = /*#__PURE__*/ z.looseObject({
    email: /*#__PURE__*/ z.string(),
  });

/** The old password and the new one. */
export type ChangePasswordRequest = {
  /** The one you signed in with. */
  currentPassword: string;
  /** Ten characters or more. */
  newPassword: string;
};
export const zChangePasswordRequest: z.ZodMiniType<ChangePasswordRequest> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    current_password: /*#__PURE__*/ z.string(),
    new_password: /*#__PURE__*/ z.string(),
  }));

/** A public key (RFC 8037). */
export type SigningKey = {
  /** Its name in the header of a token. */
  kid: string;
  /** OKP. */
  kty: string;
  /** Ed25519. */
  crv: string;
  /** The key, in base64url. */
  x: string;
  /** sig. */
  use: string;
  /** EdDSA. */
  alg: string;
};
export const zSigningKey: z.ZodMiniType<SigningKey> = /*#__PURE__*/ z.looseObject({
    kid: /*#__PURE__*/ z.string(),
    kty: /*#__PURE__*/ z.string(),
    crv: /*#__PURE__*/ z.string(),
    x: /*#__PURE__*/ z.string(),
    use: /*#__PURE__*/ z.string(),
    alg: /*#__PURE__*/ z.string(),
  });

/** The keys that access tokens are checked with (RFC 7517). */
export type SigningKeySet = {
  /** The present ones and the next. */
  keys: SigningKey[];
};
export const zSigningKeySet: z.ZodMiniType<SigningKeySet> = /*#__PURE__*/ z.looseObject({
    keys: /*#__PURE__*/ z.array(zSigningKey),
  });

/** `degraded` serves requests with one part away. */
export const HealthStatus = {
  Ok: "ok",
  Degraded: "degraded",
} as const;
/** `degraded` serves requests with one part away. */
export type HealthStatus = (typeof HealthStatus)[keyof typeof HealthStatus] | (string & {});

/** One part of the service. */
export type HealthCheck = {
  /** database, queue or storage. */
  name: string;
  /** Whether it answers. */
  ok: boolean;
};
export const zHealthCheck: z.ZodMiniType<HealthCheck> = /*#__PURE__*/ z.looseObject({
    name: /*#__PURE__*/ z.string(),
    ok: /*#__PURE__*/ z.boolean(),
  });

/** The state of the service or of one part of it. */
export type Health = {
  status: HealthStatus;
  /** One entry for each part; empty for liveness. */
  checks: HealthCheck[];
};
export const zHealth: z.ZodMiniType<Health> = /*#__PURE__*/ z.looseObject({
    status: /*#__PURE__*/ z.string(),
    checks: /*#__PURE__*/ z.array(zHealthCheck),
  });

/** An OpenAPI document. */
export type OpenapiDocument = Record<string, unknown>;
export const zOpenapiDocument: z.ZodMiniType<OpenapiDocument> = /*#__PURE__*/ z.catchall(/*#__PURE__*/ z.object({}), /*#__PURE__*/ z.unknown());
