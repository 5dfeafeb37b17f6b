import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Disagreement, RecordRule } from "../../exchange/source-of-record.ts";
import { api } from "../api.ts";
import { fieldWords, kindWords } from "../entry/field-words.ts";
import type { Act } from "../shell/use-acting.ts";

/** Fields that sources say differently, and the choice of whose word counts. Counts alone: no learner's value is in it. */
export function Disagreements({
  disagreements,
  rules,
  act,
}: {
  disagreements: readonly Disagreement[];
  rules: readonly RecordRule[];
  act: Act;
}) {
  const { t } = useLingui();
  const ruleOf = (each: Disagreement) => rules.find(({ kind, field }) => kind === each.kind && field === each.field);
  const set = ({ kind, field, sources }: Disagreement, first: string) => {
    const inOrder = first === "" ? [] : [first, ...sources.filter((name) => name !== first)];
    void act(t`Saved.`, () => api.send("PUT", "/sources/record", { kind, field, sources: inOrder }));
  };
  return (
    <section className="panel office-panel">
      <h2>
        <Plural value={disagreements.length} one="# value disagrees" other="# values disagree" />
      </h2>
      <p className="quiet">
        <Trans>
          Both stay in the record with where they came from. Summaries follow the source that counts; what a family said
          itself stands beside it.
        </Trans>
      </p>
      <ul className="import-list">
        {disagreements.map((each) => {
          const { kind, field, sources, learners } = each;
          const rule = ruleOf(each);
          const what = `${kindWords(kind)}: ${fieldWords(field)}`;
          return (
            <li key={`${kind} ${field} ${sources.join()}`} className="merge">
              <span>{what}</span>
              <span className="quiet">
                <Plural value={learners} one="# learner" other="# learners" />
              </span>
              <label>
                <Trans>Counts:</Trans>{" "}
                <select
                  value={rule?.sources[0] ?? ""}
                  aria-label={t`Which source counts for ${what}`}
                  onChange={({ target }) => set(each, target.value)}
                >
                  <option value="">{t`the usual one`}</option>
                  {sources.map((name) => (
                    <option key={name}>{name}</option>
                  ))}
                </select>
              </label>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
