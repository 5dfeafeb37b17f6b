import type { Database } from "../store/connect.ts";
import type { Drawn } from "./families.testing.ts";
import { castOf, putInto } from "./families-cast.testing.ts";
import { putChoices } from "./families-choices.testing.ts";
import { putPapers } from "./families-papers.testing.ts";
import { putPlaces } from "./families-places.testing.ts";
import { putTies } from "./families-ties.testing.ts";

/** A drawn family as the database has it. */
export interface StoredFamily {
  readonly learnerId: string;
  /** Every hat and agreement that was made, tied or not. */
  readonly subjectIds: readonly string[];
}

/** Writes a drawn family into the tables, as an import and a family's clicks would. */
export async function storeFamily(work: Database, drawn: Drawn): Promise<StoredFamily> {
  const [put, cast] = [putInto(work), castOf(drawn)];
  for (const part of [putPlaces, putTies, putPapers, putChoices]) await part(put, drawn, cast);
  return { learnerId: cast.learner, subjectIds: cast.subjects.map(({ id }) => String(id)) };
}
