import { Trans } from "@lingui/react/macro";
import { listing } from "../../kernel/words.ts";
import type { AgreementTerms } from "../../privacy/agreement.ts";
import { dataCategories, dataCategoryKeys, headingOf } from "../../privacy/data-category.ts";
import { fieldWords, kindWords } from "../entry/field-words.ts";
import { say, spoken } from "../language.tsx";

type Lines = AgreementTerms["schedule"];

/** The schedule of data: what of each kind an app gets and what for, under the headings that agreements use. */
export function Schedule({ schedule }: { schedule: Lines }) {
  const byHeading = Map.groupBy(schedule, ({ kind, heading }) => heading ?? headingOf(kind));
  return (
    <dl className="schedule">
      {dataCategoryKeys.flatMap((key) => {
        const lines = byHeading.get(key);
        return lines ? [<Heading key={key} title={say(dataCategories[key])} lines={lines} />] : [];
      })}
    </dl>
  );
}

function Heading({ title, lines }: { title: string; lines: Lines }) {
  return (
    <div>
      <dt>{title}</dt>
      {lines.map(({ kind, fields, why }) => (
        <dd key={`${kind} ${fields.join()}`}>
          <strong>{kindWords(kind)}:</strong>{" "}
          {fields.includes("*") ? (
            <Trans>all of it</Trans>
          ) : (
            <Trans>only {listing(fields.map(fieldWords), spoken())}</Trans>
          )}
          {why && <span className="quiet">{say(why)}</span>}
        </dd>
      ))}
    </div>
  );
}
