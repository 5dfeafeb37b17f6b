import "./narrative.css";
import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Face } from "../../shell/Face.tsx";
import { Sheet } from "../../shell/Sheet.tsx";
import { NarrativeForm } from "./NarrativeForm.tsx";
import { writtenQuery } from "./queries.ts";
import { type InRound, nextOf } from "./round.ts";
import { type SavedNarrative, SavedNarrativeWords } from "./SavedNarrativeWords.tsx";

interface Props {
  readonly inClass: { readonly id: string; readonly title: string };
  readonly learners: readonly InRound[];
  readonly learnerId: string;
  readonly onLearner: (learnerId: string) => void;
  readonly onClose: () => void;
}

/** Words about one learner after another, without leaving the class: whose they are stands on top with the face. */
export function NarrativeSheet({ inClass, learners, learnerId, onLearner, onClose }: Props) {
  const { data: round } = useQuery(writtenQuery(inClass.id));
  const [saved, setSaved] = useState<SavedNarrative>();
  const written = new Set(round?.written);
  const count = written.size;
  const one = learners.find((each) => each.learnerId === learnerId);
  if (!one) return null;
  const next = nextOf(learners, learnerId, new Set([...written, learnerId]));
  const nextName = next?.name;
  return (
    <Sheet
      onClose={onClose}
      title={
        <span className="narrative-who">
          <Face name={one.name} size={56} />
          <span>{one.name}</span>
        </span>
      }
    >
      <p className="quiet">
        {round && (
          <Plural
            value={round.learners}
            one={`${count} of # learner has words from you this term.`}
            other={`${count} of # have words from you this term.`}
          />
        )}
      </p>
      <SavedNarrativeWords saved={saved} classId={inClass.id} onUndone={() => setSaved(undefined)} />
      <NarrativeForm
        key={learnerId}
        inClass={inClass}
        learner={one}
        onSaved={(entryId) => {
          setSaved({ ...one, entryId });
          if (next) onLearner(next.learnerId);
        }}
      />
      {next && (
        <button type="button" className="link" onClick={() => onLearner(next.learnerId)}>
          <ChevronRight size={18} aria-hidden /> <Trans>Go on to {nextName} without saving</Trans>
        </button>
      )}
      <p className="quiet">
        <Trans>The family reads what you write here, with your name.</Trans>
      </p>
    </Sheet>
  );
}
