import { Trans } from "@lingui/react/macro";
import { dateInWords } from "../../kernel/words.ts";
import type { CopyRequest } from "../../privacy/copy-request.ts";
import { spoken } from "../language.tsx";
import { useCopySteps } from "./copy-words.ts";

/** What came of a request for copies, oldest first. */
export function CopySteps({ steps }: Pick<CopyRequest, "steps">) {
  const words = useCopySteps();
  if (steps.length === 0) return null;
  return (
    <ol className="steps">
      {steps.map(({ id, state, on, answer, fee, visit }) => (
        <li key={id}>
          <strong>{words[state]}</strong> <span className="quiet">{dateInWords(on, spoken(), "medium")}</span>
          {visit && (
            <span>{[dateInWords(visit.on, spoken()), visit.time, visit.place].filter(Boolean).join(", ")}</span>
          )}
          {fee && (
            <span>
              <Trans>Cost: {fee}. Who cannot pay gets it all the same.</Trans>
            </span>
          )}
          {answer && <q>{answer}</q>}
        </li>
      ))}
    </ol>
  );
}
