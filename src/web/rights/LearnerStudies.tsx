import { Trans } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { dateInWords, listing } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";
import { learnerStudiesQuery } from "./queries.ts";
import { useMeasureWords, useStudyStateWords } from "./study-words.ts";

/** Who gets counts of the school, what for and until when; nothing where nobody does. */
export function LearnerStudies({ learnerId }: { learnerId: string }) {
  const { data: studies } = useSuspenseQuery(learnerStudiesQuery(learnerId));
  const [names, states] = [useMeasureWords(), useStudyStateWords()];
  if (studies.length === 0) return null;
  return (
    <section className="panel my-data-panel" aria-labelledby="studies">
      <h2 id="studies">
        <Trans>Audits and studies</Trans>
      </h2>
      <p>
        <Trans>They get counts of many learners together. Nobody's record goes to them.</Trans>
      </p>
      <ul role="list">
        {studies.map(({ id, title, party, purpose, measures, endsOn, state }) => {
          const day = dateInWords(endsOn, spoken(), "medium");
          const counted = listing(
            measures.map((each) => names[each]),
            spoken(),
          );
          return (
            <li key={id}>
              <strong>
                <bdi>{title}</bdi>, <bdi>{party}</bdi>.
              </strong>{" "}
              {purpose}{" "}
              <Trans>
                Counted: {counted}. Until {day}.
              </Trans>{" "}
              {states[state]}.
            </li>
          );
        })}
      </ul>
    </section>
  );
}
