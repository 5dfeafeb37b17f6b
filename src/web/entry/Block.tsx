import "./block.css";
import type { LucideIcon } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { Slice } from "../../privacy/category.ts";
import { SeenBy } from "../privacy/SeenBy.tsx";
import { useNarrow } from "../shell/use-narrow.ts";
import { isFamily, type View } from "./open.ts";
import { Statements } from "./Statements.tsx";

interface Props {
  readonly view: View;
  readonly icon: LucideIcon;
  readonly title: string;
  /** What of the record it draws from: who sees that stands on the family's page. */
  readonly slices: readonly Slice[];
  /** One sentence of it. With one, the block folds to it on a phone and for a child. */
  readonly says?: ReactNode;
  /** Beside the heading, on a desk. */
  readonly aside?: ReactNode;
  readonly className?: string;
  /** Inside of another panel. */
  readonly isPlain?: boolean;
  readonly children: ReactNode;
}

/** One block of a backpack: a heading, who sees it (on the family's page alone), and what is in it. */
export function Block({ view, icon: Icon, title, slices, says, aside, className = "", isPlain, children }: Props) {
  const id = useId();
  const isNarrow = useNarrow();
  const seen = isFamily(view) && <SeenBy learnerId={view.learner.id} slices={slices} about={title} />;
  const classes = `block ${isPlain ? "" : "panel"} ${className}`;
  if (says !== undefined && (isNarrow || view.reader === "child")) {
    return (
      <section className={classes} aria-labelledby={id}>
        <details className="block-fold">
          <summary>
            <h2 id={id}>{title}</h2>
            <span className="quiet">{says}</span>
          </summary>
          <div className="block-body">
            {children}
            <Statements view={view} slices={slices} />
          </div>
          {seen && <footer className="block-foot">{seen}</footer>}
        </details>
      </section>
    );
  }
  return (
    <section className={classes} aria-labelledby={id}>
      <header className="block-head">
        <h2 id={id}>
          <Icon size={18} aria-hidden /> {title}
        </h2>
        {aside}
        {!isNarrow && seen}
      </header>
      <div className="block-body">
        {children}
        <Statements view={view} slices={slices} />
      </div>
      {isNarrow && seen && <footer className="block-foot">{seen}</footer>}
    </section>
  );
}
