import "./classes.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dateInWords } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";
import { useTitle } from "../shell/title.ts";
import { type ClassItem, classesQuery } from "./class-queries.ts";
import { useClassTitle } from "./class-title.ts";

/** The classes one teaches: those of now first, then those to come and those that ended. */
export function Classes() {
  const { t } = useLingui();
  useTitle(t`Classes`);
  const { data: classes } = useSuspenseQuery(classesQuery);
  const now = classes.filter(({ isNow }) => isNow);
  const others = classes.filter(({ isNow }) => !isNow);
  return (
    <>
      <div className="page-head">
        <h1>
          <Trans>Your classes</Trans>
        </h1>
      </div>
      {now.length > 0 && <ClassList classes={now} />}
      {others.length > 0 && (
        <section className="other-classes">
          <h2>
            <Trans>Earlier and later</Trans>
          </h2>
          <ClassList classes={others} />
        </section>
      )}
      {classes.length === 0 && (
        <p>
          <Trans>
            Your classes will be here. They come from the school's own system; the office can tell you when it sends
            next.
          </Trans>
        </p>
      )}
    </>
  );
}

function ClassList({ classes }: { classes: readonly ClassItem[] }) {
  const titleOf = useClassTitle();
  return (
    <ul role="list" className="class-list">
      {classes.map((each) => (
        <li key={each.id} className="panel class-card">
          <Link to="/classes/$classId" params={{ classId: each.id }}>
            {titleOf(each)}
          </Link>
          <span>
            <Plural value={each.learners} one="# learner" other="# learners" />
          </span>
          <span className="quiet">{[each.school, spanOf(each)].filter(Boolean).join(" · ")}</span>
        </li>
      ))}
    </ul>
  );
}

const spanOf = ({ startsOn, endsOn }: ClassItem): string =>
  [startsOn, endsOn]
    .map((each) => each && dateInWords(each, spoken(), "medium"))
    .filter(Boolean)
    .join(" – ");
