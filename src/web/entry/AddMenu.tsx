import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { ownNamed } from "../own-kinds.ts";
import { Popup } from "../shell/Popup.tsx";
import { useAddWords } from "./add-words.ts";
import type { View } from "./open.ts";
import { useVoices } from "./voice.ts";

/** In the order of what people most often came to add. */
const offered = [
  ...["personal-best", "goal", "about-me", "work", "family-knowledge", "reach", "name"],
  ...["community-service", "work-experience", "outside-learning", "skill"],
];
/** Teachers and counselors what they saw, a nurse what keeps a learner safe, the office what it keeps the record of. */
const offeredToStaff = [
  ...["narrative", "health-alert", "emergency-plan", "immunization"],
  ...["transcript-course", "diploma", "program-status", "demographics", "home-access"],
];

/** What one may add: one thing is a link, several are a menu, nothing is nothing. */
export function AddMenu({ view }: { view: View }) {
  const { t } = useLingui();
  const voices = useVoices();
  const words = useAddWords(view);
  const all = view.reader === "staff" ? offeredToStaff : offered;
  const own = view.learner.mayContribute.filter(ownNamed);
  const kinds = [...all.filter((kind) => view.learner.mayContribute.includes(kind)), ...own];
  const [only, second] = kinds;
  const button = (
    <>
      <Plus size={18} aria-hidden />{" "}
      {only === "narrative" || view.reader !== "staff" ? voices.add[view.reader] : t`Add to the record`}
    </>
  );
  if (!only) return null;
  if (!second) {
    return (
      <Link
        className="button filled"
        to="/learners/$learnerId/write/$kind"
        params={{ learnerId: view.learner.id, kind: only }}
        search={{}}
      >
        {button}
      </Link>
    );
  }
  return (
    <Popup className="button filled" button={button}>
      {() =>
        kinds.map((kind) => (
          <Link
            key={kind}
            className="popup-choice"
            to="/learners/$learnerId/write/$kind"
            params={{ learnerId: view.learner.id, kind }}
            search={{}}
          >
            <span>
              <strong>{words(kind)?.title}</strong>
              <br />
              <span className="quiet">{words(kind)?.what}</span>
            </span>
          </Link>
        ))
      }
    </Popup>
  );
}
