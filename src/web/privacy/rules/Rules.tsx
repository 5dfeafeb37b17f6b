import "../../server/office.css";
import "./rules.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { dateInWords } from "../../../kernel/words.ts";
import type { PackCellView } from "../../../privacy/pack-version.ts";
import type { PackChange } from "../../../privacy/school-pack.ts";
import { api } from "../../api.ts";
import { say, spoken } from "../../language.tsx";
import { QuietHours } from "../../message/QuietHours.tsx";
import { useDraft } from "../../shell/draft.ts";
import { Field } from "../../shell/Field.tsx";
import { useTitle } from "../../shell/title.ts";
import { type Act, type Told, useActing } from "../../shell/use-acting.ts";
import { BothSign } from "./BothSign.tsx";
import { Proposal } from "./Proposal.tsx";
import { packQuery, packVersionsQuery } from "./queries.ts";
import { RuleHistory } from "./RuleHistory.tsx";
import { RuleTable } from "./RuleTable.tsx";
import { useRuleWords } from "./rule-words.ts";

type Changes = Readonly<Record<string, PackChange>>;
const keyOf = ({ policy, slice }: Pick<PackCellView, "policy" | "slice">) => `${policy} ${slice}`;
const keyed = (changes: readonly PackChange[]): Changes =>
  Object.fromEntries(changes.map((each) => [keyOf(each), each]));

/** The school's console of who sees what: what law and family decide, what the school set, and how it may be set otherwise. */
export function Rules() {
  const { t } = useLingui();
  useTitle(t`Rules`);
  const { data: versions } = useSuspenseQuery(packVersionsQuery);
  const { told, act } = useActing([packQuery.queryKey]);
  // What is chosen here is chosen against what is in force: with another version it begins anew.
  return <RulesAs key={versions.find(({ state }) => state === "in-force")?.id} told={told} act={act} />;
}

function RulesAs({ told, act }: { told: Told | undefined; act: Act }) {
  const { t } = useLingui();
  const { data: pack } = useSuspenseQuery(packQuery);
  const { data: versions } = useSuspenseQuery(packVersionsQuery);
  const words = useRuleWords();
  const fields = { group: useId(), note: useId() };
  const inForce = versions.find(({ state }) => state === "in-force")?.changes ?? [];
  const proposal = versions.find(({ state }) => state === "proposed");
  const [draft, keep, drop] = useDraft<Changes>(["rules", inForce.map(keyOf).join()], () => keyed(inForce));
  const isBoth = pack.bothSign.isOn;
  const [bothSign, setBothSign] = useState(isBoth);
  const groups = [...new Map(pack.cells.map((cell) => [cell.policy, cell])).values()];
  const [group, setGroup] = useState("teacher");
  const [wrong, setWrong] = useState<string>();
  const changes = Object.values(draft);
  const isSame = bothSign === isBoth && JSON.stringify(keyed(inForce)) === JSON.stringify(draft);
  const choose = (cell: PackCellView, to: PackChange["to"] | undefined) => {
    const { [keyOf(cell)]: _, ...rest } = draft;
    keep(to ? { ...rest, [keyOf(cell)]: { policy: cell.policy, slice: cell.slice, to } } : rest);
  };
  const propose = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get("note") ?? "").trim();
    setWrong(note ? undefined : t`Say by which decision: it stays in the history.`);
    if (!note) return document.getElementById(fields.note)?.focus();
    const sent = await act(t`Proposed. Another administrator puts it in force.`, () =>
      api.send("POST", "/pack/versions", { changes, bothSign, note }),
    );
    if (sent) drop();
  };
  const current = groups.find(({ policy }) => policy === group) ?? groups[0];
  const since = dateInWords(pack.effectiveOn, spoken());
  return (
    <div className="office-page">
      <header>
        <h1>
          <Trans>Rules</Trans>
        </h1>
        <p className="lead">
          <Trans>
            What the law fixes, what the school sets, and what each family decides. {say(pack.title)}, since {since}.
          </Trans>
        </p>
        <p className="quiet">
          {say(pack.setBy)}. {say(pack.object)}
        </p>
        <ul role="list" className="rule-links">
          <li>
            <Link to="/rules/retention">
              <Trans>How long things are kept, and how they are destroyed</Trans>
            </Link>
          </li>
          <li>
            <Link to="/rules/notice">
              <Trans>The yearly notice of rights, and directory information</Trans>
            </Link>
          </li>
          <li>
            <Link to="/studies">
              <Trans>Audits and studies that get counts of the district</Trans>
            </Link>
          </li>
          <li>
            <Link to="/rules/elements">
              <Trans>What profiles hold: turn parts off or on</Trans>
            </Link>
          </li>
          <li>
            <Link to="/custom-elements">
              <Trans>Elements of your own</Trans>
            </Link>
          </li>
          <li>
            <Link to="/instruments">
              <Trans>Questionnaires, and what families are asked first</Trans>
            </Link>
          </li>
        </ul>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {!pack.isCompiled && (
        <p className="notice" role="status">
          <Trans>
            The new rules are in force as soon as everybody's rights are made anew. That takes up to a minute.
          </Trans>
        </p>
      )}
      {proposal && <Proposal version={proposal} isBoth={isBoth} act={act} />}
      <BothSign categories={pack.bothSign.categories} isOn={bothSign} onChange={setBothSign} />
      <section className="panel office-panel">
        <Field id={fields.group} label={t`Whose rules`}>
          {(props) => (
            <select {...props} value={current?.policy} onChange={({ target }) => setGroup(target.value)}>
              {groups.map(({ policy, audience }) => (
                <option key={policy} value={policy}>
                  {words.policy(policy, audience)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {current && (
          <RuleTable
            title={words.policy(current.policy, current.audience)}
            cells={pack.cells.filter(({ policy }) => policy === current.policy)}
            chosen={(cell) => draft[keyOf(cell)]?.to}
            onChoose={choose}
          />
        )}
        {!isSame && !proposal && (
          <form className="rules-propose" noValidate onSubmit={(event) => void propose(event)}>
            <h2>
              <Plural
                value={changes.length}
                _0="All parts as shipped"
                one="# part otherwise than shipped"
                other="# parts otherwise than shipped"
              />
            </h2>
            <Field id={fields.note} label={t`Why: by which decision of the board`} wrong={wrong}>
              {(props) => <input {...props} name="note" maxLength={500} autoComplete="off" />}
            </Field>
            <p className="ending-acts">
              <button type="submit" className="button filled">
                <Trans>Propose it</Trans>
              </button>
              <button
                type="button"
                className="button"
                onClick={() => {
                  keep(keyed(inForce));
                  setBothSign(isBoth);
                }}
              >
                <Trans>Leave it as it is</Trans>
              </button>
            </p>
          </form>
        )}
      </section>
      <RuleHistory
        versions={versions}
        onReturn={(version) => {
          keep(keyed(version.changes));
          setBothSign(version.bothSign);
        }}
      />
      <QuietHours />
    </div>
  );
}
