// Walks through a list that comes in pages.

/** What any list answers with. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly nextCursor: string | null;
}

/**
 * Every entry of a list, page after page.
 *
 * `for await (const key of each((cursor) => client.apiKeys.list({ cursor })))`
 */
export async function* each<T>(list: (cursor: string | undefined) => Promise<Page<T>>): AsyncGenerator<T> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Page<T> = await list(cursor);
    yield* page.data;
    cursor = page.nextCursor;
  }
}
