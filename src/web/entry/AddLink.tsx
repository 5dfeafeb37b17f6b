import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useAddWords } from "./add-words.ts";
import type { View } from "./open.ts";

/** The one action of an empty block: to write what belongs there, for who may. */
export function AddLink({ view, kind, label }: { view: View; kind: string; label?: string }) {
  const words = useAddWords(view);
  if (!view.learner.mayContribute.includes(kind)) return null;
  return (
    <Link
      className="button dense no-print"
      to="/learners/$learnerId/write/$kind"
      params={{ learnerId: view.learner.id, kind }}
      search={{}}
    >
      <Plus size={16} aria-hidden /> {label ?? words(kind)?.title}
    </Link>
  );
}
