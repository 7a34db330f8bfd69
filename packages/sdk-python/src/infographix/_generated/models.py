# Generated from spec/ by `nox -s generate`. Do not edit.
"""What travels over HTTP, as pydantic models; named as in spec/."""

from __future__ import annotations

from typing import Any, Dict, List, Literal, Optional, Union

from pydantic import AwareDatetime, ConfigDict, Field
from typing_extensions import Annotated, TypeAliasType

from infographix._model import Model, OpenEnum


class ReportPage(Model):
    """The page in points at 1K, which are pixels of a 1K picture."""

    width: float
    "Width."
    height: float
    "Height."


class ReportBoxKind(OpenEnum):
    """What occupies a box of the page."""

    CARD = "card"
    TEXT = "text"
    MARK = "mark"
    IMAGE = "image"


class WarningCode(OpenEnum):
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


class ReportTimings(Model):
    """Milliseconds spent."""

    measure: float
    "Word widths."
    plan: float
    "Line breaks and boxes."
    draw: float
    "Typst."
    encode: float
    "File format."


class TextSource(Model):
    """Plain text to be read."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["text"] = "text"
    text: Annotated[str, Field(max_length=400000, min_length=1)]
    "The text."


class MarkdownSource(Model):
    """Markdown to be read."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["markdown"] = "markdown"
    text: Annotated[str, Field(max_length=400000, min_length=1)]
    "The Markdown."


class CsvSource(Model):
    """A table to be read, comma, semicolon or tab separated."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["csv"] = "csv"
    text: Annotated[str, Field(max_length=1048576, min_length=1)]
    "The table."
    title: Annotated[Optional[str], Field(max_length=200, min_length=1)] = None
    "What the table is about; used as the picture's title."


class UploadSource(Model):
    """A file that was uploaded before, with POST /sources."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["upload"] = "upload"
    id: Annotated[str, Field(pattern="^src_[0-9A-Za-z]{6,40}$")]
    "The upload's id."


class QuantityKind(OpenEnum):
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


class EvidenceKind(OpenEnum):
    """Why a figure may be drawn: a verbatim span, a table cell, an expression that can be re-run, a model's claim, or the caller's word."""

    QUOTE = "quote"
    CELL = "cell"
    COMPUTED = "computed"
    MODEL = "model"
    CALLER = "caller"


class ChartMark(OpenEnum):
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


class ChartSeriesInput(Model):
    """One line or set of bars."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(max_length=200)]
    "Its name."
    values: Annotated[List[Optional[float]], Field(max_length=1000, min_length=1)]
    "One for each x; null is a gap."


class RankingOrder(OpenEnum):
    """Largest first, or smallest first."""

    DESC = "desc"
    ASC = "asc"


class DocumentSourceKind(OpenEnum):
    """Where the facts come from."""

    INPUT = "input"
    URL = "url"
    DATASET = "dataset"
    SEARCH = "search"
    MODEL = "model"


class Provider(OpenEnum):
    """Which analyser read the source."""

    AUTO = "auto"
    BUILTIN = "builtin"
    GEMINI = "gemini"
    OPENAI = "openai"
    ANTHROPIC = "anthropic"


class TokenUsage(Model):
    """Tokens a model provider charged for."""

    input_tokens: Annotated[int, Field(ge=0)]
    "Read."
    output_tokens: Annotated[int, Field(ge=0)]
    "Written."


class Style(OpenEnum):
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


class Palette(OpenEnum):
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


class CustomPalette(Model):
    """Your own colours; missing roles are completed and contrast is corrected."""

    model_config = ConfigDict(extra="forbid")
    colors: Annotated[List[Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$")]], Field(max_length=8, min_length=2)]
    "Two to eight colours, the most important first."


class Size(OpenEnum):
    """About 1, 4 or 16 megapixels in every ratio: at 1K 1024x1024, 1376x768, 768x1376, 1200x896 or 896x1200; 2K doubles and 4K quadruples each edge."""

    ONE_K = "1K"
    TWO_K = "2K"
    FOUR_K = "4K"


class AspectRatioInput(OpenEnum):
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


class Format(OpenEnum):
    """File format of the picture."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    WEBP = "webp"


Metadata = TypeAliasType("Metadata", Annotated[Dict[str, Annotated[str, Field(max_length=500)]], Field(max_length=20)])
"Your own labels, up to 20; returned as given."


class GenerationStatus(OpenEnum):
    """Where a generation is. completed, failed and canceled are final."""

    QUEUED = "queued"
    ANALYZING = "analyzing"
    GENERATING = "generating"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELED = "canceled"


class SourceKind(OpenEnum):
    """What the generation was made from."""

    TOPIC = "topic"
    TEXT = "text"
    MARKDOWN = "markdown"
    CSV = "csv"
    URL = "url"
    GITHUB = "github"
    UPLOAD = "upload"
    CONTENT = "content"


class AspectRatio(OpenEnum):
    """Shape of the picture: 1:1, 16:9, 9:16, 4:3 or 3:4."""

    SQUARE = "square"
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
    STANDARD_LANDSCAPE = "standard_landscape"
    STANDARD_PORTRAIT = "standard_portrait"


class Renderer(OpenEnum):
    """What draws the picture: the Document renderer, or an image model."""

    DOCUMENT = "document"
    AI_IMAGE = "ai_image"


class Quantity(Model):
    """A figure. `display` is the exact string drawn, `value` only scales marks; the two are checked against each other."""

    display: str
    "As drawn."
    value: Optional[float]
    "In plain units."
    unit: Optional[str]
    "Such as % or TWh."
    kind: QuantityKind
    approx: bool
    "Whether the source calls it approximate."


class Evidence(Model):
    """Why a figure may be drawn."""

    source: str
    "Id of one of the Document's sources."
    kind: EvidenceKind
    quote: Optional[str]
    "The verbatim span."
    start: Annotated[Optional[int], Field(ge=0)]
    "Where the span begins in the normalised text, in characters."
    end: Annotated[Optional[int], Field(ge=0)]
    "Where it ends."
    op: Optional[str]
    "SQL that computes the figure from the table."
    columns: List[str]
    "Columns used."
    rows: List[Annotated[int, Field(ge=0)]]
    "Rows used, counted from 0."


class ChartSeries(Model):
    """One line or set of bars."""

    name: str
    "Its name."
    values: List[Optional[float]]
    "One for each x; null is a gap."


class ComparisonRow(Model):
    """One row of a comparison."""

    label: str
    "What is compared."
    cells: List[str]
    "One for each column."
    evidence: List[Evidence]
    "Where its figures come from."


class QuoteBlock(Model):
    """Somebody's words."""

    type: Literal["quote"] = "quote"
    text: str
    "The words."
    by: Optional[str]
    "Who said it."
    evidence: List[Evidence]
    "Where it stands."


class TextBlock(Model):
    """A paragraph."""

    type: Literal["text"] = "text"
    text: str
    "The paragraph."
    evidence: List[Evidence]
    "Where its figures come from."


class DocumentSource(Model):
    """Where facts come from."""

    id: str
    "Referred to by evidence."
    title: str
    "As printed under the picture."
    kind: DocumentSourceKind
    url: Optional[str]
    "Where it can be read."
    license: Optional[str]
    "Its licence."
    retrieved_at: Optional[str]
    "Date or year it was read."


class GenerationErrorCode(OpenEnum):
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


class GenerationResult(Model):
    """The finished picture."""

    url: str
    "Signed address of the picture; needs no API key until it expires."
    expires_at: AwareDatetime
    "When the address stops working; read the generation again for a new one."
    media_type: str
    "Such as image/png."
    width: Annotated[int, Field(ge=1)]
    "Pixels."
    height: Annotated[int, Field(ge=1)]
    "Pixels."
    bytes: Annotated[int, Field(ge=1)]
    "Size of the file."
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    "Hash of the file."
    alt_text: str
    "The picture in words."


class GenerationLinks(Model):
    """Addresses that belong to this generation."""

    self: str
    "This resource."
    result: Optional[str]
    "The picture; null until completed."
    events: Optional[str]
    "Live progress as server-sent events; null when it is not offered."
    cancel: Optional[str]
    "Where DELETE cancels it; null once it has ended."


class ProblemCode(OpenEnum):
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


class FieldError(Model):
    """One value that is not usable."""

    pointer: str
    "JSON pointer into the body, or `?name` for a query parameter, or the name of a header."
    code: str
    "Stable name, such as unknown_field, invalid_enum or too_long."
    detail: str
    "What is wrong and what is accepted."


class BatchStatus(OpenEnum):
    """`completed` when all items have ended and at least one has a picture, `failed` when none has."""

    QUEUED = "queued"
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELED = "canceled"


class BatchCounts(Model):
    """How many items are where."""

    total: Annotated[int, Field(ge=0)]
    "All of them."
    queued: Annotated[int, Field(ge=0)]
    "Not begun."
    running: Annotated[int, Field(ge=0)]
    "Being analysed or drawn."
    completed: Annotated[int, Field(ge=0)]
    "With a picture."
    failed: Annotated[int, Field(ge=0)]
    "Without one."
    canceled: Annotated[int, Field(ge=0)]
    "Not wanted any more."


class BatchLinks(Model):
    """Addresses that belong to this batch."""

    self: str
    "This resource."
    results: str
    "Its items; with `Accept: application/zip` all pictures."
    events: str
    "Its progress as server-sent events."
    cancel: Optional[str]
    "Where POST cancels it; null once it has ended."


class LightOrDark(OpenEnum):
    """Whether the ground is light or dark."""

    LIGHT = "light"
    DARK = "dark"


class PaletteRoles(Model):
    """What each colour of a palette is for, as"""

    ground: str
    "Behind everything."
    surface: str
    "Behind a card's text."
    ink: str
    "Text."
    muted: str
    "Secondary text."
    accents: List[str]
    "Series and highlights, the most important first."


SuggestionSource = TypeAliasType(
    "SuggestionSource", Annotated[Union[TextSource, MarkdownSource, CsvSource], Field(discriminator="type")]
)
"What the infographic would be made from; its beginning is read: 8,000 characters of a text, 100 lines of a table."


class StyleSuggestion(Model):
    """A style, and why it suits."""

    slug: Style
    reason: str
    "One sentence."


class PaletteSuggestion(Model):
    """A palette, and why it suits."""

    slug: Palette
    reason: str
    "One sentence."


class Upload(Model):
    """A file to draw from, as often as you like until it expires."""

    id: Annotated[str, Field(pattern="^src_[0-9A-Za-z]{6,40}$")]
    "Its id, for `source: {type: upload, id}` of a generation."
    media_type: str
    "How it is read: text/plain, text/markdown, text/csv, text/tab-separated-values or application/pdf."
    file_name: Optional[str]
    "What it was called, without folders; a picture has its title from it where the file itself has none."
    bytes: Annotated[int, Field(ge=1)]
    "Size of the file."
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    "Hash of the file."
    created_at: AwareDatetime
    "When it was announced."
    expires_at: AwareDatetime
    "When it is deleted, once nothing that was asked for before waits for it."


class TemplateCategory(OpenEnum):
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


class ApiKeyMode(OpenEnum):
    """`test` keys draw with the built-in provider, fetch nothing from outside and use no quota."""

    LIVE = "live"
    TEST = "test"


class Scope(OpenEnum):
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


class CreateApiKeyRequest(Model):
    """What the key is for and what it may do."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(max_length=100, min_length=1)]
    "What to call it."
    mode: ApiKeyMode = ApiKeyMode.LIVE
    scopes: Annotated[Optional[List[Scope]], Field(max_length=20, min_length=1)] = None
    "What it may do; generate:read and generate:write when left out."
    expires_at: Optional[AwareDatetime] = None
    "When it stops working; never when left out."


class UpdateApiKeyRequest(Model):
    """What to change; members left out stay."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[Optional[str], Field(max_length=100, min_length=1)] = None
    "What to call it."
    scopes: Annotated[Optional[List[Scope]], Field(max_length=20, min_length=1)] = None
    "What it may do."
    expires_at: Optional[AwareDatetime] = None
    "When it stops working; null for never."


class RotateApiKeyRequest(Model):
    """How to replace a key."""

    model_config = ConfigDict(extra="forbid")
    grace_period_seconds: Annotated[int, Field(ge=0, le=604800)] = 86400
    "How long the old key goes on working."


class AccountStatus(OpenEnum):
    """`suspended` accounts may do nothing until the operator resumes them; `deleting` ones are erased soon."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    DELETING = "deleting"


class UpdateAccountRequest(Model):
    """What to change; members left out stay."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[Optional[str], Field(max_length=100)] = None
    "What to call it; null for no name."


class PasswordConfirmation(Model):
    """So that nobody does it at a screen you left."""

    model_config = ConfigDict(extra="forbid")
    password: Annotated[str, Field(max_length=256)]
    "Yours."


class AuditAction(OpenEnum):
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


class AuditEntry(Model):
    """One thing that was done in the account's name."""

    id: Annotated[str, Field(pattern="^aud_[0-9A-Za-z]{6,40}$")]
    "Its id."
    action: AuditAction
    subject_id: Optional[str]
    "What it was done to, such as a key."
    details: Dict[str, Any]
    "More about it; what is in it depends on the action."
    api_key_id: Optional[str]
    "The key it was done with; null for a session and for the operator."
    session_id: Optional[str]
    "The session it was done in."
    ip_address: Optional[str]
    "Where the request came from; null for the operator."
    request_id: Optional[str]
    "The request; null for the operator."
    created_at: AwareDatetime
    "When."


class RequestLogEntry(Model):
    """One request."""

    id: Annotated[str, Field(pattern="^log_[0-9A-Za-z]{6,40}$")]
    "Its id in this list."
    method: str
    "Its method."
    path: str
    "Its path, without the query."
    status: Annotated[int, Field(ge=100, le=599)]
    "The HTTP status of the answer."
    duration_ms: Annotated[float, Field(ge=0.0)]
    "How long the answer took."
    api_key_id: Optional[str]
    "The key it was made with; null for a session."
    request_id: str
    "Also in the header X-Request-Id of the answer."
    error_code: Optional[str]
    "The problem code of the answer."
    created_at: AwareDatetime
    "When it was answered."


class EventType(OpenEnum):
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


class Event(Model):
    """Something that happened."""

    id: Annotated[str, Field(pattern="^evt_[0-9A-Za-z]{6,40}$")]
    "Its id."
    type: EventType
    data: Dict[str, Any]
    "The resource as it was then; what is in it depends on the type."
    sequence: Annotated[int, Field(ge=1)]
    "Its place among the events of the resource."
    resource_id: str
    "What it happened to."
    livemode: bool
    "False when a test key caused it."
    created_at: AwareDatetime
    "When it happened."


class UsageGranularity(OpenEnum):
    """The length of time that a row covers."""

    HOUR = "hour"
    DAY = "day"


class UsageGrouping(OpenEnum):
    """What rows are divided by: operation, HTTP status or how generations ended, API key, or style."""

    ENDPOINT = "endpoint"
    STATUS = "status"
    KEY = "key"
    STYLE = "style"


class UsageRow(Model):
    """One hour or day, of one group when there are groups."""

    start: AwareDatetime
    "When the hour or day began."
    group: Optional[str]
    "The endpoint, status, key or style; null when there are no groups or it does not apply."
    requests: Annotated[int, Field(ge=0)]
    "Requests answered."
    generations: Annotated[int, Field(ge=0)]
    "Generations that ended."
    completed: Annotated[int, Field(ge=0)]
    "Of these, those with a picture."
    failed: Annotated[int, Field(ge=0)]
    "Of these, those that failed."
    duration_ms_p50: Annotated[Optional[int], Field(ge=0)]
    "Time that half of the completed generations took at most, to within a tenth; null without any."
    duration_ms_p95: Annotated[Optional[int], Field(ge=0)]
    "The same for 95 in 100 of them."


class QuotaPolicy(Model):
    """One limit and its present state."""

    name: str
    "Such as requests, generate or daily-generations."
    limit: Annotated[Optional[int], Field(ge=0)]
    "How much there is at once; null for no limit."
    remaining: Annotated[Optional[int], Field(ge=0)]
    "What is left of it; null for no limit."
    resets_at: AwareDatetime
    "When all of it is there again."
    window_seconds: Annotated[int, Field(ge=1)]
    "The time in which a whole limit comes back."


class EffectiveLimits(Model):
    """What the account may do now."""

    requests_per_minute: Annotated[int, Field(ge=1)]
    "Requests a minute."
    generations_per_day: Annotated[Optional[int], Field(ge=0)]
    "Generations a day; null for no limit."
    batch_size: Annotated[int, Field(ge=1)]
    "Items in a batch."
    burst: Annotated[float, Field(ge=1.0)]
    "How many minutes' worth may be spent at once."
    concurrency: Annotated[Optional[int], Field(ge=0)]
    "Generations under way at once; null for no limit."


class LimitOverride(Model):
    """What the operator grants this account instead of its tier's figures; null leaves that of the tier."""

    requests_per_minute: Annotated[Optional[int], Field(ge=1)]
    "Other rates keep their share of it."
    generations_per_day: Annotated[Optional[int], Field(ge=0)]
    "The daily quota."
    batch_size: Annotated[Optional[int], Field(ge=1)]
    "Items in a batch."
    burst: Annotated[Optional[float], Field(ge=1.0, le=10.0)]
    "How many minutes' worth may be spent at once."
    expires_at: Optional[AwareDatetime]
    "When the tier's figures count again; null for never."
    reason: Optional[str]
    "Why it was granted."


class SetTierRequest(Model):
    """A change of tier."""

    model_config = ConfigDict(extra="forbid")
    tier: Annotated[str, Field(max_length=31, min_length=1)]
    "Such as free, pro or enterprise."


class SetLimitsRequest(Model):
    """Limits instead of those of the tier; give at least one. What is left out stays as the tier says."""

    model_config = ConfigDict(extra="forbid")
    requests_per_minute: Annotated[Optional[int], Field(ge=1, le=1000000)] = None
    "Other rates keep their share of it."
    generations_per_day: Annotated[Optional[int], Field(ge=0, le=1000000)] = None
    "The daily quota."
    batch_size: Annotated[Optional[int], Field(ge=1, le=10000)] = None
    "Items in a batch."
    burst: Annotated[Optional[float], Field(ge=1.0, le=10.0)] = None
    "How many minutes' worth may be spent at once."
    expires_at: Optional[AwareDatetime] = None
    "When the tier's figures count again."
    reason: Annotated[Optional[str], Field(max_length=500, min_length=1)] = None
    "Why; kept with the limits."


class AdminActionRequest(Model):
    """Why it is done."""

    model_config = ConfigDict(extra="forbid")
    reason: Annotated[Optional[str], Field(max_length=500, min_length=1)] = None
    "Written to the log."


Counts = TypeAliasType("Counts", Dict[str, Annotated[int, Field(ge=0)]])
"How many there are of each."


class SignUpRequest(Model):
    """A new account."""

    model_config = ConfigDict(extra="forbid")
    email: Annotated[str, Field(max_length=254, min_length=3, pattern="^[^@ ]+@[^@ ]+$")]
    "What you sign in with; nothing is sent there."
    password: Annotated[str, Field(max_length=256, min_length=10)]
    "Ten characters or more."
    name: Annotated[Optional[str], Field(max_length=100, min_length=1)] = None
    "What to call the account."


class SignedUp(Model):
    """The same answer whether or not the address has an account already, so that nobody can find out."""

    email: str
    "Sign in with it."


class TokenRequest(Model):
    """Give `email` and `password` to sign in, or `api_key` to get a token that may do less than the key, for a browser."""

    model_config = ConfigDict(extra="forbid")
    email: Annotated[Optional[str], Field(max_length=254)] = None
    "Of your account."
    password: Annotated[Optional[str], Field(max_length=256)] = None
    "Of your account."
    use_cookie: bool = False
    "With a password: the refresh token comes as a cookie that scripts cannot read, instead of in the body."
    api_key: Annotated[Optional[str], Field(max_length=100)] = None
    "A key of yours; the token ends with it, and cannot be refreshed."
    scope: Annotated[Optional[str], Field(max_length=500)] = None
    "With a key: what the token may do, scopes separated by spaces; all that the key may when left out."
    expires_in: Annotated[int, Field(ge=60, le=3600)] = 900
    "With a key: seconds until the token expires."


class TokenType(OpenEnum):
    """How the access token is sent."""

    BEARER = "Bearer"


class RefreshRequest(Model):
    """Which session to go on with."""

    model_config = ConfigDict(extra="forbid")
    refresh_token: Annotated[Optional[str], Field(max_length=200)] = None
    "The latest one; the cookie counts when it is left out."


class RevokeRequest(Model):
    """Which token is to end (RFC 7009)."""

    model_config = ConfigDict(extra="forbid")
    token: Annotated[str, Field(max_length=4000, min_length=1)]
    "An access or refresh token."
    token_type_hint: Annotated[Optional[str], Field(max_length=50)] = None
    "`access_token` or `refresh_token`; not needed."


class ChangePasswordRequest(Model):
    """The old password and the new one."""

    model_config = ConfigDict(extra="forbid")
    current_password: Annotated[str, Field(max_length=256)]
    "The one you signed in with."
    new_password: Annotated[str, Field(max_length=256, min_length=10)]
    "Ten characters or more."


class SigningKey(Model):
    """A public key (RFC 8037)."""

    kid: str
    "Its name in the header of a token."
    kty: str
    "OKP."
    crv: str
    "Ed25519."
    x: str
    "The key, in base64url."
    use: str
    "sig."
    alg: str
    "EdDSA."


class HealthStatus(OpenEnum):
    """`degraded` serves requests with one part away."""

    OK = "ok"
    DEGRADED = "degraded"


class HealthCheck(Model):
    """One part of the service."""

    name: str
    "database, queue or storage."
    ok: bool
    "Whether it answers."


class OpenapiDocument(Model):
    """An OpenAPI document."""

    model_config = ConfigDict(extra="allow")


class ReportBox(Model):
    """One card, line of text, mark or image."""

    kind: ReportBoxKind
    x: float
    "Left edge."
    y: float
    "Top edge."
    w: float
    "Width."
    h: float
    "Height."
    text: Optional[str]
    "The line as drawn."
    font_size: Optional[float]
    "Its type size in points."
    section: Optional[int]
    "Index into the Document's sections; null outside cards."
    block: Optional[int]
    "Index into the section's blocks."


class DocumentWarning(Model):
    """Something to know about the content or the picture."""

    code: WarningCode
    message: str
    "What and where."


Source = TypeAliasType(
    "Source", Annotated[Union[TextSource, MarkdownSource, CsvSource, UploadSource], Field(discriminator="type")]
)
"What the infographic is made from."


class QuantityInput(Model):
    """A figure. `display` is the exact string drawn, `value` only scales marks; the two are checked against each other."""

    model_config = ConfigDict(extra="forbid")
    display: Annotated[str, Field(max_length=60, min_length=1)]
    "As drawn."
    value: Optional[float] = None
    "In plain units."
    unit: Annotated[Optional[str], Field(max_length=60)] = None
    "Such as % or TWh."
    kind: QuantityKind = QuantityKind.COUNT
    approx: bool = False
    "Whether the source calls it approximate."


class EvidenceInput(Model):
    """Why a figure may be drawn."""

    model_config = ConfigDict(extra="forbid")
    source: Annotated[str, Field(max_length=60)]
    "Id of one of the Document's sources."
    kind: EvidenceKind
    quote: Annotated[Optional[str], Field(max_length=4000)] = None
    "The verbatim span."
    start: Annotated[Optional[int], Field(ge=0)] = None
    "Where the span begins in the normalised text, in characters."
    end: Annotated[Optional[int], Field(ge=0)] = None
    "Where it ends."
    op: Annotated[Optional[str], Field(max_length=4000)] = None
    "SQL that computes the figure from the table."
    columns: Annotated[Optional[List[Annotated[str, Field(max_length=300)]]], Field(max_length=100)] = None
    "Columns used."
    rows: Annotated[Optional[List[Annotated[int, Field(ge=0)]]], Field(max_length=10000)] = None
    "Rows used, counted from 0."


class ChartBlockInput(Model):
    """A chart."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["chart"] = "chart"
    mark: ChartMark
    x: Annotated[List[Annotated[str, Field(max_length=300)]], Field(max_length=1000, min_length=1)]
    "Categories or dates."
    series: Annotated[List[ChartSeriesInput], Field(max_length=12, min_length=1)]
    "Its series."
    unit: Annotated[Optional[str], Field(max_length=60)] = None
    "Unit of the values."
    x_label: Annotated[Optional[str], Field(max_length=200)] = None
    "Title of the x axis."
    y_label: Annotated[Optional[str], Field(max_length=200)] = None
    "Title of the y axis."
    note: Annotated[Optional[str], Field(max_length=400)] = None
    "A remark under the heading."
    evidence: Annotated[Optional[List[EvidenceInput]], Field(max_length=50)] = None
    "Where the values come from."


class ComparisonRowInput(Model):
    """One row of a comparison."""

    model_config = ConfigDict(extra="forbid")
    label: Annotated[str, Field(max_length=200, min_length=1)]
    "What is compared."
    cells: Annotated[List[Annotated[str, Field(max_length=300)]], Field(max_length=5, min_length=2)]
    "One for each column."
    evidence: Annotated[Optional[List[EvidenceInput]], Field(max_length=10)] = None
    "Where its figures come from."


class QuoteBlockInput(Model):
    """Somebody's words."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["quote"] = "quote"
    text: Annotated[str, Field(max_length=1000, min_length=1)]
    "The words."
    by: Annotated[Optional[str], Field(max_length=200)] = None
    "Who said it."
    evidence: Annotated[Optional[List[EvidenceInput]], Field(max_length=10)] = None
    "Where it stands."


class TextBlockInput(Model):
    """A paragraph."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["text"] = "text"
    text: Annotated[str, Field(max_length=4000, min_length=1)]
    "The paragraph."
    evidence: Annotated[Optional[List[EvidenceInput]], Field(max_length=10)] = None
    "Where its figures come from."


class DocumentSourceInput(Model):
    """Where facts come from."""

    model_config = ConfigDict(extra="forbid")
    id: Annotated[str, Field(max_length=60, min_length=1)]
    "Referred to by evidence."
    title: Annotated[str, Field(max_length=300, min_length=1)]
    "As printed under the picture."
    kind: DocumentSourceKind = DocumentSourceKind.INPUT
    url: Annotated[Optional[str], Field(max_length=2048)] = None
    "Where it can be read."
    license: Annotated[Optional[str], Field(max_length=120)] = None
    "Its licence."
    retrieved_at: Annotated[Optional[str], Field(max_length=40)] = None
    "Date or year it was read."


class Analysis(Model):
    """Who made the Document."""

    provider: Provider
    model: Optional[str]
    "The model's name."
    usage: Optional[TokenUsage]
    "What it cost."


PaletteChoice = TypeAliasType("PaletteChoice", Union[Palette, CustomPalette])
"A palette by name, or your own colours."


class Item(Model):
    """One entry of a block."""

    label: str
    "What it is."
    text: Optional[str]
    "A second line."
    icon: Optional[str]
    "Name of a packaged icon."
    when: Optional[str]
    "Date or period, in a timeline."
    value: Optional[Quantity]
    "Its figure."
    evidence: List[Evidence]
    "Where the figure comes from."


class ChartBlock(Model):
    """A chart."""

    type: Literal["chart"] = "chart"
    mark: ChartMark
    x: List[str]
    "Categories or dates."
    series: List[ChartSeries]
    "Its series."
    unit: Optional[str]
    "Unit of the values."
    x_label: Optional[str]
    "Title of the x axis."
    y_label: Optional[str]
    "Title of the y axis."
    note: Optional[str]
    "A remark under the heading."
    evidence: List[Evidence]
    "Where the values come from."


class RankingBlock(Model):
    """Items in order of a value."""

    type: Literal["ranking"] = "ranking"
    items: List[Item]
    "Items with a value, in order."
    unit: Optional[str]
    "Unit of the values."
    order: RankingOrder
    truncated_from: Annotated[Optional[int], Field(ge=1)]
    "How many there are in all, when only the first are kept."


class TimelineBlock(Model):
    """Items in time."""

    type: Literal["timeline"] = "timeline"
    items: List[Item]
    "Items with `when`."


class ProcessBlock(Model):
    """Steps."""

    type: Literal["process"] = "process"
    items: List[Item]
    "The steps."
    ordered: bool
    "Whether the order matters."


class ComparisonBlock(Model):
    """Things side by side."""

    type: Literal["comparison"] = "comparison"
    columns: List[str]
    "What is compared."
    rows: List[ComparisonRow]
    "The rows."


class ListBlock(Model):
    """Items without order."""

    type: Literal["list"] = "list"
    items: List[Item]
    "The items."


class GenerationError(Model):
    """Why it failed."""

    code: GenerationErrorCode
    message: str
    "What happened and what to do about it."
    retryable: bool
    "Whether the same request may succeed later."


class Problem(Model):
    """What went wrong and the way out (RFC 9457)."""

    type: str
    "Address of the page that explains this code."
    title: str
    "The code in words."
    status: Annotated[int, Field(ge=400, le=599)]
    "HTTP status."
    detail: str
    "What happened and what to do about it."
    instance: str
    "Path of the request."
    code: ProblemCode
    request_id: str
    "Also in the header X-Request-Id."
    errors: Optional[List[FieldError]] = None
    "Each value that is not usable."
    violated_policies: Annotated[Optional[List[str]], Field(alias="violated-policies")] = None
    "The limits that were met, by their names in the header RateLimit-Policy."
    doc_url: str
    "Where to read more."


class Batch(Model):
    """Infographics made together."""

    id: Annotated[str, Field(pattern="^bat_[0-9A-Za-z]{6,40}$")]
    "Its id."
    name: Optional[str]
    "What you called it."
    status: BatchStatus
    round: Annotated[int, Field(ge=1)]
    "1, and one more each time that failed items were tried again."
    counts: BatchCounts
    metadata: Metadata
    livemode: bool
    "False when made with a test key."
    created_at: AwareDatetime
    "When it was asked for."
    updated_at: AwareDatetime
    "When it last changed."
    started_at: Optional[AwareDatetime]
    "When work first began."
    completed_at: Optional[AwareDatetime]
    "When the last item ended."
    links: BatchLinks


class BatchDefaults(Model):
    """What every item has that does not say otherwise."""

    model_config = ConfigDict(extra="forbid")
    template_id: Annotated[Optional[str], Field(pattern="^tpl_[0-9A-Za-z]{6,40}$")] = None
    "Draw as this template says, where an item or these defaults say nothing."
    sections: Annotated[Optional[int], Field(ge=1, le=12)] = None
    "Draw so many sections at most."
    style: Optional[Style] = None
    palette: Optional[PaletteChoice] = None
    size: Optional[Size] = None
    aspect_ratio: Optional[AspectRatioInput] = None
    format: Optional[Format] = None
    language: Annotated[Optional[str], Field(max_length=35, pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = None
    "BCP 47 tag of the sources' language, when you know it."
    metadata: Optional[Metadata] = None
    deadline_seconds: Annotated[Optional[int], Field(ge=1, le=3600)] = None
    "Fail an item instead of finishing it later than this."


class StyleInfo(Model):
    """A style of the catalog."""

    slug: Style
    label: str
    "Name for people."
    description: str
    "What it looks like and what it suits."
    tags: List[str]
    "Words to find it by."
    light_or_dark: LightOrDark
    default_palette: Palette
    available: bool
    "False for a style that cannot be drawn yet."
    thumbnail_url: Optional[str]
    "A small picture."


class PaletteInfo(Model):
    """A palette of the catalog."""

    slug: Palette
    label: str
    "Name for people."
    description: str
    "Its mood and what it suits."
    tags: List[str]
    "Words to find it by."
    colors: List[str]
    "Its main colours as #rrggbb, for a swatch."
    light: Optional[PaletteRoles]
    "Roles on a light ground; null when not available."
    dark: Optional[PaletteRoles]
    "Roles on a dark ground; null when not available."
    available: bool
    "False for a palette that cannot be drawn yet."
    thumbnail_url: Optional[str]
    "A small picture."


class Suggestions(Model):
    """Three styles and three palettes, the best first. Only styles that can be drawn are suggested."""

    styles: List[StyleSuggestion]
    "The styles."
    palettes: List[PaletteSuggestion]
    "The palettes."


class UploadList(Model):
    """A page of uploads."""

    data: List[Upload]
    "Those that can be used, the newest first."
    has_more: bool
    "Whether another page follows."
    next_cursor: Optional[str]
    "Where the next page begins."


class TemplateConfig(Model):
    """How pictures of a template are drawn."""

    style: Style
    palette: PaletteChoice
    size: Size
    aspect_ratio: AspectRatio
    format: Format
    language: Optional[str]
    "BCP 47 tag of the source's language; null to find out."
    sections: Annotated[Optional[int], Field(ge=1, le=12)]
    "How many sections are drawn at most, the most important ones; null for all."


class TemplateConfigInput(Model):
    """How pictures of the template are to be drawn."""

    model_config = ConfigDict(extra="forbid")
    style: Style = Style.MODERN
    palette: Optional[PaletteChoice] = None
    size: Size = Size.TWO_K
    aspect_ratio: AspectRatio = AspectRatio.LANDSCAPE
    format: Format = Format.PNG
    language: Annotated[Optional[str], Field(max_length=35, pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = None
    "BCP 47 tag of the source's language."
    sections: Annotated[Optional[int], Field(ge=1, le=12)] = None
    "How many sections are drawn at most, the most important ones."


class ApiKey(Model):
    """A key of your account."""

    id: Annotated[str, Field(pattern="^key_[0-9A-Za-z]{6,40}$")]
    "Its id."
    name: str
    "What you called it."
    prefix: str
    "How it begins, to recognise it by."
    last4: str
    "Its last four characters, to recognise it by."
    mode: ApiKeyMode
    scopes: List[Scope]
    "What it may do."
    expires_at: Optional[AwareDatetime]
    "When it stops working; null for never."
    last_used_at: Optional[AwareDatetime]
    "When it was last used, to within a minute; null for never."
    secret: Optional[str]
    "The key itself; only in the first answer to its creation or rotation."
    created_at: AwareDatetime
    "When it was made."
    updated_at: AwareDatetime
    "When it last changed."


class Account(Model):
    """An account of this installation."""

    id: Annotated[str, Field(pattern="^acc_[0-9A-Za-z]{6,40}$")]
    "Its id."
    email: str
    "The address it is known by."
    name: Optional[str]
    "What to call it."
    status: AccountStatus
    erase_at: Optional[AwareDatetime]
    "When everything of it is erased; null unless it was deleted."
    created_at: AwareDatetime
    "When it was made."
    updated_at: AwareDatetime
    "When it last changed."


class AuditLog(Model):
    """A page of the audit log."""

    data: List[AuditEntry]
    "The entries, the newest first."
    has_more: bool
    "Whether another page follows."
    next_cursor: Optional[str]
    "Where the next page begins."


class RequestLog(Model):
    """A page of the latest requests."""

    data: List[RequestLogEntry]
    "The entries, the newest first."
    has_more: bool
    "Whether another page follows."
    next_cursor: Optional[str]
    "Where the next page begins."


class EventList(Model):
    """A page of events."""

    data: List[Event]
    "The entries, the newest first."
    has_more: bool
    "Whether another page follows."
    next_cursor: Optional[str]
    "Where the next page begins."


class Usage(Model):
    """What the account has used."""

    from_: Annotated[AwareDatetime, Field(alias="from")]
    "Beginning of the first hour or day."
    to: AwareDatetime
    "End of the last one."
    granularity: UsageGranularity
    group_by: Optional[UsageGrouping]
    "What the rows are divided by; null for nothing."
    rows: List[UsageRow]
    "In order of time."


class Quota(Model):
    """The limits of the account."""

    tier: str
    "The tier they come from."
    policies: List[QuotaPolicy]
    "Each limit, under the name it has in the header RateLimit-Policy."


class ManagedAccount(Model):
    """An account as its operator sees it."""

    id: Annotated[str, Field(pattern="^acc_[0-9A-Za-z]{6,40}$")]
    "Its id."
    email: str
    "Its e-mail address."
    name: Optional[str]
    "Its name."
    status: AccountStatus
    tier: str
    "Its tier."
    limits: EffectiveLimits
    override: Optional[LimitOverride]
    "What it was granted instead of its tier's figures; null for nothing."
    open_generations: Annotated[int, Field(ge=0)]
    "Generations that have not ended."
    generations_today: Annotated[int, Field(ge=0)]
    "Generations charged to its quota since midnight UTC."
    created_at: AwareDatetime
    "When it was made."
    updated_at: AwareDatetime
    "When it last changed."


class Stats(Model):
    """The whole installation in figures."""

    accounts: Annotated[int, Field(ge=0)]
    "All accounts."
    accounts_by_status: Counts
    accounts_by_tier: Counts
    open_generations: Annotated[int, Field(ge=0)]
    "Generations that have not ended."
    oldest_queued_at: Optional[AwareDatetime]
    "When the one that waits longest was asked for."
    requests_today: Annotated[int, Field(ge=0)]
    "Requests of accounts since midnight UTC."
    completed_today: Annotated[int, Field(ge=0)]
    "Pictures since midnight UTC."
    failed_today: Annotated[int, Field(ge=0)]
    "Failures since midnight UTC."


class Token(Model):
    """An access token (RFC 6749)."""

    access_token: str
    "A signed token (RFC 9068); send it as `Authorization: Bearer TOKEN`."
    token_type: TokenType
    expires_in: Annotated[int, Field(ge=1)]
    "Seconds until it expires."
    scope: str
    "What it may do, scopes separated by spaces."
    refresh_token: Optional[str]
    "Gets the next access token, once; null for a token made from a key, and when it came as a cookie."


class SigningKeySet(Model):
    """The keys that access tokens are checked with (RFC 7517)."""

    keys: List[SigningKey]
    "The present ones and the next."


class Health(Model):
    """The state of the service or of one part of it."""

    status: HealthStatus
    checks: List[HealthCheck]
    "One entry for each part; empty for liveness."


class RenderReport(Model):
    """What `infographix-api render --report` writes: every box on the page, for checking a picture without looking at it."""

    page: ReportPage
    scale: float
    "Body type size chosen by the layout, in points at 1K."
    boxes: List[ReportBox]
    "Everything drawn, in drawing order."
    warnings: List[DocumentWarning]
    "What was shortened or replaced."
    timings_ms: ReportTimings


class ItemInput(Model):
    """One entry of a block."""

    model_config = ConfigDict(extra="forbid")
    label: Annotated[str, Field(max_length=600, min_length=1)]
    "What it is."
    text: Annotated[Optional[str], Field(max_length=1000)] = None
    "A second line."
    icon: Annotated[Optional[str], Field(max_length=60)] = None
    "Name of a packaged icon."
    when: Annotated[Optional[str], Field(max_length=60)] = None
    "Date or period, in a timeline."
    value: Optional[QuantityInput] = None
    "Its figure."
    evidence: Annotated[Optional[List[EvidenceInput]], Field(max_length=10)] = None
    "Where the figure comes from."


class RankingBlockInput(Model):
    """Items in order of a value."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["ranking"] = "ranking"
    items: Annotated[List[ItemInput], Field(max_length=20, min_length=1)]
    "Items with a value, in order."
    unit: Annotated[Optional[str], Field(max_length=60)] = None
    "Unit of the values."
    order: RankingOrder = RankingOrder.DESC
    truncated_from: Annotated[Optional[int], Field(ge=1)] = None
    "How many there are in all, when only the first are kept."


class TimelineBlockInput(Model):
    """Items in time."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["timeline"] = "timeline"
    items: Annotated[List[ItemInput], Field(max_length=20, min_length=1)]
    "Items with `when`."


class ProcessBlockInput(Model):
    """Steps."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["process"] = "process"
    items: Annotated[List[ItemInput], Field(max_length=12, min_length=1)]
    "The steps."
    ordered: bool = True
    "Whether the order matters."


class ComparisonBlockInput(Model):
    """Things side by side."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["comparison"] = "comparison"
    columns: Annotated[List[Annotated[str, Field(max_length=300)]], Field(max_length=5, min_length=2)]
    "What is compared."
    rows: Annotated[List[ComparisonRowInput], Field(max_length=12, min_length=1)]
    "The rows."


class ListBlockInput(Model):
    """Items without order."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["list"] = "list"
    items: Annotated[List[ItemInput], Field(max_length=20, min_length=1)]
    "The items."


class StatBlock(Model):
    """Figures as cards."""

    type: Literal["stat"] = "stat"
    items: List[Item]
    "Items with a value."


class BatchList(Model):
    """A page of batches."""

    data: List[Batch]
    "The batches, the newest first."
    has_more: bool
    "Whether another page follows."
    next_cursor: Optional[str]
    "Where the next page begins."


class StyleList(Model):
    """All styles."""

    data: List[StyleInfo]
    "The styles."
    has_more: bool
    "Whether another page follows."
    next_cursor: Optional[str]
    "Where the next page begins."


class PaletteList(Model):
    """All palettes."""

    data: List[PaletteInfo]
    "The palettes."
    has_more: bool
    "Whether another page follows."
    next_cursor: Optional[str]
    "Where the next page begins."


class Template(Model):
    """A way of drawing, kept under a name: your own, or one that comes with the product."""

    id: Annotated[str, Field(pattern="^tpl_[0-9A-Za-z]{6,40}$")]
    "Its id."
    name: str
    "What it is called; yours are unique within your account."
    description: Optional[str]
    "What it is for."
    category: Optional[TemplateCategory]
    "What it belongs to; null for none."
    tags: List[str]
    "Words to find it by."
    builtin: bool
    "Whether it comes with the product and cannot be changed."
    config: TemplateConfig
    thumbnail_url: Optional[str]
    "A small picture: of the template where it is built in, else of its style."
    use_count: Annotated[int, Field(ge=0)]
    "How many generations of your account were made with it. Counting is no change that an ETag tells."
    created_at: AwareDatetime
    "When it was made."
    updated_at: AwareDatetime
    "When it last changed."


class TemplateInput(Model):
    """A template as a whole; what is left out has its default."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(max_length=100, min_length=1)]
    "What to call it; unique within your account."
    description: Annotated[Optional[str], Field(max_length=500)] = None
    "What it is for."
    category: Optional[TemplateCategory] = None
    "What it belongs to."
    tags: Annotated[
        Optional[List[Annotated[str, Field(pattern="^[a-z0-9][a-z0-9_-]{0,39}$")]]], Field(max_length=20)
    ] = None
    "Words to find it by, in lower case."
    config: TemplateConfigInput


class ApiKeyList(Model):
    """A page of API keys."""

    data: List[ApiKey]
    "The keys, the newest first."
    has_more: bool
    "Whether another page follows."
    next_cursor: Optional[str]
    "Where the next page begins."


class ManagedAccountList(Model):
    """A page of accounts."""

    data: List[ManagedAccount]
    "Accounts, the newest first."
    has_more: bool
    "Whether another page follows."
    next_cursor: Optional[str]
    "Pass it as `cursor` for the next page."


class StatBlockInput(Model):
    """Figures as cards."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["stat"] = "stat"
    items: Annotated[List[ItemInput], Field(max_length=6, min_length=1)]
    "Items with a value."


Block = TypeAliasType(
    "Block",
    Annotated[
        Union[
            StatBlock,
            ChartBlock,
            RankingBlock,
            TimelineBlock,
            ProcessBlock,
            ComparisonBlock,
            ListBlock,
            QuoteBlock,
            TextBlock,
        ],
        Field(discriminator="type"),
    ],
)
"One block of a section."


class TemplateList(Model):
    """A page of templates."""

    data: List[Template]
    "Your own, the newest first, then the built-in ones by category."
    has_more: bool
    "Whether another page follows."
    next_cursor: Optional[str]
    "Where the next page begins."


BlockInput = TypeAliasType(
    "BlockInput",
    Annotated[
        Union[
            StatBlockInput,
            ChartBlockInput,
            RankingBlockInput,
            TimelineBlockInput,
            ProcessBlockInput,
            ComparisonBlockInput,
            ListBlockInput,
            QuoteBlockInput,
            TextBlockInput,
        ],
        Field(discriminator="type"),
    ],
)
"One block of a section."


class Section(Model):
    """A card or group of cards."""

    heading: Optional[str]
    "Its heading."
    salience: Annotated[float, Field(ge=0.0, le=1.0)]
    "Decides what is kept when room is short."
    blocks: List[Block]
    "What it shows."


class SectionInput(Model):
    """A card or group of cards."""

    model_config = ConfigDict(extra="forbid")
    heading: Annotated[Optional[str], Field(max_length=200)] = None
    "Its heading."
    salience: Annotated[float, Field(ge=0.0, le=1.0)] = 0.5
    "Decides what is kept when room is short."
    blocks: Annotated[List[BlockInput], Field(max_length=3, min_length=1)]
    "What it shows."


class Document(Model):
    """The content of a picture: what it says, and where each figure comes from."""

    version: Annotated[int, Field(ge=1, le=1)]
    "Always 1."
    lang: str
    "BCP 47 tag of its language."
    title: str
    "The headline."
    subtitle: Optional[str]
    "The line under it."
    sections: List[Section]
    "One to ten sections."
    sources: List[DocumentSource]
    "Where facts come from."
    warnings: List[DocumentWarning]
    "What to know."
    analysis: Analysis


class DocumentInput(Model):
    """The content of a picture: what it says, and where each figure comes from."""

    model_config = ConfigDict(extra="forbid")
    version: Annotated[int, Field(ge=1, le=1)] = 1
    "Always 1."
    lang: Annotated[str, Field(max_length=35)] = "en"
    "BCP 47 tag of its language."
    title: Annotated[str, Field(max_length=300, min_length=1)]
    "The headline."
    subtitle: Annotated[Optional[str], Field(max_length=400)] = None
    "The line under it."
    sections: Annotated[List[SectionInput], Field(max_length=10, min_length=1)]
    "One to ten sections."
    sources: Annotated[Optional[List[DocumentSourceInput]], Field(max_length=50)] = None
    "Where facts come from."
    warnings: Annotated[Optional[List[DocumentWarning]], Field(max_length=100)] = None
    "What to know."
    analysis: Optional[Analysis] = None


class Generation(Model):
    """One infographic and its state."""

    id: Annotated[str, Field(pattern="^gen_[0-9A-Za-z]{6,40}$")]
    "Its id."
    status: GenerationStatus
    stage_progress: Annotated[float, Field(ge=0.0, le=1.0)]
    "How far the present stage has come."
    topic: Optional[str]
    "The topic asked for."
    source_kind: SourceKind
    style: Style
    palette: PaletteChoice
    size: Size
    aspect_ratio: AspectRatio
    format: Format
    language: Optional[str]
    "BCP 47 tag asked for."
    provider: Provider
    renderer: Renderer
    template_id: Optional[str]
    "The template used."
    batch_id: Optional[str]
    "The batch it belongs to."
    custom_id: Optional[str]
    "Your id within the batch."
    metadata: Metadata
    livemode: bool
    "False when made with a test key."
    title: Optional[str]
    "Title of the picture; null until analysed."
    document: Optional[Document]
    "The checked content of the picture; null until analysed, in lists, and when its retention time has ended."
    warnings: List[DocumentWarning]
    "What to know about the picture."
    error: Optional[GenerationError]
    "Why it failed; null otherwise."
    attempt: Annotated[int, Field(ge=0)]
    "How many times work on it has begun."
    created_at: AwareDatetime
    "When it was asked for."
    updated_at: AwareDatetime
    "When it last changed."
    started_at: Optional[AwareDatetime]
    "When work first began."
    completed_at: Optional[AwareDatetime]
    "When it ended."
    duration_ms: Annotated[Optional[int], Field(ge=0)]
    "From the beginning of work to the end."
    result: Optional[GenerationResult]
    "The finished picture; null until completed, and when its retention time has ended."
    links: GenerationLinks


class HistoryList(Model):
    """A page of the history."""

    data: List[Generation]
    "The generations, each with `document` null."
    has_more: bool
    "Whether another page follows."
    next_cursor: Optional[str]
    "Where the next page begins."


class BatchItemRequest(Model):
    """One infographic of a batch: the members of a single request, and an id of your own. Give exactly one of topic, source or content."""

    model_config = ConfigDict(extra="forbid")
    custom_id: Annotated[Optional[str], Field(max_length=64, min_length=1, pattern="^[A-Za-z0-9][A-Za-z0-9._-]*$")] = (
        None
    )
    "Your id for this item, used once in the batch; names its file in the archive."
    topic: Annotated[Optional[str], Field(max_length=2000, min_length=1)] = None
    "A subject in a few words."
    source: Optional[Source] = None
    content: Optional[DocumentInput] = None
    template_id: Annotated[Optional[str], Field(pattern="^tpl_[0-9A-Za-z]{6,40}$")] = None
    "Draw as this template says; what is given here as well wins over it."
    sections: Annotated[Optional[int], Field(ge=1, le=12)] = None
    "Draw so many sections at most, the most important ones."
    style: Optional[Style] = None
    palette: Optional[PaletteChoice] = None
    size: Optional[Size] = None
    aspect_ratio: Optional[AspectRatioInput] = None
    format: Optional[Format] = None
    language: Annotated[Optional[str], Field(max_length=35, pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = None
    "BCP 47 tag of the source's language, when you know it."
    metadata: Optional[Metadata] = None
    deadline_seconds: Annotated[Optional[int], Field(ge=1, le=3600)] = None
    "Fail instead of finishing later than this."


class BatchItem(Model):
    """An infographic in its batch."""

    custom_id: Optional[str]
    "Your id for it."
    position: Annotated[int, Field(ge=0)]
    "Its place in `items`, from 0."
    generation: Generation


class SuggestionRequest(Model):
    """What the infographic is about. Give exactly one of topic, source or content."""

    model_config = ConfigDict(extra="forbid")
    topic: Annotated[Optional[str], Field(max_length=2000, min_length=1)] = None
    "A subject in a few words."
    source: Optional[SuggestionSource] = None
    content: Optional[DocumentInput] = None


class GenerateRequest(Model):
    """What to draw. Give exactly one of topic, source or content."""

    model_config = ConfigDict(extra="forbid")
    topic: Annotated[Optional[str], Field(max_length=2000, min_length=1)] = None
    "A subject in a few words."
    source: Optional[Source] = None
    content: Optional[DocumentInput] = None
    template_id: Annotated[Optional[str], Field(pattern="^tpl_[0-9A-Za-z]{6,40}$")] = None
    "Draw as this template says; what is given here as well wins over it."
    style: Optional[Style] = None
    "How the picture is drawn; modern when neither this nor a template says."
    palette: Optional[PaletteChoice] = None
    size: Optional[Size] = None
    "About 1, 4 or 16 megapixels; 2K when neither this nor a template says."
    aspect_ratio: Optional[AspectRatioInput] = None
    "Shape by name or by its ratio; landscape when neither this nor a template says."
    format: Optional[Format] = None
    "File format; png when neither this nor a template says."
    sections: Annotated[Optional[int], Field(ge=1, le=12)] = None
    "Draw so many sections at most, the most important ones; all when null, or when neither this nor a template says."
    language: Annotated[Optional[str], Field(max_length=35, pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = None
    "BCP 47 tag of the source's language, when you know it."
    metadata: Optional[Metadata] = None
    deadline_seconds: Annotated[Optional[int], Field(ge=1, le=3600)] = None
    "Fail instead of finishing later than this."


class CreateBatchRequest(Model):
    """Infographics to be made together."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[Optional[str], Field(max_length=200, min_length=1)] = None
    "What to call it."
    items: Annotated[List[BatchItemRequest], Field(max_length=10000, min_length=1)]
    "The infographics; how many at once depends on your plan: 5, 50 or 500."
    defaults: Optional[BatchDefaults] = None
    metadata: Optional[Metadata] = None


class BatchItemList(Model):
    """A page of items."""

    data: List[BatchItem]
    "The items in their order."
    has_more: bool
    "Whether another page follows."
    next_cursor: Optional[str]
    "Where the next page begins."
