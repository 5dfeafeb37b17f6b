/**
 * What is wrong with somebody's data: collected, stored with the import, never thrown. `code` is stable and public;
 * `at` is `file:line`; `message` may quote a cell only of a column that can identify no one.
 */
export interface Remark {
  readonly code: string;
  readonly at: string;
  readonly message?: string;
}

/** The file of a place, `file:line`. */
export const fileOfPlace = (at: string): string => at.slice(0, Math.max(0, at.lastIndexOf(":")));

/** Remarks grouped by code, as an import reports them. `first` is where the first one was seen. */
export interface RemarkGroup {
  readonly code: string;
  readonly count: number;
  readonly first: string;
}

/** Groups remarks by code, most first; memory stays bounded by the number of codes, not of remarks. */
export class RemarkTally {
  readonly #groups = new Map<string, { count: number; first: string }>();

  add({ code, at }: Remark): void {
    const group = this.#groups.get(code);
    if (group) group.count += 1;
    else this.#groups.set(code, { count: 1, first: at });
  }

  groups(): RemarkGroup[] {
    const rows = [...this.#groups].map(([code, { count, first }]) => ({ code, count, first }));
    return rows.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }
}
