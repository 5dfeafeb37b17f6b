import type { Remark } from "../../kernel/remark.ts";
import type { Sent } from "../adapter.ts";
import { FileDamaged } from "../standard.ts";
import type { EdFiContext } from "./context.ts";
import { type Document, type Piece, parseDocument } from "./document.ts";
import { adapters } from "./elements.ts";
import { holdsDeletes } from "./pages.ts";

/**
 * What the deletes of an API come to. A record that was deleted and made again has another id of the API's, and stays; one that
 * says only such an id is known if a page of this bundle holds it, read before it was deleted.
 */
export class Deletes {
  readonly #rows = new Set<string>();
  readonly #ids = new Map<string, string>();
  readonly #unknown: Remark[] = [];
  #many = 0;

  static async of(documents: readonly Document[], context: EdFiContext): Promise<Deletes> {
    const deletes = new Deletes();
    for (const document of documents) {
      if (document.page === undefined || !holdsDeletes(document.file.path)) continue;
      try {
        for await (const piece of parseDocument(document)) deletes.#take(piece, context);
      } catch (error) {
        if (!(error instanceof FileDamaged)) throw error; // it is said when the file is read
      }
    }
    return deletes;
  }

  #take({ deleted = [] }: Piece, context: EdFiContext): void {
    for (const { name, at, id, identity } of deleted) {
      this.#many += 1;
      const row = identity && adapters[name]?.rowOf(identity, context);
      if (row !== undefined) this.#rows.add(row);
      else if (id !== undefined) this.#ids.set(id, at);
      else this.#unknown.push({ code: "edfi.delete-unknown", at });
    }
  }

  /** The elements of a piece that nobody deleted since; the others end. */
  left({ elements, ids = [] }: Piece, context: EdFiContext): Piece["elements"] {
    if (this.#ids.size === 0) return elements;
    return elements.filter((element, place) => {
      const id = ids[place];
      if (id === undefined || !this.#ids.delete(id)) return true;
      const row = adapters[element.name]?.rowOf(element, context);
      if (row !== undefined) this.#rows.add(row);
      return false;
    });
  }

  /** What is sent in the same bundle was made again. */
  madeAgain(sent: readonly Sent[]): void {
    if (this.#rows.size > 0) for (const { row } of sent) this.#rows.delete(row);
  }

  /** Rows that end, and what was said of a record that nobody can tell. */
  ended(): { readonly ended: readonly string[]; readonly remarks: readonly Remark[]; readonly rows: number } {
    const unknown = [...this.#ids.values()].map((at): Remark => ({ code: "edfi.delete-unknown", at }));
    return { ended: [...this.#rows], remarks: [...this.#unknown, ...unknown], rows: this.#many };
  }
}
