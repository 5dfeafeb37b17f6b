import type { Entry } from "../../entry/entry.ts";
import type { View } from "./open.ts";

/** Kinds of which one entry is written by several (`isTogether`): a test holds the list against the kinds. */
export const together: ReadonlySet<string> = new Set(["goal", "learning-plan", "readiness", "application", "aid-form"]);

/** Whether one may correct an entry: one's own, what one keeps for the school, or what is written together. The database decides. */
export function mayChange({ learner, me }: Pick<View, "learner" | "me">, { kind, provenance, body }: Entry): boolean {
  const mayWrite = learner.mayContribute.includes(kind);
  if (mayWrite && (provenance.author.id === me || learner.maySteward.includes(kind))) return true;
  if (!together.has(kind)) return false;
  const { people = [] } = body as { people?: { subjectId?: string; writes?: boolean }[] }; // of kinds written together
  return mayWrite || people.some(({ subjectId, writes }) => subjectId === me && writes === true);
}
