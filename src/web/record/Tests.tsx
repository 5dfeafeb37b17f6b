import "./tests.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { ClipboardCheck } from "lucide-react";
import { dateInWords } from "../../kernel/words.ts";
import { growth, growthIn } from "../../record/growth.ts";
import { gainIn, nameOfTest, numberIn, outcomeOf, testResult } from "../../record/test-result.ts";
import { Block } from "../entry/Block.tsx";
import { dateOf, itemsOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid, PartSaid } from "../entry/Said.tsx";
import { spoken } from "../language.tsx";
import { later } from "../shell/later.tsx";
import type { Sitting } from "./test-scale.ts";

const TestChart = later(() => import("./TestChart.tsx"), "TestChart");

interface Test {
  readonly name: string;
  /** Newest first. */
  readonly sittings: readonly Sitting[];
  /** What a source measured of growth, else what we worked out between two sittings. */
  readonly grew: string | undefined;
}

/** Tests with all their sittings, each on its own scale; from the summary where the items are not open. */
function testsOf(view: View): Test[] {
  const items = itemsOf(view, testResult);
  const all = items.map(({ body, entry }) => {
    const { range, metFrom, test } = body;
    const values = body.scores.map(({ value }) => numberIn(value)).filter((each) => each !== undefined);
    const inRange = range && values.find((each) => each >= range.low && each <= range.high);
    return {
      name: nameOfTest(body),
      on: dateOf(entry),
      value: inRange ?? values[0],
      low: range?.low,
      high: range?.high,
      metFrom,
      outcome: outcomeOf(body),
      grade: test.grade,
    };
  });
  const summed = (summaryOf(view, testResult)?.value ?? []).map(({ test, outcome, on, range, metFrom }) => ({
    name: test,
    on,
    value: numberIn(outcome),
    low: range?.low,
    high: range?.high,
    metFrom,
    outcome,
    grade: undefined,
  }));
  const groups = Map.groupBy(all.length > 0 ? all : summed, ({ name }) => name);
  return [...groups].map(([name, sittings]) => ({ name, sittings, grew: grewIn(view, name) }));
}

function grewIn(view: View, name: string): string | undefined {
  const measured =
    itemsOf(view, growth).find(({ body }) => nameOfTest(body) === name)?.body ??
    summaryOf(view, growth)?.value.find(({ test }) => test === name);
  if (measured) {
    const { low, high } = measured;
    const said = growthIn(measured, spoken());
    return low === undefined || high === undefined ? said : `${said} (${low} – ${high})`;
  }
  const gain = summaryOf(view, testResult)?.value.find(({ test }) => test === name)?.gain;
  return gain && gainIn(gain, spoken());
}

/** Tests, each with its range drawn and said; never two tests on one scale. */
export function Tests({ view }: { view: View }) {
  const { t } = useLingui();
  const tests = testsOf(view);
  const [first] = tests;
  const part = summaryOf(view, testResult)?.part;
  const [newest] = itemsOf(view, testResult);
  if (!first) return null;
  return (
    <Block
      view={view}
      icon={ClipboardCheck}
      title={t`Tests`}
      slices={["tests"]}
      says={[first.name, first.sittings[0]?.outcome].filter(Boolean).join(": ")}
      className="charted"
    >
      <ul role="list" className="rows">
        {tests.map((test) => (
          <li key={test.name}>
            <TestLine test={test} />
          </li>
        ))}
      </ul>
      {newest ? <EntrySaid view={view} entry={newest.entry} /> : part && <PartSaid view={view} part={part} />}
    </Block>
  );
}

function TestLine({ test: { name, sittings, grew } }: { test: Test }) {
  const { t } = useLingui();
  const [newest] = sittings;
  if (!newest) return null;
  const date = dateInWords(newest.on, spoken(), "medium");
  return (
    <div className="test">
      <h3>
        {name}: {newest.outcome}
      </h3>
      <p className="quiet">
        {[
          newest.value !== undefined && `${newest.value}`,
          date,
          newest.low !== undefined && newest.high !== undefined && t`likely between ${newest.low} and ${newest.high}`,
        ]
          .filter(Boolean)
          .join(", ")}
        .
      </p>
      {grew && <p>{grew}.</p>}
      <TestChart name={name} sittings={sittings} />
      {sittings.length > 1 && (
        <details className="why">
          <summary>
            <Trans>The same numbers as a table</Trans>
          </summary>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Date</Trans>
                </th>
                <th scope="col">
                  <Trans>Score</Trans>
                </th>
                <th scope="col">
                  <Trans>Likely between</Trans>
                </th>
                <th scope="col">
                  <Trans>Outcome</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {sittings.map(({ on, value, low, high, outcome }) => (
                <tr key={`${on} ${value}`}>
                  <th scope="row">{dateInWords(on, spoken(), "medium")}</th>
                  <td>{value ?? <Trans>none</Trans>}</td>
                  <td>{low !== undefined ? `${low} – ${high}` : <Trans>not given</Trans>}</td>
                  <td>{outcome}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </div>
  );
}
