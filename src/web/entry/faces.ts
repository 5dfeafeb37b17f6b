import { Building2, type LucideIcon, PenLine, Scale, Sparkles } from "lucide-react";
import type { Entry } from "../../entry/entry.ts";

/** Who stands behind a fact, told apart by shape and not by color alone. Signed by an issuer comes with credentials. */
export type FaceKind = "school" | "said" | "suggested" | "legal";

/** One picture for each, because color alone tells nothing. */
export const faceIcons: Readonly<Record<FaceKind, LucideIcon>> = {
  school: Building2,
  said: PenLine,
  suggested: Sparkles,
  legal: Scale,
};

/** Whose word is a person's own and nothing of the school's record: a helper's too, once the family accepted it. */
const ownWord: ReadonlySet<string> = new Set(["learner", "guardian", "helper"]);

/** The face of who asserted something. */
export const faceOf = ({ method, author }: Pick<Entry["provenance"], "method" | "author">): FaceKind => {
  if (method === "derived") return "suggested";
  return ownWord.has(author.kind) ? "said" : "school";
};
