import "./correction.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { Entry } from "../../../entry/entry.ts";
import { dateInWords } from "../../../kernel/words.ts";
import { categoryGroups, categoryWords } from "../../../privacy/category.ts";
import { api, reasonOf } from "../../api.ts";
import { say, spoken } from "../../language.tsx";
import { entryLine, kindOf } from "../../privacy/saying.ts";
import { type Child, givenName } from "../../shell/children.ts";
import { useDraft } from "../../shell/draft.ts";
import { ErrorSummary, type Wrong } from "../../shell/ErrorSummary.tsx";
import { Field } from "../../shell/Field.tsx";
import { NothingYet } from "../../shell/NothingYet.tsx";
import { useTitle } from "../../shell/title.ts";
import { backpackQuery } from "../learner-queries.ts";
import { dateOf } from "../open.ts";

const route = getRouteApi("/inside/my-data/wrong");

/** Asks the school to correct one item: which, what is wrong, what it should be. */
export function SayWrong() {
  const child = route.useLoaderData();
  const { t } = useLingui();
  useTitle(t`Say what is wrong`);
  return child ? <WrongForm child={child} /> : <NothingYet />;
}

interface Draft {
  readonly category: string;
  readonly entryId: string;
  readonly wrong: string;
  readonly shouldBe: string;
}

function WrongForm({ child }: { child: Child }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = route.useNavigate();
  const { entry: given } = route.useSearch();
  const { data: backpack } = useSuspenseQuery(backpackQuery(child.id));
  const first = backpack.entries.find(({ id }) => id === given);
  const [draft, keep, drop] = useDraft<Draft>(["wrong", child.id, given ?? ""], () => ({
    category: first?.category ?? "",
    entryId: first?.id ?? "",
    wrong: "",
    shouldBe: "",
  }));
  const [mistakes, setMistakes] = useState<readonly Wrong[]>([]);
  const [failed, setFailed] = useState<string>();
  const set = (part: Partial<Draft>) => keep({ ...draft, ...part });
  const held = categoryGroups
    .flatMap(({ categories }) => categories)
    .filter((category) => backpack.entries.some((entry) => entry.category === category));
  const items = backpack.entries.filter(({ category }) => category === draft.category).sort(newestFirst);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const missing = [
      ...(draft.entryId
        ? []
        : [{ field: draft.category ? "wrong-item" : "wrong-part", words: t`Choose what it is about.` }]),
      ...(draft.wrong.trim() ? [] : [{ field: "wrong-words", words: t`Say what is wrong.` }]),
    ];
    setMistakes(missing);
    if (missing.length > 0) return;
    try {
      const { entryId, wrong, shouldBe } = draft;
      await api.send("POST", `/learners/${child.id}/correction-requests`, {
        entryId,
        wrong: wrong.trim(),
        ...(shouldBe.trim() && { shouldBe: shouldBe.trim() }),
      });
      drop();
      await client.invalidateQueries({ queryKey: ["correction-requests", child.id] });
      announce(t`Sent to the school.`);
      await navigate({ to: "/my-data", search: { child: child.id } });
    } catch (error) {
      setFailed(reasonOf(error));
    }
  };
  const name = givenName(child);
  return (
    <form className="correction" noValidate onSubmit={(event) => void send(event)}>
      <p>
        <Link to="/my-data" search={{ child: child.id }} className="link">
          <ChevronLeft size={18} aria-hidden className="turn" /> <Trans>My data</Trans>
        </Link>
      </p>
      <h1>
        <Trans>Say what is wrong</Trans>
      </h1>
      <p className="lead">
        <Trans>It goes to the people who keep that part of {name}'s record. Another guardian is not told.</Trans>
      </p>
      <ErrorSummary wrong={mistakes} />
      {failed && (
        <p className="notice error" role="alert">
          {failed}
        </p>
      )}
      <Field id="wrong-part" label={t`Which part`} wrong={wordsFor(mistakes, "wrong-part")}>
        {(props) => (
          <select
            {...props}
            value={draft.category}
            onChange={({ target }) => set({ category: target.value, entryId: "" })}
          >
            <option value="">{t`Choose`}</option>
            {held.map((category) => (
              <option key={category} value={category}>
                {say(categoryWords[category].title)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.category && (
        <Field id="wrong-item" label={t`Which item`} wrong={wordsFor(mistakes, "wrong-item")}>
          {(props) => (
            <select {...props} value={draft.entryId} onChange={({ target }) => set({ entryId: target.value })}>
              <option value="">{t`Choose`}</option>
              {items.map((entry) => (
                <option key={entry.id} value={entry.id}>
                  {titleOf(entry)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field id="wrong-words" label={t`What is wrong?`} wrong={wordsFor(mistakes, "wrong-words")}>
        {(props) => (
          <textarea
            {...props}
            rows={3}
            maxLength={2_000}
            value={draft.wrong}
            onChange={({ target }) => set({ wrong: target.value })}
          />
        )}
      </Field>
      <Field
        id="wrong-instead"
        label={t`What should it be? (may stay empty)`}
        hint={t`Do not write about health or about other children here.`}
      >
        {(props) => (
          <textarea
            {...props}
            rows={2}
            maxLength={2_000}
            value={draft.shouldBe}
            onChange={({ target }) => set({ shouldBe: target.value })}
          />
        )}
      </Field>
      <button type="submit" className="button filled">
        <Trans>Send it to the school</Trans>
      </button>
    </form>
  );
}

const wordsFor = (mistakes: readonly Wrong[], field: string) => mistakes.find((each) => each.field === field)?.words;
const newestFirst = (a: Entry, b: Entry) => (dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : 0);

/** "Course grades: Algebra 1, B, Fall (Nov 3, 2026)". */
function titleOf(entry: Entry): string {
  const kind = kindOf(entry.kind);
  const date = dateInWords(dateOf(entry), spoken(), "medium");
  return `${kind ? say(kind.title) : entry.kind}: ${entryLine(entry, spoken())} (${date})`;
}
