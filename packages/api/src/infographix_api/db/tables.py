"""Every table. Times are UTC, ids are text, and what the caller sent is kept as it came."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
    literal_column,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

OPEN_STATUSES = ("queued", "analyzing", "generating")


class UtcDateTime(TypeDecorator[datetime]):
    """SQLite keeps no zone: what goes in is UTC, and what comes out says so."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or dialect.name == "postgresql":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime, str: Text, dict[str, Any]: JSON, list[Any]: JSON}


class Account(Base):
    __tablename__ = "accounts"

    id: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str | None]
    status: Mapped[str]
    password_hash: Mapped[str | None]
    erase_at: Mapped[datetime | None] = mapped_column(index=True)
    tier: Mapped[str]
    limit_override: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class ApiKey(Base):
    """`hash` is the SHA-256 of the key; the key itself is shown once and kept nowhere. `replaced_by` is its successor."""

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), index=True)
    name: Mapped[str]
    mode: Mapped[str]
    hash: Mapped[str] = mapped_column(unique=True)
    last4: Mapped[str]
    scopes: Mapped[list[Any]]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    replaced_by: Mapped[str | None]
    last_used_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class AuthSession(Base):
    """What access tokens refer to: somebody who signed in, or, with `api_key_id`, a token made from a key."""

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), index=True)
    api_key_id: Mapped[str | None] = mapped_column(ForeignKey("api_keys.id"))
    livemode: Mapped[bool]
    scopes: Mapped[list[Any]]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]


class RefreshToken(Base):
    """Kept as a hash. With `salt` and the secret of the installation its successor can be told again, from itself only."""

    __tablename__ = "refresh_tokens"

    hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id"), index=True)
    salt: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SigningKey(Base):
    """Signs access tokens from `active_from` on, and checks them until `retires_at`. `sealed` is the private half, encrypted."""

    __tablename__ = "signing_keys"

    id: Mapped[str] = mapped_column(primary_key=True)
    public: Mapped[bytes] = mapped_column(LargeBinary)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    active_from: Mapped[datetime]
    retires_at: Mapped[datetime | None]


class SignInAttempts(Base):
    """Attempts that may have failed, for an address that may not exist: only its hash is kept."""

    __tablename__ = "sign_in_attempts"

    address_hash: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    since: Mapped[datetime]


class AuditEntry(Base):
    """Who did what; without a key and a session it was the operator, or happened by itself."""

    __tablename__ = "audit_entries"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    action: Mapped[str]
    subject_id: Mapped[str | None]
    details: Mapped[dict[str, Any]]
    api_key_id: Mapped[str | None]
    session_id: Mapped[str | None]
    ip_address: Mapped[str | None]
    request_id: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(index=True)


Index("ix_audit_entries_account_id_id", AuditEntry.account_id, AuditEntry.id)


class RequestLogEntry(Base):
    """One request of an account; kept for a week."""

    __tablename__ = "request_log_entries"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    api_key_id: Mapped[str | None]
    method: Mapped[str]
    path: Mapped[str]
    status: Mapped[int]
    duration_ms: Mapped[float]
    request_id: Mapped[str]
    error_code: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(index=True)


Index("ix_request_log_entries_account_id_id", RequestLogEntry.account_id, RequestLogEntry.id)


class Batch(Base):
    """How its items are is known from their rows; `told` is how many had ended when that was last reported."""

    __tablename__ = "batches"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    livemode: Mapped[bool]
    name: Mapped[str | None]
    status: Mapped[str]
    round: Mapped[int]
    told: Mapped[int]
    metadata_: Mapped[dict[str, Any]] = mapped_column("metadata")
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]


Index("ix_batches_account_id_id", Batch.account_id, Batch.id)
Index("ix_batches_status_updated_at", Batch.status, Batch.updated_at)


class Generation(Base):
    """`fence` names the present holder of the lease: every write of a worker carries it, and a stale one changes nothing.

    `erased_at`: its texts and picture are gone. `deleted_at`: its owner has deleted it, and only counts still know it.
    """

    __tablename__ = "generations"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    api_key_id: Mapped[str | None]
    traceparent: Mapped[str | None]
    livemode: Mapped[bool]
    status: Mapped[str]
    progress: Mapped[float]

    source_kind: Mapped[str]
    source: Mapped[bytes] = mapped_column(LargeBinary)
    source_title: Mapped[str | None]
    source_id: Mapped[str | None]
    topic: Mapped[str | None]
    language: Mapped[str | None]
    style: Mapped[str]
    palette: Mapped[str | list[str]] = mapped_column(JSON)
    size: Mapped[str]
    aspect_ratio: Mapped[str]
    format: Mapped[str]
    metadata_: Mapped[dict[str, Any]] = mapped_column("metadata")
    template_id: Mapped[str | None]
    batch_id: Mapped[str | None] = mapped_column(ForeignKey("batches.id"))
    custom_id: Mapped[str | None]
    palette_name: Mapped[str | None]
    search_text: Mapped[str] = mapped_column(server_default="")
    sections: Mapped[int | None]

    lease_until: Mapped[datetime | None]
    fence: Mapped[int]
    attempt: Mapped[int]
    woken_at: Mapped[datetime]
    deadline_at: Mapped[datetime | None]

    turn: Mapped[float]
    position: Mapped[int | None]
    replaced_by: Mapped[str | None]

    title: Mapped[str | None]
    document: Mapped[bytes | None] = mapped_column(LargeBinary)
    warnings: Mapped[list[Any]]
    error_code: Mapped[str | None]
    error_message: Mapped[str | None]
    error_retryable: Mapped[bool | None]

    result_key: Mapped[str | None]
    media_type: Mapped[str | None]
    width: Mapped[int | None]
    height: Mapped[int | None]
    byte_count: Mapped[int | None] = mapped_column(BigInteger)
    sha256: Mapped[str | None]
    alt_text: Mapped[str | None]

    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]


_UPLOADED = Generation.source_id.is_not(None)
Index("ix_generations_source_id", Generation.source_id, sqlite_where=_UPLOADED, postgresql_where=_UPLOADED)
_KEPT = Generation.deleted_at.is_(None)
Index("ix_generations_kept_id", Generation.account_id, Generation.id, sqlite_where=_KEPT, postgresql_where=_KEPT)
for _column in ("status", "style", "palette_name", "template_id", "batch_id"):
    Index(
        f"ix_generations_kept_{_column}",
        Generation.account_id,
        getattr(Generation, _column),
        Generation.id,
        sqlite_where=_KEPT,
        postgresql_where=_KEPT,
    )
Index(
    "ix_generations_unerased_completed_at",
    Generation.completed_at,
    sqlite_where=Generation.erased_at.is_(None),
    postgresql_where=Generation.erased_at.is_(None),
)
Index(
    "ix_generations_open_woken_at",
    Generation.woken_at,
    sqlite_where=Generation.status.in_(OPEN_STATUSES),
    postgresql_where=Generation.status.in_(OPEN_STATUSES),
)
Index(
    "ix_generations_open_account_id",
    Generation.account_id,
    sqlite_where=Generation.status.in_(OPEN_STATUSES),
    postgresql_where=Generation.status.in_(OPEN_STATUSES),
)


QUEUED = Generation.status == literal_column("'queued'")
"""Written out: SQLite takes an index of some rows only where it can see that these are the ones."""

Index("ix_generations_queued_turn", Generation.turn, Generation.id, sqlite_where=QUEUED, postgresql_where=QUEUED)
Index(
    "ix_generations_queued_account_id_turn",
    Generation.account_id,
    Generation.turn,
    sqlite_where=QUEUED,
    postgresql_where=QUEUED,
)
Index("ix_generations_batch_id_position", Generation.batch_id, Generation.position)


class GenerationLabel(Base):
    """One member of a generation's metadata, for those who look for it."""

    __tablename__ = "generation_labels"

    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    generation_id: Mapped[str] = mapped_column(primary_key=True, index=True)


class Rendition(Base):
    """A finished picture in another format or size; `fence` and the lease are as those of a generation."""

    __tablename__ = "renditions"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    generation_id: Mapped[str] = mapped_column(ForeignKey("generations.id"))
    format: Mapped[str]
    size: Mapped[str]
    status: Mapped[str]
    fence: Mapped[int]
    attempt: Mapped[int]
    lease_until: Mapped[datetime | None]
    woken_at: Mapped[datetime]
    result_key: Mapped[str | None]
    byte_count: Mapped[int | None] = mapped_column(BigInteger)
    sha256: Mapped[str | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


Index("ix_renditions_generation_id_look", Rendition.generation_id, Rendition.format, Rendition.size, unique=True)


class QuotaDay(Base):
    """How many generations an account was charged for on a day (UTC): its entries in the ledger that were not refunded."""

    __tablename__ = "quota_days"

    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    used: Mapped[int]


class QuotaEntry(Base):
    """The ledger: one row for each generation that was charged, kept when the generation itself is erased."""

    __tablename__ = "quota_entries"

    generation_id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    day: Mapped[date]
    refunded_at: Mapped[datetime | None]


Index("ix_quota_entries_account_id_day", QuotaEntry.account_id, QuotaEntry.day)


class UsageCount(Base):
    """Requests answered, and generations ended, that are alike in all but the count. `hour` counts since 1970 (UTC)."""

    __tablename__ = "usage_counts"

    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    hour: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    endpoint: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(primary_key=True)
    api_key_id: Mapped[str] = mapped_column(primary_key=True)
    style: Mapped[str] = mapped_column(primary_key=True)
    duration: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int] = mapped_column(BigInteger)


class Event(Base):
    """Outbox: written with the change it reports, delivered afterwards, each `dedupe_key` once."""

    __tablename__ = "events"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    type: Mapped[str]
    resource_id: Mapped[str]
    sequence: Mapped[int]
    dedupe_key: Mapped[str] = mapped_column(unique=True)
    data: Mapped[dict[str, Any]]
    livemode: Mapped[bool]
    created_at: Mapped[datetime]


Index("ix_events_account_id_id", Event.account_id, Event.id)
Index("ix_events_resource_id_sequence", Event.resource_id, Event.sequence, unique=True)


class Template(Base):
    """An account's own; those that come with the product are in no table. `search` is what a search looks through."""

    __tablename__ = "templates"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    name: Mapped[str]
    description: Mapped[str | None]
    category: Mapped[str | None]
    tags: Mapped[list[Any]]
    config: Mapped[dict[str, Any]]
    search: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


Index("ix_templates_account_id_id", Template.account_id, Template.id)
Index("ix_templates_account_id_name", Template.account_id, Template.name, unique=True)


class Source(Base):
    """An upload. Before `received_at` its bytes are still on their way and `byte_count` is what may come; from `erased_at` on they are gone."""

    __tablename__ = "sources"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    media_type: Mapped[str]
    file_name: Mapped[str | None]
    byte_count: Mapped[int]
    sha256: Mapped[str | None]
    created_at: Mapped[datetime]
    received_at: Mapped[datetime | None]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    erased_at: Mapped[datetime | None]


Index("ix_sources_account_id_id", Source.account_id, Source.id)


class TemplateUse(Base):
    """How many generations of an account were made with a template, its own or a built-in one."""

    __tablename__ = "template_uses"

    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    template_id: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]


class StoredAnswer(Base):
    """What was answered to an Idempotency-Key, for 24 hours. Without a body the request is still being answered."""

    __tablename__ = "stored_answers"

    account_id: Mapped[str] = mapped_column(primary_key=True)
    operation: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]
    status: Mapped[int | None]
    headers: Mapped[dict[str, Any] | None]
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(index=True)
