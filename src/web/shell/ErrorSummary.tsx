import { Plural } from "@lingui/react/macro";
import { useEffect, useRef } from "react";

/** One thing to mend, said over the form and at its field. */
export interface Wrong {
  /** The id of the field, to go there. */
  readonly field: string;
  /** How to mend it; the same words stand beside the field. */
  readonly words: string;
}

/** What is not right yet, on top, with the focus, and a way to each field (WCAG 2.2, 3.3.1 and 3.3.3). */
export function ErrorSummary({ wrong }: { wrong: readonly Wrong[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wrong.length > 0) box.current?.focus();
  }, [wrong]);
  if (wrong.length === 0) return null;
  return (
    <div className="notice error" role="alert" tabIndex={-1} ref={box}>
      <div>
        <h2>
          <Plural value={wrong.length} one="One thing is not right yet" other="# things are not right yet" />
        </h2>
        <ul>
          {wrong.map(({ field, words }) => (
            <li key={field}>
              <a
                href={`#${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(field)?.focus();
                }}
              >
                {words}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
