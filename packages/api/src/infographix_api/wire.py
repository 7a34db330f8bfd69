# Generated from spec/ by `nox -s generate`. Do not edit.
"""What travels over HTTP, as msgspec structs; named as in spec/."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType, field

from infographix_api.wire_struct import Request


class ReportPage(Struct, kw_only=True):
    """The page in points at 1K, which are pixels of a 1K picture."""

    width: Annotated[float, Meta(description="Width.")]
    height: Annotated[float, Meta(description="Height.")]


class ReportBoxKind(StrEnum):
    """What occupies a box of the page."""

    CARD = "card"
    TEXT = "text"
    MARK = "mark"
    IMAGE = "image"


class WarningCode(StrEnum):
    """Something to know about a picture that was made all the same."""

    NO_SOURCE = "no_source"
    TRUNCATED = "truncated"
    UNVERIFIED_DROPPED = "unverified_dropped"
    STALE_DATA = "stale_data"
    LANG_UNSUPPORTED = "lang_unsupported"
    GLYPH_MISSING = "glyph_missing"
    COLOUR_ADJUSTED = "colour_adjusted"
    MODEL_FACTS = "model_facts"
    FALLBACK_PROVIDER = "fallback_provider"
    LARGE_INPUT = "large_input"
    NOT_TEXT = "not_text"
    NOT_TABULAR = "not_tabular"
    NO_DATA = "no_data"
    NO_FIGURES = "no_figures"
    UNSUPPORTED_TYPE = "unsupported_type"
    INVALID_CONTENT = "invalid_content"
    ROW_COUNT_MISMATCH = "row_count_mismatch"
    HEADER_MISSING = "header_missing"
    HEADER_NOT_FIRST_ROW = "header_not_first_row"
    MULTI_HEADER = "multi_header"
    BLANK_HEADER_CELLS = "blank_header_cells"
    REPEATED_HEADER_ROWS_DROPPED = "repeated_header_rows_dropped"
    BLANK_ROWS_DROPPED = "blank_rows_dropped"
    DUPLICATE_COLUMNS_RENAMED = "duplicate_columns_renamed"
    QUOTED_NEWLINES = "quoted_newlines"
    NEWLINE_NORMALISED = "newline_normalised"
    ENCODING_GUESSED = "encoding_guessed"
    DECIMAL_COMMA_DETECTED = "decimal_comma_detected"
    DATE_FORMATS_MIXED = "date_formats_mixed"
    MISSING_VALUES = "missing_values"
    MULTIPLE_TABLES = "multiple_tables"
    WIDE_INPUT = "wide_input"
    WIDE_RESHAPED = "wide_reshaped"
    RESAMPLED = "resampled"
    SERIES_LIMITED = "series_limited"
    SINGLE_ROW = "single_row"
    NO_NUMERIC_MEASURE = "no_numeric_measure"
    UNIT_UNKNOWN = "unit_unknown"
    MIXED_UNITS = "mixed_units"
    MULTI_SELECT = "multi_select"
    TOTAL_ROW_EXCLUDED = "total_row_excluded"
    TOTAL_COLUMN_EXCLUDED = "total_column_excluded"
    SUMMARY_ROW_EXCLUDED = "summary_row_excluded"
    AGGREGATE_ROWS_EXCLUDED = "aggregate_rows_excluded"


class ReportTimings(Struct, kw_only=True):
    """Milliseconds spent."""

    measure: Annotated[float, Meta(description="Word widths.")]
    plan: Annotated[float, Meta(description="Line breaks and boxes.")]
    draw: Annotated[float, Meta(description="Typst.")]
    encode: Annotated[float, Meta(description="File format.")]


class TextSource(Request, kw_only=True, tag_field="type", tag="text"):
    """Plain text to be read."""

    text: Annotated[str, Meta(description="The text.", max_length=400000, min_length=1)]


class MarkdownSource(Request, kw_only=True, tag_field="type", tag="markdown"):
    """Markdown to be read."""

    text: Annotated[str, Meta(description="The Markdown.", max_length=400000, min_length=1)]


class CsvSource(Request, kw_only=True, tag_field="type", tag="csv"):
    """A table to be read, comma, semicolon or tab separated."""

    text: Annotated[str, Meta(description="The table.", max_length=1048576, min_length=1)]
    title: (
        Annotated[
            str, Meta(description="What the table is about; used as the picture's title.", max_length=200, min_length=1)
        ]
        | UnsetType
    ) = UNSET


class UploadSource(Request, kw_only=True, tag_field="type", tag="upload"):
    """A file that was uploaded before, with POST /sources."""

    id: Annotated[str, Meta(description="The upload's id.", pattern="^src_[0-9A-Za-z]{6,40}$")]


class QuantityKind(StrEnum):
    """What sort of figure it is."""

    PERCENT = "percent"
    CURRENCY = "currency"
    COUNT = "count"
    MEASURE = "measure"
    MULTIPLE = "multiple"
    RATIO = "ratio"
    RANGE = "range"
    CHANGE = "change"
    DATE = "date"


class EvidenceKind(StrEnum):
    """Why a figure may be drawn: a verbatim span, a table cell, an expression that can be re-run, a model's claim, or the caller's word."""

    QUOTE = "quote"
    CELL = "cell"
    COMPUTED = "computed"
    MODEL = "model"
    CALLER = "caller"


class ChartMark(StrEnum):
    """How a chart draws its series."""

    LINE = "line"
    AREA = "area"
    BAR = "bar"
    COLUMN = "column"
    STACKED = "stacked"
    DONUT = "donut"
    SCATTER = "scatter"
    HISTOGRAM = "histogram"
    WAFFLE = "waffle"


class ChartSeriesInput(Request, kw_only=True):
    """One line or set of bars."""

    name: Annotated[str, Meta(description="Its name.", max_length=200)]
    values: Annotated[
        list[float | None], Meta(description="One for each x; null is a gap.", max_length=1000, min_length=1)
    ]


class RankingOrder(StrEnum):
    """Largest first, or smallest first."""

    DESC = "desc"
    ASC = "asc"


class DocumentSourceKind(StrEnum):
    """Where the facts come from."""

    INPUT = "input"
    URL = "url"
    DATASET = "dataset"
    SEARCH = "search"
    MODEL = "model"


class Provider(StrEnum):
    """Which analyser read the source."""

    AUTO = "auto"
    BUILTIN = "builtin"
    GEMINI = "gemini"
    OPENAI = "openai"
    ANTHROPIC = "anthropic"


class TokenUsage(Struct, kw_only=True):
    """Tokens a model provider charged for."""

    input_tokens: Annotated[int, Meta(description="Read.", ge=0)]
    output_tokens: Annotated[int, Meta(description="Written.", ge=0)]


class Style(StrEnum):
    """How the picture is drawn: typefaces, ground, cards, marks and decorations."""

    MODERN = "modern"
    FUTURISTIC = "futuristic"
    ENGINEERING = "engineering"
    VINTAGE = "vintage"
    CORPORATE = "corporate"
    ABSTRACT = "abstract"
    HAND_DRAWN = "hand_drawn"
    ISOMETRIC = "isometric"
    CYBERPUNK = "cyberpunk"
    WATERCOLOR = "watercolor"
    POP_ART = "pop_art"
    BAUHAUS = "bauhaus"
    VAPORWAVE = "vaporwave"
    FLAT_DESIGN = "flat_design"
    LOW_POLY = "low_poly"
    ART_DECO = "art_deco"
    PIXEL_ART = "pixel_art"
    PAPER_CUTOUT = "paper_cutout"
    CHALKBOARD = "chalkboard"
    GLASSMORPHISM = "glassmorphism"
    STEAMPUNK = "steampunk"
    CLAYMORPHISM = "claymorphism"
    GRAFFITI = "graffiti"


class Palette(StrEnum):
    """A set of colours with roles, usable with every style."""

    BLUE_WHITE = "blue_white"
    DARK_NEON = "dark_neon"
    WARM = "warm"
    MONOCHROME = "monochrome"
    VIBRANT = "vibrant"
    PASTEL = "pastel"
    FOREST = "forest"
    SUNSET = "sunset"
    MIDNIGHT = "midnight"
    GRAYSCALE_RED = "grayscale_red"
    OCEAN = "ocean"
    ACCESSIBLE = "accessible"


class CustomPalette(Request, kw_only=True):
    """Your own colours; missing roles are completed and contrast is corrected."""

    colors: Annotated[
        list[Annotated[str, Meta(pattern="^#[0-9a-fA-F]{6}$")]],
        Meta(description="Two to eight colours, the most important first.", max_length=8, min_length=2),
    ]


class Size(StrEnum):
    """About 1, 4 or 16 megapixels in every ratio: at 1K 1024x1024, 1376x768, 768x1376, 1200x896 or 896x1200; 2K doubles and 4K quadruples each edge."""

    ONE_K = "1K"
    TWO_K = "2K"
    FOUR_K = "4K"


class AspectRatioInput(StrEnum):
    """Shape of the picture by name, or by its ratio as an alias."""

    SQUARE = "square"
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
    STANDARD_LANDSCAPE = "standard_landscape"
    STANDARD_PORTRAIT = "standard_portrait"
    RATIO_1_1 = "1:1"
    RATIO_16_9 = "16:9"
    RATIO_9_16 = "9:16"
    RATIO_4_3 = "4:3"
    RATIO_3_4 = "3:4"


class Format(StrEnum):
    """File format of the picture."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    WEBP = "webp"


Metadata: TypeAlias = Annotated[dict[str, Annotated[str, Meta(max_length=500)]], Meta(max_length=20)]
"Your own labels, up to 20; returned as given."


class GenerationStatus(StrEnum):
    """Where a generation is. completed, failed and canceled are final."""

    QUEUED = "queued"
    ANALYZING = "analyzing"
    GENERATING = "generating"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELED = "canceled"


class SourceKind(StrEnum):
    """What the generation was made from."""

    TOPIC = "topic"
    TEXT = "text"
    MARKDOWN = "markdown"
    CSV = "csv"
    URL = "url"
    GITHUB = "github"
    UPLOAD = "upload"
    CONTENT = "content"


class AspectRatio(StrEnum):
    """Shape of the picture: 1:1, 16:9, 9:16, 4:3 or 3:4."""

    SQUARE = "square"
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
    STANDARD_LANDSCAPE = "standard_landscape"
    STANDARD_PORTRAIT = "standard_portrait"


class Renderer(StrEnum):
    """What draws the picture: the Document renderer, or an image model."""

    DOCUMENT = "document"
    AI_IMAGE = "ai_image"


class Quantity(Struct, kw_only=True):
    """A figure. `display` is the exact string drawn, `value` only scales marks; the two are checked against each other."""

    display: Annotated[str, Meta(description="As drawn.")]
    value: Annotated[float, Meta(description="In plain units.")] | None
    unit: Annotated[str, Meta(description="Such as % or TWh.")] | None
    kind: QuantityKind
    approx: Annotated[bool, Meta(description="Whether the source calls it approximate.")]


class Evidence(Struct, kw_only=True):
    """Why a figure may be drawn."""

    source: Annotated[str, Meta(description="Id of one of the Document's sources.")]
    kind: EvidenceKind
    quote: Annotated[str, Meta(description="The verbatim span.")] | None
    start: Annotated[int, Meta(description="Where the span begins in the normalised text, in characters.", ge=0)] | None
    end: Annotated[int, Meta(description="Where it ends.", ge=0)] | None
    op: Annotated[str, Meta(description="SQL that computes the figure from the table.")] | None
    columns: Annotated[list[str], Meta(description="Columns used.")]
    rows: Annotated[list[Annotated[int, Meta(ge=0)]], Meta(description="Rows used, counted from 0.")]


class ChartSeries(Struct, kw_only=True):
    """One line or set of bars."""

    name: Annotated[str, Meta(description="Its name.")]
    values: Annotated[list[float | None], Meta(description="One for each x; null is a gap.")]


class ComparisonRow(Struct, kw_only=True):
    """One row of a comparison."""

    label: Annotated[str, Meta(description="What is compared.")]
    cells: Annotated[list[str], Meta(description="One for each column.")]
    evidence: Annotated[list[Evidence], Meta(description="Where its figures come from.")]


class QuoteBlock(Struct, kw_only=True, tag_field="type", tag="quote"):
    """Somebody's words."""

    text: Annotated[str, Meta(description="The words.")]
    by: Annotated[str, Meta(description="Who said it.")] | None
    evidence: Annotated[list[Evidence], Meta(description="Where it stands.")]


class TextBlock(Struct, kw_only=True, tag_field="type", tag="text"):
    """A paragraph."""

    text: Annotated[str, Meta(description="The paragraph.")]
    evidence: Annotated[list[Evidence], Meta(description="Where its figures come from.")]


class DocumentSource(Struct, kw_only=True):
    """Where facts come from."""

    id: Annotated[str, Meta(description="Referred to by evidence.")]
    title: Annotated[str, Meta(description="As printed under the picture.")]
    kind: DocumentSourceKind
    url: Annotated[str, Meta(description="Where it can be read.")] | None
    license: Annotated[str, Meta(description="Its licence.")] | None
    retrieved_at: Annotated[str, Meta(description="Date or year it was read.")] | None


class GenerationErrorCode(StrEnum):
    """Why a generation failed."""

    NOT_TEXT = "not_text"
    NOT_TABULAR = "not_tabular"
    ROW_COUNT_MISMATCH = "row_count_mismatch"
    NO_DATA = "no_data"
    TOO_LARGE = "too_large"
    INVALID_CONTENT = "invalid_content"
    SOURCE_GONE = "source_gone"
    DEADLINE_EXCEEDED = "deadline_exceeded"
    ATTEMPTS_EXHAUSTED = "attempts_exhausted"
    INTERNAL = "internal"


class GenerationResult(Struct, kw_only=True):
    """The finished picture."""

    url: Annotated[str, Meta(description="Signed address of the picture; needs no API key until it expires.")]
    expires_at: Annotated[
        datetime, Meta(description="When the address stops working; read the generation again for a new one.")
    ]
    media_type: Annotated[str, Meta(description="Such as image/png.")]
    width: Annotated[int, Meta(description="Pixels.", ge=1)]
    height: Annotated[int, Meta(description="Pixels.", ge=1)]
    bytes: Annotated[int, Meta(description="Size of the file.", ge=1)]
    sha256: Annotated[str, Meta(description="Hash of the file.", pattern="^[0-9a-f]{64}$")]
    alt_text: Annotated[str, Meta(description="The picture in words.")]


class GenerationLinks(Struct, kw_only=True):
    """Addresses that belong to this generation."""

    self: Annotated[str, Meta(description="This resource.")]
    result: Annotated[str, Meta(description="The picture; null until completed.")] | None
    events: Annotated[str, Meta(description="Live progress as server-sent events; null when it is not offered.")] | None
    cancel: Annotated[str, Meta(description="Where DELETE cancels it; null once it has ended.")] | None


class ProblemCode(StrEnum):
    """Stable name of a problem; its page at /problems/{code} says what to do."""

    INVALID_JSON = "invalid-json"
    INVALID_PARAMETER = "invalid-parameter"
    INVALID_CURSOR = "invalid-cursor"
    UNAUTHENTICATED = "unauthenticated"
    TOKEN_EXPIRED = "token-expired"
    INSUFFICIENT_SCOPE = "insufficient-scope"
    ACCOUNT_SUSPENDED = "account-suspended"
    READ_ONLY = "read-only"
    NOT_FOUND = "not-found"
    METHOD_NOT_ALLOWED = "method-not-allowed"
    NOT_ACCEPTABLE = "not-acceptable"
    NOT_COMPLETED = "not-completed"
    NOT_CANCELABLE = "not-cancelable"
    CONFLICT = "conflict"
    IDEMPOTENCY_IN_PROGRESS = "idempotency-in-progress"
    GONE = "gone"
    PRECONDITION_FAILED = "precondition-failed"
    PRECONDITION_REQUIRED = "precondition-required"
    BODY_TOO_LARGE = "body-too-large"
    UNSUPPORTED_MEDIA_TYPE = "unsupported-media-type"
    RANGE_NOT_SATISFIABLE = "range-not-satisfiable"
    VALIDATION_FAILED = "validation-failed"
    BATCH_TOO_LARGE = "batch-too-large"
    IDEMPOTENCY_MISMATCH = "idempotency-mismatch"
    URL_NOT_ALLOWED = "url-not-allowed"
    RATE_LIMITED = "rate-limited"
    QUOTA_EXCEEDED = "quota-exceeded"
    CONCURRENCY_LIMITED = "concurrency-limited"
    INTERNAL = "internal"
    UPSTREAM_FAILED = "upstream-failed"
    UNAVAILABLE = "unavailable"


class FieldError(Struct, kw_only=True):
    """One value that is not usable."""

    pointer: Annotated[
        str, Meta(description="JSON pointer into the body, or `?name` for a query parameter, or the name of a header.")
    ]
    code: Annotated[str, Meta(description="Stable name, such as unknown_field, invalid_enum or too_long.")]
    detail: Annotated[str, Meta(description="What is wrong and what is accepted.")]


class BatchStatus(StrEnum):
    """`completed` when all items have ended and at least one has a picture, `failed` when none has."""

    QUEUED = "queued"
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELED = "canceled"


class BatchCounts(Struct, kw_only=True):
    """How many items are where."""

    total: Annotated[int, Meta(description="All of them.", ge=0)]
    queued: Annotated[int, Meta(description="Not begun.", ge=0)]
    running: Annotated[int, Meta(description="Being analysed or drawn.", ge=0)]
    completed: Annotated[int, Meta(description="With a picture.", ge=0)]
    failed: Annotated[int, Meta(description="Without one.", ge=0)]
    canceled: Annotated[int, Meta(description="Not wanted any more.", ge=0)]


class BatchLinks(Struct, kw_only=True):
    """Addresses that belong to this batch."""

    self: Annotated[str, Meta(description="This resource.")]
    results: Annotated[str, Meta(description="Its items; with `Accept: application/zip` all pictures.")]
    events: Annotated[str, Meta(description="Its progress as server-sent events.")]
    cancel: Annotated[str, Meta(description="Where POST cancels it; null once it has ended.")] | None


class LightOrDark(StrEnum):
    """Whether the ground is light or dark."""

    LIGHT = "light"
    DARK = "dark"


class PaletteRoles(Struct, kw_only=True):
    """What each colour of a palette is for, as"""

    ground: Annotated[str, Meta(description="Behind everything.")]
    surface: Annotated[str, Meta(description="Behind a card's text.")]
    ink: Annotated[str, Meta(description="Text.")]
    muted: Annotated[str, Meta(description="Secondary text.")]
    accents: Annotated[list[str], Meta(description="Series and highlights, the most important first.")]


SuggestionSource: TypeAlias = Annotated[
    TextSource | MarkdownSource | CsvSource,
    Meta(
        description="What the infographic would be made from; its beginning is read: 8,000 characters of a text, 100 lines of a table."
    ),
]


class StyleSuggestion(Struct, kw_only=True):
    """A style, and why it suits."""

    slug: Style
    reason: Annotated[str, Meta(description="One sentence.")]


class PaletteSuggestion(Struct, kw_only=True):
    """A palette, and why it suits."""

    slug: Palette
    reason: Annotated[str, Meta(description="One sentence.")]


class Upload(Struct, kw_only=True):
    """A file to draw from, as often as you like until it expires."""

    id: Annotated[
        str,
        Meta(
            description="Its id, for `source: {type: upload, id}` of a generation.", pattern="^src_[0-9A-Za-z]{6,40}$"
        ),
    ]
    media_type: Annotated[
        str,
        Meta(
            description="How it is read: text/plain, text/markdown, text/csv, text/tab-separated-values or application/pdf."
        ),
    ]
    file_name: (
        Annotated[
            str,
            Meta(
                description="What it was called, without folders; a picture has its title from it where the file itself has none."
            ),
        ]
        | None
    )
    bytes: Annotated[int, Meta(description="Size of the file.", ge=1)]
    sha256: Annotated[str, Meta(description="Hash of the file.", pattern="^[0-9a-f]{64}$")]
    created_at: Annotated[datetime, Meta(description="When it was announced.")]
    expires_at: Annotated[
        datetime, Meta(description="When it is deleted, once nothing that was asked for before waits for it.")
    ]


class TemplateCategory(StrEnum):
    """What a template is for."""

    BUSINESS = "business"
    TECHNOLOGY = "technology"
    EDUCATION = "education"
    CREATIVE = "creative"
    DATA = "data"
    SOCIAL_MEDIA = "social-media"
    MARKETING = "marketing"
    SCIENCE = "science"
    HEALTH = "health"
    ENTERTAINMENT = "entertainment"


class ApiKeyMode(StrEnum):
    """`test` keys draw with the built-in provider, fetch nothing from outside and use no quota."""

    LIVE = "live"
    TEST = "test"


class Scope(StrEnum):
    """What a key or token may do: `read` looks, `write` also makes and changes. `keys:write` is for API keys, `admin` for operators."""

    GENERATE_READ = "generate:read"
    GENERATE_WRITE = "generate:write"
    TEMPLATES_READ = "templates:read"
    TEMPLATES_WRITE = "templates:write"
    WEBHOOKS_READ = "webhooks:read"
    WEBHOOKS_WRITE = "webhooks:write"
    ACCOUNT_READ = "account:read"
    ACCOUNT_WRITE = "account:write"
    KEYS_WRITE = "keys:write"
    ADMIN = "admin"


class CreateApiKeyRequest(Request, kw_only=True):
    """What the key is for and what it may do."""

    name: Annotated[str, Meta(description="What to call it.", max_length=100, min_length=1)]
    mode: ApiKeyMode = ApiKeyMode.LIVE
    scopes: (
        Annotated[
            list[Scope],
            Meta(
                description="What it may do; generate:read and generate:write when left out.",
                max_length=20,
                min_length=1,
            ),
        ]
        | UnsetType
    ) = UNSET
    expires_at: Annotated[datetime, Meta(description="When it stops working; never when left out.")] | UnsetType = UNSET


class UpdateApiKeyRequest(Request, kw_only=True):
    """What to change; members left out stay."""

    name: Annotated[str, Meta(description="What to call it.", max_length=100, min_length=1)] | UnsetType = UNSET
    scopes: Annotated[list[Scope], Meta(description="What it may do.", max_length=20, min_length=1)] | UnsetType = UNSET
    expires_at: Annotated[datetime, Meta(description="When it stops working; null for never.")] | None | UnsetType = (
        UNSET
    )


class RotateApiKeyRequest(Request, kw_only=True):
    """How to replace a key."""

    grace_period_seconds: Annotated[int, Meta(description="How long the old key goes on working.", ge=0, le=604800)] = (
        86400
    )


class AccountStatus(StrEnum):
    """`suspended` accounts may do nothing until the operator resumes them; `deleting` ones are erased soon."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    DELETING = "deleting"


class UpdateAccountRequest(Request, kw_only=True):
    """What to change; members left out stay."""

    name: Annotated[str, Meta(description="What to call it; null for no name.", max_length=100)] | None | UnsetType = (
        UNSET
    )


class PasswordConfirmation(Request, kw_only=True):
    """So that nobody does it at a screen you left."""

    password: Annotated[str, Meta(description="Yours.", max_length=256)]


class AuditAction(StrEnum):
    """What was done."""

    ACCOUNT_CREATED = "account.created"
    ACCOUNT_UPDATED = "account.updated"
    ACCOUNT_DELETED = "account.deleted"
    ACCOUNT_RESTORED = "account.restored"
    ACCOUNT_TIER_CHANGED = "account.tier_changed"
    ACCOUNT_LIMITS_SET = "account.limits_set"
    ACCOUNT_LIMITS_REMOVED = "account.limits_removed"
    ACCOUNT_SUSPENDED = "account.suspended"
    ACCOUNT_RESUMED = "account.resumed"
    ACCOUNT_QUOTA_RESET = "account.quota_reset"
    API_KEY_CREATED = "api_key.created"
    API_KEY_UPDATED = "api_key.updated"
    API_KEY_ROTATED = "api_key.rotated"
    API_KEY_REVOKED = "api_key.revoked"
    SESSION_CREATED = "session.created"
    SESSION_ENDED = "session.ended"
    SESSION_REUSE_DETECTED = "session.reuse_detected"
    PASSWORD_CHANGED = "password.changed"
    PASSWORD_RESET = "password.reset"


class AuditEntry(Struct, kw_only=True):
    """One thing that was done in the account's name."""

    id: Annotated[str, Meta(description="Its id.", pattern="^aud_[0-9A-Za-z]{6,40}$")]
    action: AuditAction
    subject_id: Annotated[str, Meta(description="What it was done to, such as a key.")] | None
    details: Annotated[dict[str, Any], Meta(description="More about it; what is in it depends on the action.")]
    api_key_id: (
        Annotated[str, Meta(description="The key it was done with; null for a session and for the operator.")] | None
    )
    session_id: Annotated[str, Meta(description="The session it was done in.")] | None
    ip_address: Annotated[str, Meta(description="Where the request came from; null for the operator.")] | None
    request_id: Annotated[str, Meta(description="The request; null for the operator.")] | None
    created_at: Annotated[datetime, Meta(description="When.")]


class RequestLogEntry(Struct, kw_only=True):
    """One request."""

    id: Annotated[str, Meta(description="Its id in this list.", pattern="^log_[0-9A-Za-z]{6,40}$")]
    method: Annotated[str, Meta(description="Its method.")]
    path: Annotated[str, Meta(description="Its path, without the query.")]
    status: Annotated[int, Meta(description="The HTTP status of the answer.", ge=100, le=599)]
    duration_ms: Annotated[float, Meta(description="How long the answer took.", ge=0.0)]
    api_key_id: Annotated[str, Meta(description="The key it was made with; null for a session.")] | None
    request_id: Annotated[str, Meta(description="Also in the header X-Request-Id of the answer.")]
    error_code: Annotated[str, Meta(description="The problem code of the answer.")] | None
    created_at: Annotated[datetime, Meta(description="When it was answered.")]


class EventType(StrEnum):
    """What happened."""

    GENERATION_STARTED = "generation.started"
    GENERATION_ANALYZING = "generation.analyzing"
    GENERATION_GENERATING = "generation.generating"
    GENERATION_COMPLETED = "generation.completed"
    GENERATION_FAILED = "generation.failed"
    GENERATION_CANCELED = "generation.canceled"
    QUOTA_WARNING = "quota.warning"
    QUOTA_EXCEEDED = "quota.exceeded"
    BATCH_STARTED = "batch.started"
    BATCH_PROGRESS = "batch.progress"
    BATCH_COMPLETED = "batch.completed"
    BATCH_FAILED = "batch.failed"
    BATCH_CANCELED = "batch.canceled"


class Event(Struct, kw_only=True):
    """Something that happened."""

    id: Annotated[str, Meta(description="Its id.", pattern="^evt_[0-9A-Za-z]{6,40}$")]
    type: EventType
    data: Annotated[dict[str, Any], Meta(description="The resource as it was then; what is in it depends on the type.")]
    sequence: Annotated[int, Meta(description="Its place among the events of the resource.", ge=1)]
    resource_id: Annotated[str, Meta(description="What it happened to.")]
    livemode: Annotated[bool, Meta(description="False when a test key caused it.")]
    created_at: Annotated[datetime, Meta(description="When it happened.")]


class UsageGranularity(StrEnum):
    """The length of time that a row covers."""

    HOUR = "hour"
    DAY = "day"


class UsageGrouping(StrEnum):
    """What rows are divided by: operation, HTTP status or how generations ended, API key, or style."""

    ENDPOINT = "endpoint"
    STATUS = "status"
    KEY = "key"
    STYLE = "style"


class UsageRow(Struct, kw_only=True):
    """One hour or day, of one group when there are groups."""

    start: Annotated[datetime, Meta(description="When the hour or day began.")]
    group: (
        Annotated[
            str,
            Meta(description="The endpoint, status, key or style; null when there are no groups or it does not apply."),
        ]
        | None
    )
    requests: Annotated[int, Meta(description="Requests answered.", ge=0)]
    generations: Annotated[int, Meta(description="Generations that ended.", ge=0)]
    completed: Annotated[int, Meta(description="Of these, those with a picture.", ge=0)]
    failed: Annotated[int, Meta(description="Of these, those that failed.", ge=0)]
    duration_ms_p50: (
        Annotated[
            int,
            Meta(
                description="Time that half of the completed generations took at most, to within a tenth; null without any.",
                ge=0,
            ),
        ]
        | None
    )
    duration_ms_p95: Annotated[int, Meta(description="The same for 95 in 100 of them.", ge=0)] | None


class QuotaPolicy(Struct, kw_only=True):
    """One limit and its present state."""

    name: Annotated[str, Meta(description="Such as requests, generate or daily-generations.")]
    limit: Annotated[int, Meta(description="How much there is at once; null for no limit.", ge=0)] | None
    remaining: Annotated[int, Meta(description="What is left of it; null for no limit.", ge=0)] | None
    resets_at: Annotated[datetime, Meta(description="When all of it is there again.")]
    window_seconds: Annotated[int, Meta(description="The time in which a whole limit comes back.", ge=1)]


class EffectiveLimits(Struct, kw_only=True):
    """What the account may do now."""

    requests_per_minute: Annotated[int, Meta(description="Requests a minute.", ge=1)]
    generations_per_day: Annotated[int, Meta(description="Generations a day; null for no limit.", ge=0)] | None
    batch_size: Annotated[int, Meta(description="Items in a batch.", ge=1)]
    burst: Annotated[float, Meta(description="How many minutes' worth may be spent at once.", ge=1.0)]
    concurrency: Annotated[int, Meta(description="Generations under way at once; null for no limit.", ge=0)] | None


class LimitOverride(Struct, kw_only=True):
    """What the operator grants this account instead of its tier's figures; null leaves that of the tier."""

    requests_per_minute: Annotated[int, Meta(description="Other rates keep their share of it.", ge=1)] | None
    generations_per_day: Annotated[int, Meta(description="The daily quota.", ge=0)] | None
    batch_size: Annotated[int, Meta(description="Items in a batch.", ge=1)] | None
    burst: Annotated[float, Meta(description="How many minutes' worth may be spent at once.", ge=1.0, le=10.0)] | None
    expires_at: Annotated[datetime, Meta(description="When the tier's figures count again; null for never.")] | None
    reason: Annotated[str, Meta(description="Why it was granted.")] | None


class SetTierRequest(Request, kw_only=True):
    """A change of tier."""

    tier: Annotated[str, Meta(description="Such as free, pro or enterprise.", max_length=31, min_length=1)]


class SetLimitsRequest(Request, kw_only=True):
    """Limits instead of those of the tier; give at least one. What is left out stays as the tier says."""

    requests_per_minute: (
        Annotated[int, Meta(description="Other rates keep their share of it.", ge=1, le=1000000)] | UnsetType
    ) = UNSET
    generations_per_day: Annotated[int, Meta(description="The daily quota.", ge=0, le=1000000)] | UnsetType = UNSET
    batch_size: Annotated[int, Meta(description="Items in a batch.", ge=1, le=10000)] | UnsetType = UNSET
    burst: (
        Annotated[float, Meta(description="How many minutes' worth may be spent at once.", ge=1.0, le=10.0)] | UnsetType
    ) = UNSET
    expires_at: Annotated[datetime, Meta(description="When the tier's figures count again.")] | UnsetType = UNSET
    reason: Annotated[str, Meta(description="Why; kept with the limits.", max_length=500, min_length=1)] | UnsetType = (
        UNSET
    )


class AdminActionRequest(Request, kw_only=True):
    """Why it is done."""

    reason: Annotated[str, Meta(description="Written to the log.", max_length=500, min_length=1)] | UnsetType = UNSET


Counts: TypeAlias = dict[str, Annotated[int, Meta(ge=0)]]
"How many there are of each."


class SignUpRequest(Request, kw_only=True):
    """A new account."""

    email: Annotated[
        str,
        Meta(
            description="What you sign in with; nothing is sent there.",
            max_length=254,
            min_length=3,
            pattern="^[^@ ]+@[^@ ]+$",
        ),
    ]
    password: Annotated[str, Meta(description="Ten characters or more.", max_length=256, min_length=10)]
    name: Annotated[str, Meta(description="What to call the account.", max_length=100, min_length=1)] | UnsetType = (
        UNSET
    )


class SignedUp(Struct, kw_only=True):
    """The same answer whether or not the address has an account already, so that nobody can find out."""

    email: Annotated[str, Meta(description="Sign in with it.")]


class TokenRequest(Request, kw_only=True):
    """Give `email` and `password` to sign in, or `api_key` to get a token that may do less than the key, for a browser."""

    email: Annotated[str, Meta(description="Of your account.", max_length=254)] | UnsetType = UNSET
    password: Annotated[str, Meta(description="Of your account.", max_length=256)] | UnsetType = UNSET
    use_cookie: Annotated[
        bool,
        Meta(
            description="With a password: the refresh token comes as a cookie that scripts cannot read, instead of in the body."
        ),
    ] = False
    api_key: (
        Annotated[
            str, Meta(description="A key of yours; the token ends with it, and cannot be refreshed.", max_length=100)
        ]
        | UnsetType
    ) = UNSET
    scope: (
        Annotated[
            str,
            Meta(
                description="With a key: what the token may do, scopes separated by spaces; all that the key may when left out.",
                max_length=500,
            ),
        ]
        | UnsetType
    ) = UNSET
    expires_in: Annotated[int, Meta(description="With a key: seconds until the token expires.", ge=60, le=3600)] = 900


class TokenType(StrEnum):
    """How the access token is sent."""

    BEARER = "Bearer"


class RefreshRequest(Request, kw_only=True):
    """Which session to go on with."""

    refresh_token: (
        Annotated[str, Meta(description="The latest one; the cookie counts when it is left out.", max_length=200)]
        | UnsetType
    ) = UNSET


class RevokeRequest(Request, kw_only=True):
    """Which token is to end (RFC 7009)."""

    token: Annotated[str, Meta(description="An access or refresh token.", max_length=4000, min_length=1)]
    token_type_hint: (
        Annotated[str, Meta(description="`access_token` or `refresh_token`; not needed.", max_length=50)] | UnsetType
    ) = UNSET


class ChangePasswordRequest(Request, kw_only=True):
    """The old password and the new one."""

    current_password: Annotated[str, Meta(description="The one you signed in with.", max_length=256)]
    new_password: Annotated[str, Meta(description="Ten characters or more.", max_length=256, min_length=10)]


class SigningKey(Struct, kw_only=True):
    """A public key (RFC 8037)."""

    kid: Annotated[str, Meta(description="Its name in the header of a token.")]
    kty: Annotated[str, Meta(description="OKP.")]
    crv: Annotated[str, Meta(description="Ed25519.")]
    x: Annotated[str, Meta(description="The key, in base64url.")]
    use: Annotated[str, Meta(description="sig.")]
    alg: Annotated[str, Meta(description="EdDSA.")]


class HealthStatus(StrEnum):
    """`degraded` serves requests with one part away."""

    OK = "ok"
    DEGRADED = "degraded"


class HealthCheck(Struct, kw_only=True):
    """One part of the service."""

    name: Annotated[str, Meta(description="database, queue or storage.")]
    ok: Annotated[bool, Meta(description="Whether it answers.")]


class OpenapiDocument(Struct, kw_only=True):
    """An OpenAPI document."""


class ReportBox(Struct, kw_only=True):
    """One card, line of text, mark or image."""

    kind: ReportBoxKind
    x: Annotated[float, Meta(description="Left edge.")]
    y: Annotated[float, Meta(description="Top edge.")]
    w: Annotated[float, Meta(description="Width.")]
    h: Annotated[float, Meta(description="Height.")]
    text: Annotated[str, Meta(description="The line as drawn.")] | None
    font_size: Annotated[float, Meta(description="Its type size in points.")] | None
    section: Annotated[int, Meta(description="Index into the Document's sections; null outside cards.")] | None
    block: Annotated[int, Meta(description="Index into the section's blocks.")] | None


class DocumentWarning(Struct, kw_only=True):
    """Something to know about the content or the picture."""

    code: WarningCode
    message: Annotated[str, Meta(description="What and where.")]


Source: TypeAlias = Annotated[
    TextSource | MarkdownSource | CsvSource | UploadSource, Meta(description="What the infographic is made from.")
]


class QuantityInput(Request, kw_only=True):
    """A figure. `display` is the exact string drawn, `value` only scales marks; the two are checked against each other."""

    display: Annotated[str, Meta(description="As drawn.", max_length=60, min_length=1)]
    value: Annotated[float, Meta(description="In plain units.")] | None | UnsetType = UNSET
    unit: Annotated[str, Meta(description="Such as % or TWh.", max_length=60)] | None | UnsetType = UNSET
    kind: QuantityKind = QuantityKind.COUNT
    approx: Annotated[bool, Meta(description="Whether the source calls it approximate.")] = False


class EvidenceInput(Request, kw_only=True):
    """Why a figure may be drawn."""

    source: Annotated[str, Meta(description="Id of one of the Document's sources.", max_length=60)]
    kind: EvidenceKind
    quote: Annotated[str, Meta(description="The verbatim span.", max_length=4000)] | None | UnsetType = UNSET
    start: (
        Annotated[int, Meta(description="Where the span begins in the normalised text, in characters.", ge=0)]
        | None
        | UnsetType
    ) = UNSET
    end: Annotated[int, Meta(description="Where it ends.", ge=0)] | None | UnsetType = UNSET
    op: (
        Annotated[str, Meta(description="SQL that computes the figure from the table.", max_length=4000)]
        | None
        | UnsetType
    ) = UNSET
    columns: (
        Annotated[list[Annotated[str, Meta(max_length=300)]], Meta(description="Columns used.", max_length=100)]
        | UnsetType
    ) = UNSET
    rows: (
        Annotated[list[Annotated[int, Meta(ge=0)]], Meta(description="Rows used, counted from 0.", max_length=10000)]
        | UnsetType
    ) = UNSET


class ChartBlockInput(Request, kw_only=True, tag_field="type", tag="chart"):
    """A chart."""

    mark: ChartMark
    x: Annotated[
        list[Annotated[str, Meta(max_length=300)]],
        Meta(description="Categories or dates.", max_length=1000, min_length=1),
    ]
    series: Annotated[list[ChartSeriesInput], Meta(description="Its series.", max_length=12, min_length=1)]
    unit: Annotated[str, Meta(description="Unit of the values.", max_length=60)] | None | UnsetType = UNSET
    x_label: Annotated[str, Meta(description="Title of the x axis.", max_length=200)] | None | UnsetType = UNSET
    y_label: Annotated[str, Meta(description="Title of the y axis.", max_length=200)] | None | UnsetType = UNSET
    note: Annotated[str, Meta(description="A remark under the heading.", max_length=400)] | None | UnsetType = UNSET
    evidence: (
        Annotated[list[EvidenceInput], Meta(description="Where the values come from.", max_length=50)] | UnsetType
    ) = UNSET


class ComparisonRowInput(Request, kw_only=True):
    """One row of a comparison."""

    label: Annotated[str, Meta(description="What is compared.", max_length=200, min_length=1)]
    cells: Annotated[
        list[Annotated[str, Meta(max_length=300)]], Meta(description="One for each column.", max_length=5, min_length=2)
    ]
    evidence: (
        Annotated[list[EvidenceInput], Meta(description="Where its figures come from.", max_length=10)] | UnsetType
    ) = UNSET


class QuoteBlockInput(Request, kw_only=True, tag_field="type", tag="quote"):
    """Somebody's words."""

    text: Annotated[str, Meta(description="The words.", max_length=1000, min_length=1)]
    by: Annotated[str, Meta(description="Who said it.", max_length=200)] | None | UnsetType = UNSET
    evidence: Annotated[list[EvidenceInput], Meta(description="Where it stands.", max_length=10)] | UnsetType = UNSET


class TextBlockInput(Request, kw_only=True, tag_field="type", tag="text"):
    """A paragraph."""

    text: Annotated[str, Meta(description="The paragraph.", max_length=4000, min_length=1)]
    evidence: (
        Annotated[list[EvidenceInput], Meta(description="Where its figures come from.", max_length=10)] | UnsetType
    ) = UNSET


class DocumentSourceInput(Request, kw_only=True):
    """Where facts come from."""

    id: Annotated[str, Meta(description="Referred to by evidence.", max_length=60, min_length=1)]
    title: Annotated[str, Meta(description="As printed under the picture.", max_length=300, min_length=1)]
    kind: DocumentSourceKind = DocumentSourceKind.INPUT
    url: Annotated[str, Meta(description="Where it can be read.", max_length=2048)] | None | UnsetType = UNSET
    license: Annotated[str, Meta(description="Its licence.", max_length=120)] | None | UnsetType = UNSET
    retrieved_at: Annotated[str, Meta(description="Date or year it was read.", max_length=40)] | None | UnsetType = (
        UNSET
    )


class Analysis(Struct, kw_only=True):
    """Who made the Document."""

    provider: Provider
    model: Annotated[str, Meta(description="The model's name.")] | None
    usage: Annotated[TokenUsage, Meta(description="What it cost.")] | None


PaletteChoice: TypeAlias = Annotated[
    Palette | CustomPalette, Meta(description="A palette by name, or your own colours.")
]


class Item(Struct, kw_only=True):
    """One entry of a block."""

    label: Annotated[str, Meta(description="What it is.")]
    text: Annotated[str, Meta(description="A second line.")] | None
    icon: Annotated[str, Meta(description="Name of a packaged icon.")] | None
    when: Annotated[str, Meta(description="Date or period, in a timeline.")] | None
    value: Annotated[Quantity, Meta(description="Its figure.")] | None
    evidence: Annotated[list[Evidence], Meta(description="Where the figure comes from.")]


class ChartBlock(Struct, kw_only=True, tag_field="type", tag="chart"):
    """A chart."""

    mark: ChartMark
    x: Annotated[list[str], Meta(description="Categories or dates.")]
    series: Annotated[list[ChartSeries], Meta(description="Its series.")]
    unit: Annotated[str, Meta(description="Unit of the values.")] | None
    x_label: Annotated[str, Meta(description="Title of the x axis.")] | None
    y_label: Annotated[str, Meta(description="Title of the y axis.")] | None
    note: Annotated[str, Meta(description="A remark under the heading.")] | None
    evidence: Annotated[list[Evidence], Meta(description="Where the values come from.")]


class RankingBlock(Struct, kw_only=True, tag_field="type", tag="ranking"):
    """Items in order of a value."""

    items: Annotated[list[Item], Meta(description="Items with a value, in order.")]
    unit: Annotated[str, Meta(description="Unit of the values.")] | None
    order: RankingOrder
    truncated_from: (
        Annotated[int, Meta(description="How many there are in all, when only the first are kept.", ge=1)] | None
    )


class TimelineBlock(Struct, kw_only=True, tag_field="type", tag="timeline"):
    """Items in time."""

    items: Annotated[list[Item], Meta(description="Items with `when`.")]


class ProcessBlock(Struct, kw_only=True, tag_field="type", tag="process"):
    """Steps."""

    items: Annotated[list[Item], Meta(description="The steps.")]
    ordered: Annotated[bool, Meta(description="Whether the order matters.")]


class ComparisonBlock(Struct, kw_only=True, tag_field="type", tag="comparison"):
    """Things side by side."""

    columns: Annotated[list[str], Meta(description="What is compared.")]
    rows: Annotated[list[ComparisonRow], Meta(description="The rows.")]


class ListBlock(Struct, kw_only=True, tag_field="type", tag="list"):
    """Items without order."""

    items: Annotated[list[Item], Meta(description="The items.")]


class GenerationError(Struct, kw_only=True):
    """Why it failed."""

    code: GenerationErrorCode
    message: Annotated[str, Meta(description="What happened and what to do about it.")]
    retryable: Annotated[bool, Meta(description="Whether the same request may succeed later.")]


class Problem(Struct, kw_only=True):
    """What went wrong and the way out (RFC 9457)."""

    type: Annotated[str, Meta(description="Address of the page that explains this code.")]
    title: Annotated[str, Meta(description="The code in words.")]
    status: Annotated[int, Meta(description="HTTP status.", ge=400, le=599)]
    detail: Annotated[str, Meta(description="What happened and what to do about it.")]
    instance: Annotated[str, Meta(description="Path of the request.")]
    code: ProblemCode
    request_id: Annotated[str, Meta(description="Also in the header X-Request-Id.")]
    doc_url: Annotated[str, Meta(description="Where to read more.")]
    errors: Annotated[list[FieldError], Meta(description="Each value that is not usable.")] | UnsetType = UNSET
    violated_policies: (
        Annotated[
            list[str], Meta(description="The limits that were met, by their names in the header RateLimit-Policy.")
        ]
        | UnsetType
    ) = field(name="violated-policies", default=UNSET)


class Batch(Struct, kw_only=True):
    """Infographics made together."""

    id: Annotated[str, Meta(description="Its id.", pattern="^bat_[0-9A-Za-z]{6,40}$")]
    name: Annotated[str, Meta(description="What you called it.")] | None
    status: BatchStatus
    round: Annotated[int, Meta(description="1, and one more each time that failed items were tried again.", ge=1)]
    counts: BatchCounts
    metadata: Metadata
    livemode: Annotated[bool, Meta(description="False when made with a test key.")]
    created_at: Annotated[datetime, Meta(description="When it was asked for.")]
    updated_at: Annotated[datetime, Meta(description="When it last changed.")]
    started_at: Annotated[datetime, Meta(description="When work first began.")] | None
    completed_at: Annotated[datetime, Meta(description="When the last item ended.")] | None
    links: BatchLinks


class BatchDefaults(Request, kw_only=True):
    """What every item has that does not say otherwise."""

    template_id: (
        Annotated[
            str,
            Meta(
                description="Draw as this template says, where an item or these defaults say nothing.",
                pattern="^tpl_[0-9A-Za-z]{6,40}$",
            ),
        ]
        | UnsetType
    ) = UNSET
    sections: Annotated[int, Meta(description="Draw so many sections at most.", ge=1, le=12)] | None | UnsetType = UNSET
    style: Style | UnsetType = UNSET
    palette: PaletteChoice | UnsetType = UNSET
    size: Size | UnsetType = UNSET
    aspect_ratio: AspectRatioInput | UnsetType = UNSET
    format: Format | UnsetType = UNSET
    language: (
        Annotated[
            str,
            Meta(
                description="BCP 47 tag of the sources' language, when you know it.",
                max_length=35,
                pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
            ),
        ]
        | UnsetType
    ) = UNSET
    metadata: Metadata | UnsetType = UNSET
    deadline_seconds: (
        Annotated[int, Meta(description="Fail an item instead of finishing it later than this.", ge=1, le=3600)]
        | UnsetType
    ) = UNSET


class StyleInfo(Struct, kw_only=True):
    """A style of the catalog."""

    slug: Style
    label: Annotated[str, Meta(description="Name for people.")]
    description: Annotated[str, Meta(description="What it looks like and what it suits.")]
    tags: Annotated[list[str], Meta(description="Words to find it by.")]
    light_or_dark: LightOrDark
    default_palette: Palette
    available: Annotated[bool, Meta(description="False for a style that cannot be drawn yet.")]
    thumbnail_url: Annotated[str, Meta(description="A small picture.")] | None


class PaletteInfo(Struct, kw_only=True):
    """A palette of the catalog."""

    slug: Palette
    label: Annotated[str, Meta(description="Name for people.")]
    description: Annotated[str, Meta(description="Its mood and what it suits.")]
    tags: Annotated[list[str], Meta(description="Words to find it by.")]
    colors: Annotated[list[str], Meta(description="Its main colours as #rrggbb, for a swatch.")]
    light: Annotated[PaletteRoles, Meta(description="Roles on a light ground; null when not available.")] | None
    dark: Annotated[PaletteRoles, Meta(description="Roles on a dark ground; null when not available.")] | None
    available: Annotated[bool, Meta(description="False for a palette that cannot be drawn yet.")]
    thumbnail_url: Annotated[str, Meta(description="A small picture.")] | None


class Suggestions(Struct, kw_only=True):
    """Three styles and three palettes, the best first. Only styles that can be drawn are suggested."""

    styles: Annotated[list[StyleSuggestion], Meta(description="The styles.")]
    palettes: Annotated[list[PaletteSuggestion], Meta(description="The palettes.")]


class UploadList(Struct, kw_only=True):
    """A page of uploads."""

    data: Annotated[list[Upload], Meta(description="Those that can be used, the newest first.")]
    has_more: Annotated[bool, Meta(description="Whether another page follows.")]
    next_cursor: Annotated[str, Meta(description="Where the next page begins.")] | None


class TemplateConfig(Struct, kw_only=True):
    """How pictures of a template are drawn."""

    style: Style
    palette: PaletteChoice
    size: Size
    aspect_ratio: AspectRatio
    format: Format
    language: Annotated[str, Meta(description="BCP 47 tag of the source's language; null to find out.")] | None
    sections: (
        Annotated[
            int,
            Meta(
                description="How many sections are drawn at most, the most important ones; null for all.", ge=1, le=12
            ),
        ]
        | None
    )


class TemplateConfigInput(Request, kw_only=True):
    """How pictures of the template are to be drawn."""

    style: Style = Style.MODERN
    palette: PaletteChoice | UnsetType = UNSET
    size: Size = Size.TWO_K
    aspect_ratio: AspectRatio = AspectRatio.LANDSCAPE
    format: Format = Format.PNG
    language: (
        Annotated[
            str,
            Meta(
                description="BCP 47 tag of the source's language.",
                max_length=35,
                pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
            ),
        ]
        | None
        | UnsetType
    ) = UNSET
    sections: (
        Annotated[int, Meta(description="How many sections are drawn at most, the most important ones.", ge=1, le=12)]
        | None
        | UnsetType
    ) = UNSET


class ApiKey(Struct, kw_only=True):
    """A key of your account."""

    id: Annotated[str, Meta(description="Its id.", pattern="^key_[0-9A-Za-z]{6,40}$")]
    name: Annotated[str, Meta(description="What you called it.")]
    prefix: Annotated[str, Meta(description="How it begins, to recognise it by.")]
    last4: Annotated[str, Meta(description="Its last four characters, to recognise it by.")]
    mode: ApiKeyMode
    scopes: Annotated[list[Scope], Meta(description="What it may do.")]
    expires_at: Annotated[datetime, Meta(description="When it stops working; null for never.")] | None
    last_used_at: (
        Annotated[datetime, Meta(description="When it was last used, to within a minute; null for never.")] | None
    )
    secret: (
        Annotated[str, Meta(description="The key itself; only in the first answer to its creation or rotation.")] | None
    )
    created_at: Annotated[datetime, Meta(description="When it was made.")]
    updated_at: Annotated[datetime, Meta(description="When it last changed.")]


class Account(Struct, kw_only=True):
    """An account of this installation."""

    id: Annotated[str, Meta(description="Its id.", pattern="^acc_[0-9A-Za-z]{6,40}$")]
    email: Annotated[str, Meta(description="The address it is known by.")]
    name: Annotated[str, Meta(description="What to call it.")] | None
    status: AccountStatus
    erase_at: (
        Annotated[datetime, Meta(description="When everything of it is erased; null unless it was deleted.")] | None
    )
    created_at: Annotated[datetime, Meta(description="When it was made.")]
    updated_at: Annotated[datetime, Meta(description="When it last changed.")]


class AuditLog(Struct, kw_only=True):
    """A page of the audit log."""

    data: Annotated[list[AuditEntry], Meta(description="The entries, the newest first.")]
    has_more: Annotated[bool, Meta(description="Whether another page follows.")]
    next_cursor: Annotated[str, Meta(description="Where the next page begins.")] | None


class RequestLog(Struct, kw_only=True):
    """A page of the latest requests."""

    data: Annotated[list[RequestLogEntry], Meta(description="The entries, the newest first.")]
    has_more: Annotated[bool, Meta(description="Whether another page follows.")]
    next_cursor: Annotated[str, Meta(description="Where the next page begins.")] | None


class EventList(Struct, kw_only=True):
    """A page of events."""

    data: Annotated[list[Event], Meta(description="The entries, the newest first.")]
    has_more: Annotated[bool, Meta(description="Whether another page follows.")]
    next_cursor: Annotated[str, Meta(description="Where the next page begins.")] | None


class Usage(Struct, kw_only=True):
    """What the account has used."""

    from_: Annotated[datetime, Meta(description="Beginning of the first hour or day.")] = field(name="from")
    to: Annotated[datetime, Meta(description="End of the last one.")]
    granularity: UsageGranularity
    group_by: Annotated[UsageGrouping, Meta(description="What the rows are divided by; null for nothing.")] | None
    rows: Annotated[list[UsageRow], Meta(description="In order of time.")]


class Quota(Struct, kw_only=True):
    """The limits of the account."""

    tier: Annotated[str, Meta(description="The tier they come from.")]
    policies: Annotated[
        list[QuotaPolicy], Meta(description="Each limit, under the name it has in the header RateLimit-Policy.")
    ]


class ManagedAccount(Struct, kw_only=True):
    """An account as its operator sees it."""

    id: Annotated[str, Meta(description="Its id.", pattern="^acc_[0-9A-Za-z]{6,40}$")]
    email: Annotated[str, Meta(description="Its e-mail address.")]
    name: Annotated[str, Meta(description="Its name.")] | None
    status: AccountStatus
    tier: Annotated[str, Meta(description="Its tier.")]
    limits: EffectiveLimits
    override: (
        Annotated[
            LimitOverride, Meta(description="What it was granted instead of its tier's figures; null for nothing.")
        ]
        | None
    )
    open_generations: Annotated[int, Meta(description="Generations that have not ended.", ge=0)]
    generations_today: Annotated[int, Meta(description="Generations charged to its quota since midnight UTC.", ge=0)]
    created_at: Annotated[datetime, Meta(description="When it was made.")]
    updated_at: Annotated[datetime, Meta(description="When it last changed.")]


class Stats(Struct, kw_only=True):
    """The whole installation in figures."""

    accounts: Annotated[int, Meta(description="All accounts.", ge=0)]
    accounts_by_status: Counts
    accounts_by_tier: Counts
    open_generations: Annotated[int, Meta(description="Generations that have not ended.", ge=0)]
    oldest_queued_at: Annotated[datetime, Meta(description="When the one that waits longest was asked for.")] | None
    requests_today: Annotated[int, Meta(description="Requests of accounts since midnight UTC.", ge=0)]
    completed_today: Annotated[int, Meta(description="Pictures since midnight UTC.", ge=0)]
    failed_today: Annotated[int, Meta(description="Failures since midnight UTC.", ge=0)]


class Token(Struct, kw_only=True):
    """An access token (RFC 6749)."""

    access_token: Annotated[
        str, Meta(description="A signed token (RFC 9068); send it as `Authorization: Bearer TOKEN`.")
    ]
    token_type: TokenType
    expires_in: Annotated[int, Meta(description="Seconds until it expires.", ge=1)]
    scope: Annotated[str, Meta(description="What it may do, scopes separated by spaces.")]
    refresh_token: (
        Annotated[
            str,
            Meta(
                description="Gets the next access token, once; null for a token made from a key, and when it came as a cookie."
            ),
        ]
        | None
    )


class SigningKeySet(Struct, kw_only=True):
    """The keys that access tokens are checked with (RFC 7517)."""

    keys: Annotated[list[SigningKey], Meta(description="The present ones and the next.")]


class Health(Struct, kw_only=True):
    """The state of the service or of one part of it."""

    status: HealthStatus
    checks: Annotated[list[HealthCheck], Meta(description="One entry for each part; empty for liveness.")]


class RenderReport(Struct, kw_only=True):
    """What `infographix-api render --report` writes: every box on the page, for checking a picture without looking at it."""

    page: ReportPage
    scale: Annotated[float, Meta(description="Body type size chosen by the layout, in points at 1K.")]
    boxes: Annotated[list[ReportBox], Meta(description="Everything drawn, in drawing order.")]
    warnings: Annotated[list[DocumentWarning], Meta(description="What was shortened or replaced.")]
    timings_ms: ReportTimings


class ItemInput(Request, kw_only=True):
    """One entry of a block."""

    label: Annotated[str, Meta(description="What it is.", max_length=600, min_length=1)]
    text: Annotated[str, Meta(description="A second line.", max_length=1000)] | None | UnsetType = UNSET
    icon: Annotated[str, Meta(description="Name of a packaged icon.", max_length=60)] | None | UnsetType = UNSET
    when: Annotated[str, Meta(description="Date or period, in a timeline.", max_length=60)] | None | UnsetType = UNSET
    value: Annotated[QuantityInput, Meta(description="Its figure.")] | None | UnsetType = UNSET
    evidence: (
        Annotated[list[EvidenceInput], Meta(description="Where the figure comes from.", max_length=10)] | UnsetType
    ) = UNSET


class RankingBlockInput(Request, kw_only=True, tag_field="type", tag="ranking"):
    """Items in order of a value."""

    items: Annotated[list[ItemInput], Meta(description="Items with a value, in order.", max_length=20, min_length=1)]
    unit: Annotated[str, Meta(description="Unit of the values.", max_length=60)] | None | UnsetType = UNSET
    order: RankingOrder = RankingOrder.DESC
    truncated_from: (
        Annotated[int, Meta(description="How many there are in all, when only the first are kept.", ge=1)]
        | None
        | UnsetType
    ) = UNSET


class TimelineBlockInput(Request, kw_only=True, tag_field="type", tag="timeline"):
    """Items in time."""

    items: Annotated[list[ItemInput], Meta(description="Items with `when`.", max_length=20, min_length=1)]


class ProcessBlockInput(Request, kw_only=True, tag_field="type", tag="process"):
    """Steps."""

    items: Annotated[list[ItemInput], Meta(description="The steps.", max_length=12, min_length=1)]
    ordered: Annotated[bool, Meta(description="Whether the order matters.")] = True


class ComparisonBlockInput(Request, kw_only=True, tag_field="type", tag="comparison"):
    """Things side by side."""

    columns: Annotated[
        list[Annotated[str, Meta(max_length=300)]], Meta(description="What is compared.", max_length=5, min_length=2)
    ]
    rows: Annotated[list[ComparisonRowInput], Meta(description="The rows.", max_length=12, min_length=1)]


class ListBlockInput(Request, kw_only=True, tag_field="type", tag="list"):
    """Items without order."""

    items: Annotated[list[ItemInput], Meta(description="The items.", max_length=20, min_length=1)]


class StatBlock(Struct, kw_only=True, tag_field="type", tag="stat"):
    """Figures as cards."""

    items: Annotated[list[Item], Meta(description="Items with a value.")]


class BatchList(Struct, kw_only=True):
    """A page of batches."""

    data: Annotated[list[Batch], Meta(description="The batches, the newest first.")]
    has_more: Annotated[bool, Meta(description="Whether another page follows.")]
    next_cursor: Annotated[str, Meta(description="Where the next page begins.")] | None


class StyleList(Struct, kw_only=True):
    """All styles."""

    data: Annotated[list[StyleInfo], Meta(description="The styles.")]
    has_more: Annotated[bool, Meta(description="Whether another page follows.")]
    next_cursor: Annotated[str, Meta(description="Where the next page begins.")] | None


class PaletteList(Struct, kw_only=True):
    """All palettes."""

    data: Annotated[list[PaletteInfo], Meta(description="The palettes.")]
    has_more: Annotated[bool, Meta(description="Whether another page follows.")]
    next_cursor: Annotated[str, Meta(description="Where the next page begins.")] | None


class Template(Struct, kw_only=True):
    """A way of drawing, kept under a name: your own, or one that comes with the product."""

    id: Annotated[str, Meta(description="Its id.", pattern="^tpl_[0-9A-Za-z]{6,40}$")]
    name: Annotated[str, Meta(description="What it is called; yours are unique within your account.")]
    description: Annotated[str, Meta(description="What it is for.")] | None
    category: Annotated[TemplateCategory, Meta(description="What it belongs to; null for none.")] | None
    tags: Annotated[list[str], Meta(description="Words to find it by.")]
    builtin: Annotated[bool, Meta(description="Whether it comes with the product and cannot be changed.")]
    config: TemplateConfig
    thumbnail_url: (
        Annotated[str, Meta(description="A small picture: of the template where it is built in, else of its style.")]
        | None
    )
    use_count: Annotated[
        int,
        Meta(
            description="How many generations of your account were made with it. Counting is no change that an ETag tells.",
            ge=0,
        ),
    ]
    created_at: Annotated[datetime, Meta(description="When it was made.")]
    updated_at: Annotated[datetime, Meta(description="When it last changed.")]


class TemplateInput(Request, kw_only=True):
    """A template as a whole; what is left out has its default."""

    name: Annotated[str, Meta(description="What to call it; unique within your account.", max_length=100, min_length=1)]
    config: TemplateConfigInput
    description: Annotated[str, Meta(description="What it is for.", max_length=500)] | None | UnsetType = UNSET
    category: Annotated[TemplateCategory, Meta(description="What it belongs to.")] | None | UnsetType = UNSET
    tags: (
        Annotated[
            list[Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9_-]{0,39}$")]],
            Meta(description="Words to find it by, in lower case.", max_length=20),
        ]
        | UnsetType
    ) = UNSET


class ApiKeyList(Struct, kw_only=True):
    """A page of API keys."""

    data: Annotated[list[ApiKey], Meta(description="The keys, the newest first.")]
    has_more: Annotated[bool, Meta(description="Whether another page follows.")]
    next_cursor: Annotated[str, Meta(description="Where the next page begins.")] | None


class ManagedAccountList(Struct, kw_only=True):
    """A page of accounts."""

    data: Annotated[list[ManagedAccount], Meta(description="Accounts, the newest first.")]
    has_more: Annotated[bool, Meta(description="Whether another page follows.")]
    next_cursor: Annotated[str, Meta(description="Pass it as `cursor` for the next page.")] | None


class StatBlockInput(Request, kw_only=True, tag_field="type", tag="stat"):
    """Figures as cards."""

    items: Annotated[list[ItemInput], Meta(description="Items with a value.", max_length=6, min_length=1)]


Block: TypeAlias = Annotated[
    StatBlock
    | ChartBlock
    | RankingBlock
    | TimelineBlock
    | ProcessBlock
    | ComparisonBlock
    | ListBlock
    | QuoteBlock
    | TextBlock,
    Meta(description="One block of a section."),
]


class TemplateList(Struct, kw_only=True):
    """A page of templates."""

    data: Annotated[list[Template], Meta(description="Your own, the newest first, then the built-in ones by category.")]
    has_more: Annotated[bool, Meta(description="Whether another page follows.")]
    next_cursor: Annotated[str, Meta(description="Where the next page begins.")] | None


BlockInput: TypeAlias = Annotated[
    StatBlockInput
    | ChartBlockInput
    | RankingBlockInput
    | TimelineBlockInput
    | ProcessBlockInput
    | ComparisonBlockInput
    | ListBlockInput
    | QuoteBlockInput
    | TextBlockInput,
    Meta(description="One block of a section."),
]


class Section(Struct, kw_only=True):
    """A card or group of cards."""

    heading: Annotated[str, Meta(description="Its heading.")] | None
    salience: Annotated[float, Meta(description="Decides what is kept when room is short.", ge=0.0, le=1.0)]
    blocks: Annotated[list[Block], Meta(description="What it shows.")]


class SectionInput(Request, kw_only=True):
    """A card or group of cards."""

    blocks: Annotated[list[BlockInput], Meta(description="What it shows.", max_length=3, min_length=1)]
    heading: Annotated[str, Meta(description="Its heading.", max_length=200)] | None | UnsetType = UNSET
    salience: Annotated[float, Meta(description="Decides what is kept when room is short.", ge=0.0, le=1.0)] = 0.5


class Document(Struct, kw_only=True):
    """The content of a picture: what it says, and where each figure comes from."""

    version: Annotated[int, Meta(description="Always 1.", ge=1, le=1)]
    lang: Annotated[str, Meta(description="BCP 47 tag of its language.")]
    title: Annotated[str, Meta(description="The headline.")]
    subtitle: Annotated[str, Meta(description="The line under it.")] | None
    sections: Annotated[list[Section], Meta(description="One to ten sections.")]
    sources: Annotated[list[DocumentSource], Meta(description="Where facts come from.")]
    warnings: Annotated[list[DocumentWarning], Meta(description="What to know.")]
    analysis: Analysis


class DocumentInput(Request, kw_only=True):
    """The content of a picture: what it says, and where each figure comes from."""

    title: Annotated[str, Meta(description="The headline.", max_length=300, min_length=1)]
    sections: Annotated[list[SectionInput], Meta(description="One to ten sections.", max_length=10, min_length=1)]
    version: Annotated[int, Meta(description="Always 1.", ge=1, le=1)] = 1
    lang: Annotated[str, Meta(description="BCP 47 tag of its language.", max_length=35)] = "en"
    subtitle: Annotated[str, Meta(description="The line under it.", max_length=400)] | None | UnsetType = UNSET
    sources: (
        Annotated[list[DocumentSourceInput], Meta(description="Where facts come from.", max_length=50)] | UnsetType
    ) = UNSET
    warnings: Annotated[list[DocumentWarning], Meta(description="What to know.", max_length=100)] | UnsetType = UNSET
    analysis: Analysis | UnsetType = UNSET


class Generation(Struct, kw_only=True):
    """One infographic and its state."""

    id: Annotated[str, Meta(description="Its id.", pattern="^gen_[0-9A-Za-z]{6,40}$")]
    status: GenerationStatus
    stage_progress: Annotated[float, Meta(description="How far the present stage has come.", ge=0.0, le=1.0)]
    topic: Annotated[str, Meta(description="The topic asked for.")] | None
    source_kind: SourceKind
    style: Style
    palette: PaletteChoice
    size: Size
    aspect_ratio: AspectRatio
    format: Format
    language: Annotated[str, Meta(description="BCP 47 tag asked for.")] | None
    provider: Provider
    renderer: Renderer
    template_id: Annotated[str, Meta(description="The template used.")] | None
    batch_id: Annotated[str, Meta(description="The batch it belongs to.")] | None
    custom_id: Annotated[str, Meta(description="Your id within the batch.")] | None
    metadata: Metadata
    livemode: Annotated[bool, Meta(description="False when made with a test key.")]
    title: Annotated[str, Meta(description="Title of the picture; null until analysed.")] | None
    document: (
        Annotated[
            Document,
            Meta(
                description="The checked content of the picture; null until analysed, in lists, and when its retention time has ended."
            ),
        ]
        | None
    )
    warnings: Annotated[list[DocumentWarning], Meta(description="What to know about the picture.")]
    error: Annotated[GenerationError, Meta(description="Why it failed; null otherwise.")] | None
    attempt: Annotated[int, Meta(description="How many times work on it has begun.", ge=0)]
    created_at: Annotated[datetime, Meta(description="When it was asked for.")]
    updated_at: Annotated[datetime, Meta(description="When it last changed.")]
    started_at: Annotated[datetime, Meta(description="When work first began.")] | None
    completed_at: Annotated[datetime, Meta(description="When it ended.")] | None
    duration_ms: Annotated[int, Meta(description="From the beginning of work to the end.", ge=0)] | None
    result: (
        Annotated[
            GenerationResult,
            Meta(description="The finished picture; null until completed, and when its retention time has ended."),
        ]
        | None
    )
    links: GenerationLinks


class HistoryList(Struct, kw_only=True):
    """A page of the history."""

    data: Annotated[list[Generation], Meta(description="The generations, each with `document` null.")]
    has_more: Annotated[bool, Meta(description="Whether another page follows.")]
    next_cursor: Annotated[str, Meta(description="Where the next page begins.")] | None


class BatchItemRequest(Request, kw_only=True):
    """One infographic of a batch: the members of a single request, and an id of your own. Give exactly one of topic, source or content."""

    custom_id: (
        Annotated[
            str,
            Meta(
                description="Your id for this item, used once in the batch; names its file in the archive.",
                max_length=64,
                min_length=1,
                pattern="^[A-Za-z0-9][A-Za-z0-9._-]*$",
            ),
        ]
        | UnsetType
    ) = UNSET
    topic: Annotated[str, Meta(description="A subject in a few words.", max_length=2000, min_length=1)] | UnsetType = (
        UNSET
    )
    source: Source | UnsetType = UNSET
    content: DocumentInput | UnsetType = UNSET
    template_id: (
        Annotated[
            str,
            Meta(
                description="Draw as this template says; what is given here as well wins over it.",
                pattern="^tpl_[0-9A-Za-z]{6,40}$",
            ),
        ]
        | UnsetType
    ) = UNSET
    sections: (
        Annotated[int, Meta(description="Draw so many sections at most, the most important ones.", ge=1, le=12)]
        | None
        | UnsetType
    ) = UNSET
    style: Style | UnsetType = UNSET
    palette: PaletteChoice | UnsetType = UNSET
    size: Size | UnsetType = UNSET
    aspect_ratio: AspectRatioInput | UnsetType = UNSET
    format: Format | UnsetType = UNSET
    language: (
        Annotated[
            str,
            Meta(
                description="BCP 47 tag of the source's language, when you know it.",
                max_length=35,
                pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
            ),
        ]
        | UnsetType
    ) = UNSET
    metadata: Metadata | UnsetType = UNSET
    deadline_seconds: (
        Annotated[int, Meta(description="Fail instead of finishing later than this.", ge=1, le=3600)] | UnsetType
    ) = UNSET


class BatchItem(Struct, kw_only=True):
    """An infographic in its batch."""

    custom_id: Annotated[str, Meta(description="Your id for it.")] | None
    position: Annotated[int, Meta(description="Its place in `items`, from 0.", ge=0)]
    generation: Generation


class SuggestionRequest(Request, kw_only=True):
    """What the infographic is about. Give exactly one of topic, source or content."""

    topic: Annotated[str, Meta(description="A subject in a few words.", max_length=2000, min_length=1)] | UnsetType = (
        UNSET
    )
    source: SuggestionSource | UnsetType = UNSET
    content: DocumentInput | UnsetType = UNSET


class GenerateRequest(Request, kw_only=True):
    """What to draw. Give exactly one of topic, source or content."""

    topic: Annotated[str, Meta(description="A subject in a few words.", max_length=2000, min_length=1)] | UnsetType = (
        UNSET
    )
    source: Source | UnsetType = UNSET
    content: DocumentInput | UnsetType = UNSET
    template_id: (
        Annotated[
            str,
            Meta(
                description="Draw as this template says; what is given here as well wins over it.",
                pattern="^tpl_[0-9A-Za-z]{6,40}$",
            ),
        ]
        | UnsetType
    ) = UNSET
    style: (
        Annotated[Style, Meta(description="How the picture is drawn; modern when neither this nor a template says.")]
        | UnsetType
    ) = UNSET
    palette: PaletteChoice | UnsetType = UNSET
    size: (
        Annotated[Size, Meta(description="About 1, 4 or 16 megapixels; 2K when neither this nor a template says.")]
        | UnsetType
    ) = UNSET
    aspect_ratio: (
        Annotated[
            AspectRatioInput,
            Meta(description="Shape by name or by its ratio; landscape when neither this nor a template says."),
        ]
        | UnsetType
    ) = UNSET
    format: (
        Annotated[Format, Meta(description="File format; png when neither this nor a template says.")] | UnsetType
    ) = UNSET
    sections: (
        Annotated[
            int,
            Meta(
                description="Draw so many sections at most, the most important ones; all when null, or when neither this nor a template says.",
                ge=1,
                le=12,
            ),
        ]
        | None
        | UnsetType
    ) = UNSET
    language: (
        Annotated[
            str,
            Meta(
                description="BCP 47 tag of the source's language, when you know it.",
                max_length=35,
                pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
            ),
        ]
        | UnsetType
    ) = UNSET
    metadata: Metadata | UnsetType = UNSET
    deadline_seconds: (
        Annotated[int, Meta(description="Fail instead of finishing later than this.", ge=1, le=3600)] | UnsetType
    ) = UNSET


class CreateBatchRequest(Request, kw_only=True):
    """Infographics to be made together."""

    items: Annotated[
        list[BatchItemRequest],
        Meta(
            description="The infographics; how many at once depends on your plan: 5, 50 or 500.",
            max_length=10000,
            min_length=1,
        ),
    ]
    name: Annotated[str, Meta(description="What to call it.", max_length=200, min_length=1)] | UnsetType = UNSET
    defaults: BatchDefaults | UnsetType = UNSET
    metadata: Metadata | UnsetType = UNSET


class BatchItemList(Struct, kw_only=True):
    """A page of items."""

    data: Annotated[list[BatchItem], Meta(description="The items in their order.")]
    has_more: Annotated[bool, Meta(description="Whether another page follows.")]
    next_cursor: Annotated[str, Meta(description="Where the next page begins.")] | None
