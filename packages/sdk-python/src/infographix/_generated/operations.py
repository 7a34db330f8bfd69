# Generated from spec/ by `nox -s generate`. Do not edit.
"""A request for each operation of the API; sends nothing."""

from __future__ import annotations

from typing import Mapping, Optional

from infographix._call import Call, build
from infographix._generated import models as m


def create_generation(
    *, body: m.GenerateRequest, idempotency_key: Optional[str] = None, prefer: Optional[str] = None
) -> Call[m.Generation]:
    """Create an infographic.

    Queues a generation and answers at once with 202, or, with `Prefer: wait=N`, as soon as it has ended (200) or N seconds have passed (202).
    Send an Idempotency-Key to make a retry safe."""
    return build(
        "createGeneration",
        "POST",
        "/api/v1/generate",
        m.Generation,
        header={"Idempotency-Key": idempotency_key, "Prefer": prefer},
        body=body,
        accept="application/json",
        idempotent=True,
    )


def get_generation(*, id: str, prefer: Optional[str] = None, if_none_match: Optional[str] = None) -> Call[m.Generation]:
    """Get a generation.

    The present state. With `Prefer: wait=N` the answer comes as soon as the generation has ended, or after N seconds."""
    return build(
        "getGeneration",
        "GET",
        "/api/v1/generate/{id}",
        m.Generation,
        path={"id": id},
        header={"Prefer": prefer, "If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def cancel_generation(*, id: str) -> Call[m.Generation]:
    """Cancel a generation.

    Stops it for good; the resource stays readable. Canceling twice is fine. One that has completed or failed cannot be canceled (409, `not-cancelable`)."""
    return build(
        "cancelGeneration",
        "DELETE",
        "/api/v1/generate/{id}",
        m.Generation,
        path={"id": id},
        accept="application/json",
        idempotent=True,
    )


def get_generation_result(
    *,
    id: str,
    sizes: Optional[str] = None,
    prefer: Optional[str] = None,
    if_none_match: Optional[str] = None,
    range: Optional[str] = None,
    if_range: Optional[str] = None,
    expires: Optional[int] = None,
    signature: Optional[str] = None,
) -> Call[bytes]:
    """Download the picture.

    The picture in the format and size it was made in. The signed address in `result.url` of a generation works without an API key until it expires.
    With `Accept: application/json` the answer describes the picture instead.

    Other formats and sizes of a finished generation are drawn when they are first asked for, from the same Document, and kept: `Accept` names the format where it leaves no room
    for the first one (`Accept: application/pdf`), `sizes` the size. Several sizes come as an archive (`?sizes=1K,2K,4K` with `Accept: application/zip`). The answer waits for the drawing
    as long as `Prefer: wait=N` says, 10 seconds without it; after that it is 202 without a body, and the same request fetches the picture later. Each drawing takes a token of the
    rate `generate` and nothing of the daily quota. A signed address opens what has been drawn already."""
    return build(
        "getGenerationResult",
        "GET",
        "/api/v1/generate/{id}/result",
        bytes,
        path={"id": id},
        query={"sizes": sizes, "expires": expires, "signature": signature},
        header={"Prefer": prefer, "If-None-Match": if_none_match, "Range": range, "If-Range": if_range},
        accept="image/png, image/svg+xml, application/pdf, image/webp, application/zip",
        idempotent=True,
    )


def stream_generation_events(*, id: str, last_event_id: Optional[str] = None) -> Call[bytes]:
    """Follow a generation.

    Server-sent events: first what has happened, then what happens, until the generation has ended. Each message has the event's `sequence` as its `id`,
    its type as `event`, and as `data` what the event's `data` is in the list of events. `generation.progress` tells how far the present stage has come; it has no `id`.

    When the connection breaks, send the last `id` as `Last-Event-ID` and nothing is lost or repeated. An id that this generation has not reached, such as one of another
    generation, is refused with 400. When it has ended and you have seen everything, the answer is 204. A comment comes every 15 seconds when nothing else does.
    How many streams may be open at once depends on your plan (429, `concurrency-limited`). After 15 minutes a stream ends; resume it."""
    return build(
        "streamGenerationEvents",
        "GET",
        "/api/v1/generate/{id}/events",
        bytes,
        path={"id": id},
        header={"Last-Event-ID": last_event_id},
        accept="text/event-stream",
        idempotent=True,
    )


def list_history(
    *,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
    status: Optional[str] = None,
    style: Optional[str] = None,
    palette: Optional[str] = None,
    template_id: Optional[str] = None,
    batch_id: Optional[str] = None,
    created_after: Optional[str] = None,
    created_before: Optional[str] = None,
    metadata: Optional[Mapping[str, str]] = None,
    q: Optional[str] = None,
    sort: Optional[str] = None,
    if_none_match: Optional[str] = None,
) -> Call[m.HistoryList]:
    """List generations.

    What was asked for, the newest first, without the documents. Filters of different kinds must all hold; of several values of one kind, any."""
    return build(
        "listHistory",
        "GET",
        "/api/v1/history",
        m.HistoryList,
        query={
            "limit": limit,
            "cursor": cursor,
            "status": status,
            "style": style,
            "palette": palette,
            "template_id": template_id,
            "batch_id": batch_id,
            "created_after": created_after,
            "created_before": created_before,
            "metadata": metadata,
            "q": q,
            "sort": sort,
        },
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def get_history_entry(*, id: str, if_none_match: Optional[str] = None) -> Call[m.Generation]:
    """Get a generation of the past.

    The same as the generation itself, with its document."""
    return build(
        "getHistoryEntry",
        "GET",
        "/api/v1/history/{id}",
        m.Generation,
        path={"id": id},
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def delete_history_entry(*, id: str) -> Call[None]:
    """Delete a generation.

    Erases its picture in every format, its texts and its labels, for good; afterwards there is no such generation. What it cost stays counted. One that has not ended is refused
    (409, `conflict`): cancel it first."""
    return build("deleteHistoryEntry", "DELETE", "/api/v1/history/{id}", type(None), path={"id": id}, idempotent=True)


def list_batches(
    *,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
    status: Optional[str] = None,
    if_none_match: Optional[str] = None,
) -> Call[m.BatchList]:
    """List batches.

    Your batches, the newest first."""
    return build(
        "listBatches",
        "GET",
        "/api/v1/batch",
        m.BatchList,
        query={"limit": limit, "cursor": cursor, "status": status},
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def create_batch(*, body: m.CreateBatchRequest, idempotency_key: Optional[str] = None) -> Call[m.Batch]:
    """Create a batch.

    Queues all its items, or none: every item is checked, and the quota for all of them taken, before the first one starts. An item takes what it
    does not name from `defaults`. The body may have 8 MiB. Send an Idempotency-Key to make a retry safe."""
    return build(
        "createBatch",
        "POST",
        "/api/v1/batch",
        m.Batch,
        header={"Idempotency-Key": idempotency_key},
        body=body,
        accept="application/json",
        idempotent=True,
    )


def get_batch(*, id: str, prefer: Optional[str] = None, if_none_match: Optional[str] = None) -> Call[m.Batch]:
    """Get a batch.

    Its state and how many items are where. With `Prefer: wait=N` the answer waits until the batch has ended, N seconds at most."""
    return build(
        "getBatch",
        "GET",
        "/api/v1/batch/{id}",
        m.Batch,
        path={"id": id},
        header={"Prefer": prefer, "If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def get_batch_results(
    *,
    id: str,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
    status: Optional[str] = None,
    if_none_match: Optional[str] = None,
) -> Call[m.BatchItemList]:
    """Get a batch's items.

    The items in their order, page by page, each with its generation. `Accept: application/x-ndjson` streams all of them, one on a line, and
    `Accept: application/zip`, once the batch has ended, an archive of all pictures with a `manifest.json`."""
    return build(
        "getBatchResults",
        "GET",
        "/api/v1/batch/{id}/results",
        m.BatchItemList,
        path={"id": id},
        query={"limit": limit, "cursor": cursor, "status": status},
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def stream_batch_events(*, id: str, last_event_id: Optional[str] = None) -> Call[bytes]:
    """Follow a batch.

    Server-sent events: first what has happened, then what happens, until the batch has ended: `batch.started`, `batch.progress` once a second at most, and its end.
    They are resumed with `Last-Event-ID` like those of a generation."""
    return build(
        "streamBatchEvents",
        "GET",
        "/api/v1/batch/{id}/events",
        bytes,
        path={"id": id},
        header={"Last-Event-ID": last_event_id},
        accept="text/event-stream",
        idempotent=True,
    )


def cancel_batch(*, id: str, idempotency_key: Optional[str] = None) -> Call[m.Batch]:
    """Cancel a batch.

    Cancels every item that has not ended. Those not begun are given back to the quota. Canceling a canceled batch changes nothing."""
    return build(
        "cancelBatch",
        "POST",
        "/api/v1/batch/{id}/cancel",
        m.Batch,
        path={"id": id},
        header={"Idempotency-Key": idempotency_key},
        accept="application/json",
        idempotent=True,
    )


def retry_batch(*, id: str, idempotency_key: Optional[str] = None) -> Call[m.Batch]:
    """Retry failed items.

    Tries the failed items again, in a new round, as generations of their own that the quota is charged for. Only a batch that has ended can be retried."""
    return build(
        "retryBatch",
        "POST",
        "/api/v1/batch/{id}/retry",
        m.Batch,
        path={"id": id},
        header={"Idempotency-Key": idempotency_key},
        accept="application/json",
        idempotent=True,
    )


def list_styles(*, if_none_match: Optional[str] = None) -> Call[m.StyleList]:
    """List styles.

    All styles of the catalog, in one page. Those with `available` false are named for completeness and cannot be drawn yet."""
    return build(
        "listStyles",
        "GET",
        "/api/v1/styles",
        m.StyleList,
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def list_palettes(*, if_none_match: Optional[str] = None) -> Call[m.PaletteList]:
    """List palettes.

    All palettes of the catalog, in one page, each with its roles on a light and on a dark ground. You may also give your own colours."""
    return build(
        "listPalettes",
        "GET",
        "/api/v1/palettes",
        m.PaletteList,
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def get_suggestions(*, body: m.SuggestionRequest) -> Call[m.Suggestions]:
    """Get suggestions.

    Three styles and three palettes that suit a topic, a source or a Document, each with its reason in one sentence. The same question has the
    same answer; nothing is stored, and nothing is taken from the quota."""
    return build(
        "getSuggestions",
        "POST",
        "/api/v1/suggestions",
        m.Suggestions,
        body=body,
        accept="application/json",
        idempotent=False,
    )


def list_sources(
    *, limit: Optional[int] = None, cursor: Optional[str] = None, if_none_match: Optional[str] = None
) -> Call[m.UploadList]:
    """List uploads.

    Those that can be used, the newest first."""
    return build(
        "listSources",
        "GET",
        "/api/v1/sources",
        m.UploadList,
        query={"limit": limit, "cursor": cursor},
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def create_source(
    *,
    file: bytes,
    content_type: str,
    file_name: Optional[str] = None,
    content_digest: Optional[str] = None,
    idempotency_key: Optional[str] = None,
) -> Call[m.Upload]:
    """Upload a file.

    The file itself is the body, up to 20,000,000 bytes, with or without a Content-Length. Draw from it with `source: {type: upload, id}`, in single generations and in batches, until it
    expires: 24 hours later, unless the operator says otherwise. Files that do not say their charset are read as UTF-8, as UTF-16 with its mark, or as Windows-1252.

    Of a PDF its text is read: headings, paragraphs and lists, no tables and no pictures. All uploads of an account together may have 1,000,000,000 bytes (409)."""
    return build(
        "createSource",
        "POST",
        "/api/v1/sources",
        m.Upload,
        query={"file_name": file_name},
        header={"Content-Digest": content_digest, "Idempotency-Key": idempotency_key},
        file=file,
        content_type=content_type,
        accept="application/json",
        idempotent=True,
    )


def get_source(*, id: str, if_none_match: Optional[str] = None) -> Call[m.Upload]:
    """Get an upload.

    What is known of it. Its bytes are not given back."""
    return build(
        "getSource",
        "GET",
        "/api/v1/sources/{id}",
        m.Upload,
        path={"id": id},
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def delete_source(*, id: str) -> Call[None]:
    """Delete an upload.

    At once and for good. Generations that have read it stay as they are; those that have not begun yet fail with `source_gone`. An upload is also deleted with the last generation
    that was made from it, when that is deleted from the history."""
    return build("deleteSource", "DELETE", "/api/v1/sources/{id}", type(None), path={"id": id}, idempotent=True)


def list_templates(
    *,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
    scope: Optional[str] = None,
    category: Optional[str] = None,
    tag: Optional[str] = None,
    q: Optional[str] = None,
    if_none_match: Optional[str] = None,
) -> Call[m.TemplateList]:
    """List templates.

    Your own templates, the newest first, and then those that come with the product."""
    return build(
        "listTemplates",
        "GET",
        "/api/v1/templates",
        m.TemplateList,
        query={"limit": limit, "cursor": cursor, "scope": scope, "category": category, "tag": tag, "q": q},
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def create_template(*, body: m.TemplateInput, idempotency_key: Optional[str] = None) -> Call[m.Template]:
    """Create a template.

    Keeps a way of drawing under a name. Use its id as `template_id` of a generation."""
    return build(
        "createTemplate",
        "POST",
        "/api/v1/templates",
        m.Template,
        header={"Idempotency-Key": idempotency_key},
        body=body,
        accept="application/json",
        idempotent=True,
    )


def get_template(*, id: str, if_none_match: Optional[str] = None) -> Call[m.Template]:
    """Get a template.

    One of your own, or one that comes with the product."""
    return build(
        "getTemplate",
        "GET",
        "/api/v1/templates/{id}",
        m.Template,
        path={"id": id},
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def replace_template(*, body: m.TemplateInput, id: str, if_match: Optional[str] = None) -> Call[m.Template]:
    """Replace a template.

    Gives the template everything anew; what is left out has its default. With `If-Match` only when nobody else changed it since. Templates that come
    with the product cannot be changed (403). Generations that were made with it stay as they are."""
    return build(
        "replaceTemplate",
        "PUT",
        "/api/v1/templates/{id}",
        m.Template,
        path={"id": id},
        header={"If-Match": if_match},
        body=body,
        accept="application/json",
        idempotent=True,
    )


def delete_template(*, id: str, if_match: Optional[str] = None) -> Call[None]:
    """Delete a template.

    Generations that were made with it stay as they are. With `If-Match` only when nobody else changed it since. Templates that come with the product
    cannot be deleted (403)."""
    return build(
        "deleteTemplate",
        "DELETE",
        "/api/v1/templates/{id}",
        type(None),
        path={"id": id},
        header={"If-Match": if_match},
        idempotent=True,
    )


def list_api_keys(
    *, limit: Optional[int] = None, cursor: Optional[str] = None, if_none_match: Optional[str] = None
) -> Call[m.ApiKeyList]:
    """List API keys.

    The keys that have not been revoked, the newest first. Secrets are never shown again."""
    return build(
        "listApiKeys",
        "GET",
        "/api/v1/api-keys",
        m.ApiKeyList,
        query={"limit": limit, "cursor": cursor},
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def create_api_key(*, body: m.CreateApiKeyRequest, idempotency_key: Optional[str] = None) -> Call[m.ApiKey]:
    """Create an API key.

    Answers with the secret, once; keep it at once. A repeated request with the same Idempotency-Key answers without the secret.
    A key can have no scope that the caller lacks, and a test key cannot make a live one."""
    return build(
        "createApiKey",
        "POST",
        "/api/v1/api-keys",
        m.ApiKey,
        header={"Idempotency-Key": idempotency_key},
        body=body,
        accept="application/json",
        idempotent=True,
    )


def get_api_key(*, id: str, if_none_match: Optional[str] = None) -> Call[m.ApiKey]:
    """Get an API key.

    What the key may do and when it was last used; never its secret."""
    return build(
        "getApiKey",
        "GET",
        "/api/v1/api-keys/{id}",
        m.ApiKey,
        path={"id": id},
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def update_api_key(*, body: m.UpdateApiKeyRequest, id: str) -> Call[m.ApiKey]:
    """Change an API key.

    Changes the members given. Scopes may only be added that the caller has."""
    return build(
        "updateApiKey",
        "PATCH",
        "/api/v1/api-keys/{id}",
        m.ApiKey,
        path={"id": id},
        body=body,
        accept="application/json",
        idempotent=True,
    )


def revoke_api_key(*, id: str) -> Call[None]:
    """Revoke an API key.

    It stops working within a second, everywhere, for good. Revoking twice is fine."""
    return build("revokeApiKey", "DELETE", "/api/v1/api-keys/{id}", type(None), path={"id": id}, idempotent=True)


def rotate_api_key(*, body: m.RotateApiKeyRequest, id: str, idempotency_key: Optional[str] = None) -> Call[m.ApiKey]:
    """Replace an API key.

    Makes a key with the same name, mode, scopes and expiry, and answers with its secret, once. The old key goes on working for the grace period, then expires.
    A key can be replaced once; replace its successor next (409, `conflict`)."""
    return build(
        "rotateApiKey",
        "POST",
        "/api/v1/api-keys/{id}/rotate",
        m.ApiKey,
        path={"id": id},
        header={"Idempotency-Key": idempotency_key},
        body=body,
        accept="application/json",
        idempotent=True,
    )


def get_account(*, if_none_match: Optional[str] = None) -> Call[m.Account]:
    """Get your account.

    The account that the key or token belongs to."""
    return build(
        "getAccount",
        "GET",
        "/api/v1/account",
        m.Account,
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def update_account(*, body: m.UpdateAccountRequest, if_match: Optional[str] = None) -> Call[m.Account]:
    """Change your account.

    Changes the members given. With `If-Match` only when nobody else changed it since."""
    return build(
        "updateAccount",
        "PATCH",
        "/api/v1/account",
        m.Account,
        header={"If-Match": if_match},
        body=body,
        accept="application/json",
        idempotent=True,
    )


def list_audit_log(
    *,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
    created_after: Optional[str] = None,
    created_before: Optional[str] = None,
    action: Optional[str] = None,
    if_none_match: Optional[str] = None,
) -> Call[m.AuditLog]:
    """List who did what.

    Changes of keys, sign-ins and everything else that concerns the security of the account, the newest first. Kept for a year."""
    return build(
        "listAuditLog",
        "GET",
        "/api/v1/account/audit-log",
        m.AuditLog,
        query={
            "limit": limit,
            "cursor": cursor,
            "created_after": created_after,
            "created_before": created_before,
            "action": action,
        },
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def list_requests(
    *,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
    created_after: Optional[str] = None,
    created_before: Optional[str] = None,
    status: Optional[str] = None,
    api_key_id: Optional[str] = None,
    if_none_match: Optional[str] = None,
) -> Call[m.RequestLog]:
    """List your latest requests.

    Every request made with a key or token of the account, the newest first, for seven days. Bodies and query strings are not kept."""
    return build(
        "listRequests",
        "GET",
        "/api/v1/account/requests",
        m.RequestLog,
        query={
            "limit": limit,
            "cursor": cursor,
            "created_after": created_after,
            "created_before": created_before,
            "status": status,
            "api_key_id": api_key_id,
        },
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def list_events(
    *,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
    created_after: Optional[str] = None,
    created_before: Optional[str] = None,
    type: Optional[str] = None,
    resource_id: Optional[str] = None,
    if_none_match: Optional[str] = None,
) -> Call[m.EventList]:
    """List events.

    What happened, the newest first, for 30 days. The same events that webhooks deliver, for those who would rather ask."""
    return build(
        "listEvents",
        "GET",
        "/api/v1/events",
        m.EventList,
        query={
            "limit": limit,
            "cursor": cursor,
            "created_after": created_after,
            "created_before": created_before,
            "type": type,
            "resource_id": resource_id,
        },
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def get_event(*, id: str, if_none_match: Optional[str] = None) -> Call[m.Event]:
    """Get an event.

    One event; it never changes."""
    return build(
        "getEvent",
        "GET",
        "/api/v1/events/{id}",
        m.Event,
        path={"id": id},
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def get_usage(
    *,
    from_: Optional[str] = None,
    to: Optional[str] = None,
    granularity: Optional[m.UsageGranularity] = None,
    group_by: Optional[m.UsageGrouping] = None,
    if_none_match: Optional[str] = None,
) -> Call[m.Usage]:
    """Get usage.

    Requests and generations by the hour or day, in all or by endpoint, status, key or style. Hours and days in which nothing happened are left out.
    Requests are counted within a second, generations when they end. `Accept: text/csv` gives the same as a table for spreadsheets."""
    return build(
        "getUsage",
        "GET",
        "/api/v1/account/usage",
        m.Usage,
        query={"from": from_, "to": to, "granularity": granularity, "group_by": group_by},
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def get_quota() -> Call[m.Quota]:
    """Get limits.

    Every limit of the account as it is now. This request takes nothing from any of them."""
    return build("getQuota", "GET", "/api/v1/account/quota", m.Quota, accept="application/json", idempotent=True)


def list_accounts(
    *,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
    tier: Optional[str] = None,
    status: Optional[str] = None,
    email: Optional[str] = None,
    if_none_match: Optional[str] = None,
) -> Call[m.ManagedAccountList]:
    """List accounts.

    All accounts, the newest first."""
    return build(
        "listAccounts",
        "GET",
        "/api/v1/admin/accounts",
        m.ManagedAccountList,
        query={"limit": limit, "cursor": cursor, "tier": tier, "status": status, "email": email},
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def get_managed_account(*, id: str, if_none_match: Optional[str] = None) -> Call[m.ManagedAccount]:
    """Get an account.

    With its limits as they are now, and what it has used today."""
    return build(
        "getManagedAccount",
        "GET",
        "/api/v1/admin/accounts/{id}",
        m.ManagedAccount,
        path={"id": id},
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def set_account_tier(*, body: m.SetTierRequest, id: str) -> Call[m.ManagedAccount]:
    """Change the tier.

    Effective within a second."""
    return build(
        "setAccountTier",
        "PATCH",
        "/api/v1/admin/accounts/{id}",
        m.ManagedAccount,
        path={"id": id},
        body=body,
        accept="application/json",
        idempotent=True,
    )


def set_account_limits(*, body: m.SetLimitsRequest, id: str) -> Call[m.ManagedAccount]:
    """Grant limits.

    Instead of those of the tier and of those granted before, until `expires_at` if given. Effective within a second."""
    return build(
        "setAccountLimits",
        "PUT",
        "/api/v1/admin/accounts/{id}/limits",
        m.ManagedAccount,
        path={"id": id},
        body=body,
        accept="application/json",
        idempotent=True,
    )


def remove_account_limits(*, id: str) -> Call[m.ManagedAccount]:
    """Remove granted limits.

    The limits of the tier count again."""
    return build(
        "removeAccountLimits",
        "DELETE",
        "/api/v1/admin/accounts/{id}/limits",
        m.ManagedAccount,
        path={"id": id},
        accept="application/json",
        idempotent=True,
    )


def suspend_account(
    *, body: m.AdminActionRequest, id: str, idempotency_key: Optional[str] = None
) -> Call[m.ManagedAccount]:
    """Suspend an account.

    Within a second none of its keys is accepted. What is under way is finished. Your own account cannot be suspended (409)."""
    return build(
        "suspendAccount",
        "POST",
        "/api/v1/admin/accounts/{id}/suspend",
        m.ManagedAccount,
        path={"id": id},
        header={"Idempotency-Key": idempotency_key},
        body=body,
        accept="application/json",
        idempotent=True,
    )


def resume_account(
    *, body: m.AdminActionRequest, id: str, idempotency_key: Optional[str] = None
) -> Call[m.ManagedAccount]:
    """Resume an account.

    Its keys are accepted again."""
    return build(
        "resumeAccount",
        "POST",
        "/api/v1/admin/accounts/{id}/resume",
        m.ManagedAccount,
        path={"id": id},
        header={"Idempotency-Key": idempotency_key},
        body=body,
        accept="application/json",
        idempotent=True,
    )


def reset_account_quota(
    *, body: m.AdminActionRequest, id: str, idempotency_key: Optional[str] = None
) -> Call[m.ManagedAccount]:
    """Reset the daily quota.

    Today counts as unused."""
    return build(
        "resetAccountQuota",
        "POST",
        "/api/v1/admin/accounts/{id}/quota-reset",
        m.ManagedAccount,
        path={"id": id},
        header={"Idempotency-Key": idempotency_key},
        body=body,
        accept="application/json",
        idempotent=True,
    )


def get_stats(*, if_none_match: Optional[str] = None) -> Call[m.Stats]:
    """Get statistics.

    The whole installation in figures."""
    return build(
        "getStats",
        "GET",
        "/api/v1/admin/stats",
        m.Stats,
        header={"If-None-Match": if_none_match},
        accept="application/json",
        idempotent=True,
    )


def create_token(*, body: m.TokenRequest) -> Call[m.Token]:
    """Get an access token.

    Signs in with e-mail and password, or turns an API key into a token that may do less and ends by itself.
    Five wrong passwords for an address within fifteen minutes close it for as long (429)."""
    return build(
        "createToken", "POST", "/api/v1/auth/token", m.Token, body=body, accept="application/json", idempotent=False
    )


def refresh_token(*, body: m.RefreshRequest) -> Call[m.Token]:
    """Refresh an access token.

    Answers with a new access token and the next refresh token; the one sent is used up. Sent again within ten seconds it gets the same successor, for answers
    that were lost; later it counts as stolen, and the whole session ends."""
    return build(
        "refreshToken", "POST", "/api/v1/auth/refresh", m.Token, body=body, accept="application/json", idempotent=False
    )


def revoke_token(*, body: m.RevokeRequest) -> Call[None]:
    """Revoke a token.

    Ends the session that an access or refresh token belongs to (RFC 7009). Unknown and expired tokens are fine. The body may also be a form, as the RFC has it."""
    return build("revokeToken", "POST", "/api/v1/auth/revoke", type(None), body=body, idempotent=False)
