import "./record-evidence.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { type FormEvent, useState } from "react";
import { api, reasonOf } from "../api.ts";
import { installationQuery } from "../queries.ts";
import { useDraft } from "../shell/draft.ts";
import { ErrorSummary, type Wrong } from "../shell/ErrorSummary.tsx";
import { useTitle } from "../shell/title.ts";
import { dayOneQuery } from "./class-queries.ts";
import { useClassTitle } from "./class-title.ts";
import { beginning, type EvidenceDraft, requestOf, setAll, setOne } from "./evidence.ts";
import { LevelGrid } from "./LevelGrid.tsx";
import { SavedEvidence } from "./SavedEvidence.tsx";
import { SetAll } from "./SetAll.tsx";
import { StandardPicker } from "./StandardPicker.tsx";

const route = getRouteApi("/inside/classes/$classId/evidence");

/** What was just saved, with what is needed to take it back. */
export interface Saved {
  readonly draft: EvidenceDraft;
  readonly entries: readonly { readonly learnerId: string; readonly entryId: string }[];
}

/** Evidence for one standard and a whole class in under a minute: choose, set all, set the exceptions, save. */
export function RecordEvidence() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { classId } = route.useParams();
  const { unit } = route.useSearch();
  const { data: day } = useSuspenseQuery(dayOneQuery(classId, unit));
  const { data: installation } = useSuspenseQuery(installationQuery);
  const [draft, keep, drop] = useDraft(["evidence", classId], () => beginning(installation.today));
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const [saved, setSaved] = useState<Saved>();
  const title = useClassTitle()(day.class);
  useTitle(t`Record evidence, ${title}`);
  const ids = day.tiles.map(({ learnerId }) => learnerId);
  const count = Object.keys(draft.levels).length;

  const check = (): Wrong[] => [
    ...(draft.standard ? [] : [{ field: "standard", words: t`Choose the standard that the evidence is about.` }]),
    ...(count > 0 ? [] : [{ field: "levels", words: t`Set a level for at least one learner.` }]),
    ...(draft.observedOn && draft.observedOn <= installation.today
      ? []
      : [{ field: "observed-on", words: t`Choose a date that is not after today.` }]),
  ];
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const found = check();
    setWrong(found);
    if (found.length > 0) return;
    try {
      const request = requestOf(draft, ids);
      const { entryIds } = await api.send<{ entryIds: string[] }>("POST", `/classes/${classId}/evidence`, request);
      setSaved({
        draft,
        entries: request.results.map(({ learnerId }, place) => ({ learnerId, entryId: entryIds[place] ?? "" })),
      });
      keep({ ...beginning(installation.today), standard: draft.standard });
      drop();
      announce(t`Saved for ${count} learners`, "polite");
      await client.invalidateQueries({ queryKey: ["classes"], refetchType: "none" });
      await client.invalidateQueries({ queryKey: ["learner"], refetchType: "none" });
    } catch (error) {
      const words = reasonOf(error);
      setWrong([{ field: "levels", words }]);
    }
  };
  const wordsFor = (field: string) => wrong.find((each) => each.field === field)?.words;

  return (
    <form className="record-evidence" onSubmit={(event) => void save(event)} noValidate>
      <div className="page-head">
        <div>
          <p className="no-print">
            <Link
              to="/classes/$classId"
              params={{ classId }}
              search={unit === undefined ? {} : { unit }}
              className="link"
            >
              <ChevronLeft size={18} aria-hidden className="turn" />
              {title}
            </Link>
          </p>
          <h1>
            <Trans>Record evidence</Trans>
          </h1>
        </div>
        <button type="submit" className="button filled">
          {count > 0 ? (
            <Plural value={count} one="Save for # learner" other="Save for # learners" />
          ) : (
            <Trans>Save</Trans>
          )}
        </button>
      </div>
      <ErrorSummary wrong={wrong} />
      {saved && (
        <SavedEvidence
          saved={saved}
          onUndone={() => {
            keep(saved.draft);
            setSaved(undefined);
          }}
        />
      )}
      <div className="panel evidence-what">
        <StandardPicker
          id="standard"
          unit={day.unit}
          chosen={draft.standard}
          onChoose={(standard) => keep({ ...draft, standard })}
          wrong={wordsFor("standard")}
        />
        <div className="evidence-when">
          <div className="field">
            <label htmlFor="evidence-title">
              <Trans>What was it? (may stay empty)</Trans>
            </label>
            <input
              id="evidence-title"
              value={draft.title}
              maxLength={300}
              autoComplete="off"
              onChange={({ target }) => keep({ ...draft, title: target.value })}
            />
          </div>
          <div className="field">
            <label htmlFor="observed-on">
              <Trans>Seen on</Trans>
            </label>
            <input
              id="observed-on"
              type="date"
              value={draft.observedOn}
              max={installation.today}
              aria-invalid={wordsFor("observed-on") ? true : undefined}
              onChange={({ target }) => keep({ ...draft, observedOn: target.value })}
            />
            {wordsFor("observed-on") && <p className="wrong">{wordsFor("observed-on")}</p>}
          </div>
        </div>
      </div>
      <div className="panel evidence-levels" id="levels" tabIndex={-1}>
        <SetAll onSet={(level) => keep(setAll(draft, ids, level))} />
        {wordsFor("levels") && <p className="wrong">{wordsFor("levels")}</p>}
        <p className="quiet">
          <Trans>Then the exceptions: arrow keys move, 1 to 4 set a level, 0 takes it away.</Trans>
        </p>
        <LevelGrid
          learners={day.tiles}
          levels={draft.levels}
          onSet={(learnerId, level) => keep(setOne(draft, learnerId, level))}
        />
      </div>
    </form>
  );
}
